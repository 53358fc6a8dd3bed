import { Eraser } from 'lucide-react'
import { useState } from 'react'
import { useText } from '~/i18n'
import { fetchPart } from '~/i18n/fetch-part'
import { Button } from '~/ui/button'
import { ConfirmDialog } from '~/ui/dialog'
import { Notice } from '~/ui/notice'

/** "Trả máy, xóa dữ liệu trên máy này": for a tablet that the next person takes, also without a line. */
export function HandBack() {
  const words = useText().offline
  const [step, setStep] = useState<'idle' | 'asking' | 'working' | 'not-signed-out'>('idle')
  const go = async () => {
    setStep('working')
    const { handBack } = await fetchPart(() => import('./forget-this-device'))
    if (await handBack()) location.assign('/sign-in?signed-out')
    else setStep('not-signed-out')
  }
  return (
    <>
      <Button look="danger" icon={Eraser} wide onClick={() => setStep('asking')}>{words.handBack}</Button>
      {step === 'not-signed-out' && <Notice kind="warn">{words.handedBackNoLine}</Notice>}
      <ConfirmDialog isOpen={step === 'asking' || step === 'working'} title={words.handBack} body={words.handBackMeans} confirmLabel={words.handBack} busy={step === 'working'}
        onCancel={() => setStep('idle')} onConfirm={() => void go()} />
    </>
  )
}
