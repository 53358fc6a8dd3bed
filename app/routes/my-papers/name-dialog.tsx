import { useState } from 'react'
import { useText } from '~/i18n'
import { Button } from '~/ui/button'
import { Dialog } from '~/ui/dialog'
import { TextField } from '~/ui/field'

type NameDialogProps = { title: string; label: string; name: string; busy: boolean; refusal: string | null; onSave: (name: string) => void; onClose: () => void }

/** Asks for the name of a folder or a paper. */
export function NameDialog({ title, label, name: before, busy, refusal, onSave, onClose }: NameDialogProps) {
  const t = useText()
  const [name, setName] = useState(before)
  const save = () => { if (name.trim() !== '') onSave(name) }
  return (
    <Dialog isOpen onClose={onClose} title={title} actions={<>
      <Button onClick={onClose}>{t.common.cancel}</Button>
      <Button look="primary" busy={busy} disabled={name.trim() === ''} onClick={save}>{t.common.save}</Button>
    </>}>
      <TextField label={label} value={name} maxLength={200} autoFocus error={refusal} onChange={(event) => setName(event.target.value)} onKeyDown={(event) => { if (event.key === 'Enter' && !event.nativeEvent.isComposing) save() }} />
    </Dialog>
  )
}
