import { useState } from 'react'
import { useText } from '~/i18n'
import { Button } from '~/ui/button'
import { Dialog } from '~/ui/dialog'
import { TextField } from '~/ui/field'

/** Asks once and for the reason, which is told to whoever reads the paper; it cannot be undone, and says so. */
export function RecallDialog({ title, busy, onRecall, onClose }: { title: string; busy: boolean; onRecall: (reason: string) => void; onClose: () => void }) {
  const t = useText()
  const [reason, setReason] = useState('')
  return (
    <Dialog isOpen onClose={onClose} title={t.documents.recall} actions={<>
      <Button onClick={onClose}>{t.common.cancel}</Button>
      <Button look="danger" busy={busy} disabled={reason.trim() === ''} onClick={() => onRecall(reason)}>{t.documents.recall}</Button>
    </>}>
      <div className="grid gap-4">
        <p className="text-pretty">{t.papers.recallMeans(title)}</p>
        <TextField label={t.papers.recallReason} required hint={t.papers.recallReasonHint} value={reason} maxLength={500} autoFocus onChange={(event) => setReason(event.target.value)} />
      </div>
    </Dialog>
  )
}
