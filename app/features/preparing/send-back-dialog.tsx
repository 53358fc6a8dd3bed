import { useState } from 'react'
import { useChange } from '~/features/meetings/use-change'
import { useText } from '~/i18n'
import { Button } from '~/ui/button'
import { Dialog } from '~/ui/dialog'
import { TextArea } from '~/ui/field'
import { Notice } from '~/ui/notice'
import { useToast } from '~/ui/toast'

/** Trả lại: asks for the reason that the unit is told. */
export function SendBackDialog({ paper, onClose }: { paper: { documentId: string; title: string }; onClose: () => void }) {
  const t = useText()
  const words = t.preparing.approvals
  const toast = useToast()
  const [reason, setReason] = useState('')
  const sending = useChange(() => {
    toast(words.sentBack)
    onClose()
  })
  return (
    <Dialog isOpen onClose={onClose} title={words.sendBack} role="alertdialog" actions={<>
      <Button onClick={onClose}>{t.common.cancel}</Button>
      <Button type="submit" form="send-back" look="danger" busy={sending.busy}>{words.sendBack}</Button>
    </>}>
      <p>{words.sendBackAsk(paper.title)}</p>
      <form id="send-back" noValidate onSubmit={(event) => { event.preventDefault(); sending.send('send-back', { documentId: paper.documentId, reason }) }} className="grid gap-4">
        {sending.refusal && <Notice kind="error">{sending.refusal}</Notice>}
        <TextArea label={words.why} rows={3} required autoFocus value={reason} onChange={(event) => setReason(event.target.value)} error={sending.errorOf('reason')} />
      </form>
    </Dialog>
  )
}
