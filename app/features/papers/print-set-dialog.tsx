import { Download, Printer } from 'lucide-react'
import { useState } from 'react'
import { setParts as allParts, type SetPart } from '~/domain/documents/print-set'
import { useText } from '~/i18n'
import { Button, LinkButton } from '~/ui/button'
import { Checkbox } from '~/ui/choice'
import { Dialog } from '~/ui/dialog'
import { Notice } from '~/ui/notice'
import { useMadeFile } from './use-made-file'

/** The button, and the dialog in which one ticks what to print and waits for the file. */
export function PrintSetButton({ meetingId }: { meetingId: string }) {
  const t = useText()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button icon={Printer} aria-haspopup="dialog" onClick={() => setOpen(true)}>{t.handout.print}</Button>
      {isOpen && <PrintSetDialog meetingId={meetingId} onClose={() => setOpen(false)} />}
    </>
  )
}

function PrintSetDialog({ meetingId, onClose }: { meetingId: string; onClose: () => void }) {
  const t = useText()
  const [parts, setParts] = useState<readonly SetPart[]>(allParts)
  const { standing, trouble, begin, saveUrl } = useMadeFile(`/api/meetings/${meetingId}/print-set`, 'set', t.handout.setLost)
  const toggle = (part: SetPart, on: boolean) => setParts(allParts.filter((one) => (one === part ? on : parts.includes(one))))
  const isPreparing = standing?.state === 'preparing'
  const isReady = standing?.state === 'ready'
  return (
    <Dialog isOpen onClose={onClose} title={t.handout.print} actions={<>
      <Button onClick={onClose}>{t.common.close}</Button>
      {isReady
        ? <LinkButton look="primary" icon={Download} to={saveUrl} reloadDocument download>{t.handout.saveSet}</LinkButton>
        : <Button look="primary" icon={Printer} busy={isPreparing} disabled={parts.length === 0} onClick={() => void begin({ parts })}>{isPreparing ? t.handout.preparing(standing.percent) : t.handout.prepareSet}</Button>}
    </>}>
      <p className="text-pretty text-muted">{t.handout.printLead}</p>
      <fieldset disabled={isPreparing || isReady} className="grid">
        <legend className="sr-only">{t.handout.print}</legend>
        {allParts.map((part) => <Checkbox key={part} label={t.handout.parts[part]} checked={parts.includes(part)} onChange={(event) => toggle(part, event.target.checked)} />)}
      </fieldset>
      {isPreparing && <progress className="progress-bar" aria-label={t.handout.preparing(standing.percent)} value={standing.percent} max={100} />}
      {isReady && <Notice kind="done">{t.handout.setReady(standing.pages)}</Notice>}
      {trouble && <Notice kind="error">{trouble}</Notice>}
    </Dialog>
  )
}
