import { Download, Printer } from 'lucide-react'
import { useEffect, useState } from 'react'
import { setParts as allParts, type SetPart } from '~/domain/documents/print-set'
import { useText } from '~/i18n'
import { Button, LinkButton } from '~/ui/button'
import { Checkbox } from '~/ui/choice'
import { Dialog } from '~/ui/dialog'
import { Notice } from '~/ui/notice'

type Standing = { state: 'preparing'; percent: number } | { state: 'ready'; pages: number } | { state: 'failed' }
const askEveryMs = 700

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
  const { id, standing, trouble, begin } = usePrintSet(meetingId)
  const toggle = (part: SetPart, on: boolean) => setParts(allParts.filter((one) => (one === part ? on : parts.includes(one))))
  const isPreparing = id !== null && standing?.state === 'preparing'
  const isReady = standing?.state === 'ready'
  return (
    <Dialog isOpen onClose={onClose} title={t.handout.print} actions={<>
      <Button onClick={onClose}>{t.common.close}</Button>
      {isReady
        ? <LinkButton look="primary" icon={Download} to={`/api/meetings/${meetingId}/print-set?set=${id}&save`} reloadDocument download>{t.handout.saveSet}</LinkButton>
        : <Button look="primary" icon={Printer} busy={isPreparing} disabled={parts.length === 0} onClick={() => void begin(parts)}>{isPreparing ? t.handout.preparing(standing.percent) : t.handout.prepareSet}</Button>}
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

/** Begins a set and asks how far it is until it is ready. */
function usePrintSet(meetingId: string) {
  const t = useText()
  const url = `/api/meetings/${meetingId}/print-set`
  const [id, setId] = useState<string | null>(null)
  const [standing, setStanding] = useState<Standing | null>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  const lost = t.handout.setLost
  const begin = async (parts: readonly SetPart[]) => {
    setTrouble(null)
    const answer = await fetch(url, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ parts }) }).then((response) => response.json() as Promise<{ id?: string; message?: string }>).catch(() => null)
    if (!answer?.id) return setTrouble(answer?.message ?? lost)
    setStanding({ state: 'preparing', percent: 0 })
    setId(answer.id)
  }
  const isPreparing = standing?.state === 'preparing'
  useEffect(() => {
    if (id === null || !isPreparing) return
    const ask = async () => {
      const response = await fetch(`${url}?set=${id}`).catch(() => null)
      if (response === null || response.status >= 500) return
      const now = response.ok ? await response.json() as Standing : { state: 'failed' as const }
      setStanding(now.state === 'failed' ? null : now)
      if (now.state === 'failed') setTrouble(lost)
    }
    const timer = setInterval(() => void ask(), askEveryMs)
    return () => clearInterval(timer)
  }, [id, isPreparing, url, lost])
  return { id, standing, trouble, begin }
}
