import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { ItemView, MeetingView } from '~/domain/meetings/view'
import { inSeatOrder } from '~/features/meetings/seat-order'
import { useChange } from '~/features/meetings/use-change'
import type { UnitChoice } from '~/features/people/people-sheet'
import { useText } from '~/i18n'
import { Button } from '~/ui/button'
import { Checkbox } from '~/ui/choice'
import { ConfirmDialog } from '~/ui/dialog'
import { SelectField, TextArea, TextField } from '~/ui/field'
import { Notice } from '~/ui/notice'
import { NumberField } from '~/ui/number-field'
import { Sheet } from '~/ui/sheet'
import { ItemVotes } from './item-votes'

/** Everything that is known of an item, to be changed; its votes; its removal. */
export function ItemSheet({ item, meeting, units, onClose }: { item: ItemView; meeting: MeetingView; units: UnitChoice[]; onClose: () => void }) {
  const t = useText()
  const words = t.agenda
  const [facts, setFacts] = useState({
    title: item.title, minutes: item.minutes, preparingUnitId: item.preparingUnitId, presenterSeatId: item.presenterSeatId, closed: item.closed, neutralTitle: item.neutralTitle, onPaper: item.onPaper,
  })
  const [removing, setRemoving] = useState(false)
  const saving = useChange(onClose)
  const removal = useChange(onClose)
  const put = (some: Partial<typeof facts>) => setFacts({ ...facts, ...some })
  const presenters = inSeatOrder(meeting.seats).flatMap((seat) => (seat.person ? [{ value: seat.id, label: `${seat.person.fullName}, ${seat.person.position}` }] : []))
  return (
    <Sheet isOpen onClose={onClose} title={words.editTitle(item.number)} foot={
      <Button type="submit" form="item-form" look="primary" size="large" wide busy={saving.busy}>{t.common.save}</Button>
    }>
      <form id="item-form" noValidate className="grid gap-5" onSubmit={(event) => { event.preventDefault(); saving.send('edit-item', { itemId: item.id, ...facts }) }}>
        {saving.refusal && <Notice kind="error">{saving.refusal}</Notice>}
        <TextArea label={words.fields.title} rows={3} required value={facts.title} onChange={(event) => put({ title: event.target.value })} error={saving.errorOf('title')} />
        <NumberField label={words.fields.minutes} defaultValue={facts.minutes} max={1_440} step={5} unit={words.fields.minutesUnit} onChange={(minutes) => put({ minutes })} error={saving.errorOf('minutes')} />
        <SelectField label={words.fields.unit} value={facts.preparingUnitId ?? ''} onChange={(event) => put({ preparingUnitId: event.target.value || null })}
          options={[{ value: '', label: words.fields.noUnit }, ...units.map((unit) => ({ value: unit.id, label: `${'\u00a0\u00a0\u00a0'.repeat(unit.depth)}${unit.name}` }))]} />
        <SelectField label={words.fields.presenter} value={facts.presenterSeatId ?? ''} onChange={(event) => put({ presenterSeatId: event.target.value || null })} options={[{ value: '', label: words.fields.noPresenter }, ...presenters]} />
        <Checkbox label={words.fields.closed} hint={words.fields.closedHint} checked={facts.closed} onChange={(event) => put({ closed: event.target.checked })} />
        {facts.closed && <TextField label={words.fields.neutralTitle} value={facts.neutralTitle} onChange={(event) => put({ neutralTitle: event.target.value })} error={saving.errorOf('neutralTitle')} />}
        <Checkbox label={t.rights.onPaperTick} hint={t.rights.onPaperHint} checked={facts.onPaper} onChange={(event) => put({ onPaper: event.target.checked })} />
      </form>
      <ItemVotes item={item} />
      <div className="mt-8 grid gap-3 border-t border-line pt-5">
        {removal.refusal && <Notice kind="error">{removal.refusal}</Notice>}
        <p><Button look="danger" icon={Trash2} busy={removal.busy} onClick={() => setRemoving(true)}>{words.remove}</Button></p>
      </div>
      <ConfirmDialog isOpen={removing} title={words.remove} body={words.removeAsk(item.title)} confirmLabel={words.remove}
        onConfirm={() => { setRemoving(false); removal.send('remove-item', { itemId: item.id }) }} onCancel={() => setRemoving(false)} />
    </Sheet>
  )
}
