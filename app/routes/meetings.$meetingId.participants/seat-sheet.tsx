import { UserRoundMinus } from 'lucide-react'
import { useState } from 'react'
import { changedFacts } from '~/domain/meetings/seating'
import type { SeatRole } from '~/domain/meetings/types'
import type { MeetingView, PersonLine, SeatView } from '~/domain/meetings/view'
import { useChange } from '~/features/meetings/use-change'
import { PersonField } from '~/features/people/person-field'
import type { UnitChoice } from '~/features/people/people-sheet'
import { PersonText } from '~/features/people/person-text'
import { useText } from '~/i18n'
import { Button } from '~/ui/button'
import { Checkbox } from '~/ui/choice'
import { ConfirmDialog } from '~/ui/dialog'
import { SelectField } from '~/ui/field'
import { Notice } from '~/ui/notice'
import { NumberField } from '~/ui/number-field'
import { Sheet } from '~/ui/sheet'

type SeatSheetProps = { seat: SeatView; meeting: MeetingView; units: UnitChoice[]; taken: ReadonlySet<string>; onClose: () => void }

/** One seat: its role, and apart from it whether it votes and counts; its order, its site, whom the unit sends. */
export function SeatSheet({ seat, meeting, units, taken, onClose }: SeatSheetProps) {
  const t = useText()
  const words = t.meetings.seats
  const [facts, setFacts] = useState({ role: seat.role, votes: seat.votes, countsForQuorum: seat.countsForQuorum })
  const [protocolOrder, setOrder] = useState(seat.protocolOrder)
  const [siteId, setSite] = useState(seat.siteId)
  const [attendee, setAttendee] = useState<PersonLine | null>(seat.person)
  const [removing, setRemoving] = useState(false)
  const saving = useChange(onClose)
  const removal = useChange(onClose)
  const isGuest = facts.role === 'guest'
  const isUnitSeat = seat.unitName !== null
  const name = seat.person?.fullName ?? seat.unitName ?? ''
  const save = () => saving.send('change-seat', { seatId: seat.id, ...facts, protocolOrder, siteId, ...(isUnitSeat && { occupantUserId: attendee?.id ?? null }) })
  return (
    <Sheet isOpen onClose={onClose} title={name} foot={<Button look="primary" size="large" wide busy={saving.busy} onClick={save}>{t.common.save}</Button>}>
      <div className="grid gap-5">
        {saving.refusal && <Notice kind="error">{saving.refusal}</Notice>}
        {seat.person && <PersonText person={seat.person} avatar />}
        {isUnitSeat && <PersonField label={words.attendee} name="attendee" units={units} taken={taken} defaultPerson={seat.person} onChange={setAttendee} />}
        <SelectField label={words.role} value={facts.role} onChange={(event) => setFacts(changedFacts(facts, { role: event.target.value as SeatRole }))}
          options={(['chair', 'secretary', 'member', 'guest'] as const).map((role) => ({ value: role, label: t.meetings.roles[role] }))} />
        {isGuest ? <p className="text-muted">{words.guestsNever}</p> : (
          <div>
            <Checkbox label={words.votes} checked={facts.votes} onChange={(event) => setFacts({ ...facts, votes: event.target.checked })} />
            <Checkbox label={words.counts} checked={facts.countsForQuorum} onChange={(event) => setFacts({ ...facts, countsForQuorum: event.target.checked })} />
          </div>
        )}
        <NumberField label={words.order} hint={words.orderHint} defaultValue={protocolOrder} max={1_000_000} step={10} onChange={setOrder} />
        {meeting.sites.length > 0 && (
          <SelectField label={words.site} value={siteId ?? ''} onChange={(event) => setSite(event.target.value || null)} options={[{ value: '', label: words.noSite }, ...meeting.sites.map((site) => ({ value: site.id, label: site.name }))]} />
        )}
        <div className="grid gap-3 border-t border-line pt-5">
          {removal.refusal && <Notice kind="error">{removal.refusal}</Notice>}
          <p><Button look="danger" icon={UserRoundMinus} busy={removal.busy} onClick={() => setRemoving(true)}>{words.remove}</Button></p>
        </div>
      </div>
      <ConfirmDialog isOpen={removing} title={words.remove} body={words.removeAsk(name)} confirmLabel={words.remove}
        onConfirm={() => { setRemoving(false); removal.send('remove-seat', { seatId: seat.id }) }} onCancel={() => setRemoving(false)} />
    </Sheet>
  )
}
