import { Plus } from 'lucide-react'
import { useRef, useState } from 'react'
import { useChange } from '~/features/meetings/use-change'
import { useText } from '~/i18n'
import { Button } from '~/ui/button'
import { TextField } from '~/ui/field'
import { Notice } from '~/ui/notice'
import { NumberField } from '~/ui/number-field'

const usualMinutes = 20

/** The line under the agenda: name, length, Enter, and the next one. */
export function AddItem({ isFirst }: { isFirst: boolean }) {
  const t = useText()
  const words = t.agenda
  const [title, setTitle] = useState('')
  const [minutes, setMinutes] = useState(usualMinutes)
  const field = useRef<HTMLInputElement>(null)
  const change = useChange(() => { setTitle(''); field.current?.focus() })
  return (
    <form className="grid items-end gap-4 rounded-lg border border-dashed border-edge p-5 md:grid-cols-[1fr_auto_auto]" noValidate onSubmit={(event) => {
      event.preventDefault()
      if (!change.busy) change.send('add-item', { title, minutes, parentId: null, preparingUnitId: null, presenterSeatId: null, closed: false, neutralTitle: '' })
    }}>
      {change.refusal && <div className="md:col-span-3"><Notice kind="error">{change.refusal}</Notice></div>}
      <TextField ref={field} label={words.newItem} value={title} onChange={(event) => setTitle(event.target.value)} error={change.errorOf('title')} autoFocus={isFirst} autoComplete="off" />
      <NumberField label={words.fields.minutes} defaultValue={usualMinutes} max={1_440} step={5} unit={words.fields.minutesUnit} onChange={setMinutes} error={change.errorOf('minutes')} />
      <Button type="submit" look="primary" icon={Plus} busy={change.busy} className="min-h-12!">{words.add}</Button>
    </form>
  )
}
