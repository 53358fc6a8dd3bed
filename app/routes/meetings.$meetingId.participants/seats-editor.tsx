import { Building2, UserRoundPlus, Users } from 'lucide-react'
import { useState } from 'react'
import type { SeatRole } from '~/domain/meetings/types'
import type { MeetingView, SeatView } from '~/domain/meetings/view'
import { inSeatOrder } from '~/features/meetings/seat-order'
import { useChange } from '~/features/meetings/use-change'
import { PeopleSheet, type UnitChoice } from '~/features/people/people-sheet'
import { useText } from '~/i18n'
import { Button } from '~/ui/button'
import { SelectField } from '~/ui/field'
import { EmptyState, Notice } from '~/ui/notice'
import { SeatLine } from './seat-line'
import { SeatSheet } from './seat-sheet'
import { UnitsSheet } from './units-sheet'

const roles: readonly SeatRole[] = ['chair', 'secretary', 'member', 'guest']

/** Who takes part: by role, in protocol order; many can be added at once. */
export function SeatsEditor({ meeting, units }: { meeting: MeetingView; units: UnitChoice[] }) {
  const t = useText()
  const words = t.meetings.seats
  const [adding, setAdding] = useState<'people' | 'units' | null>(null)
  const [role, setRole] = useState<SeatRole>('member')
  const [editing, setEditing] = useState<string | null>(null)
  const change = useChange()
  const taken = new Set(meeting.seats.flatMap((seat) => seat.person?.id ?? []))
  const edited = meeting.seats.find((seat) => seat.id === editing)
  const open = (part: 'people' | 'units', as: SeatRole) => { setRole(as); setAdding(part) }
  const roleChoice = <SelectField label={words.addAs} value={role} onChange={(event) => setRole(event.target.value as SeatRole)} options={roles.map((one) => ({ value: one, label: t.meetings.roles[one] }))} />
  return (
    <div className="grid gap-6">
      <div className="flex flex-wrap items-center justify-between gap-4">
        <p className="max-w-xl text-muted">{words.lead}</p>
        <div className="flex flex-wrap gap-3">
          <Button icon={Building2} onClick={() => open('units', 'guest')}>{words.addUnit}</Button>
          <Button look="primary" icon={UserRoundPlus} onClick={() => open('people', 'member')}>{words.add}</Button>
        </div>
      </div>
      {change.refusal && <Notice kind="error">{change.refusal}</Notice>}
      {meeting.seats.length === 0 && <EmptyState icon={Users} title={t.meetings.noPeople}>{t.meetings.noPeopleHint}</EmptyState>}
      {roles.map((one) => (
        <Group key={one} role={one} seats={meeting.seats.filter((seat) => seat.role === one)} sites={meeting.sites} isInvited={meeting.state === 'invited'}
          onAdd={() => open('people', one)} onEdit={setEditing} />
      ))}
      <PeopleSheet many isOpen={adding === 'people'} onClose={() => setAdding(null)} title={words.addTitle} units={units} taken={taken} head={roleChoice}
        onChoose={(people) => change.send('add-seats', { userIds: people.map((person) => person.id), unitIds: [], role })} />
      {adding === 'units' && <UnitsSheet units={units} head={roleChoice} onClose={() => setAdding(null)} onChoose={(unitIds) => change.send('add-seats', { userIds: [], unitIds, role })} />}
      {edited && <SeatSheet key={edited.id} seat={edited} meeting={meeting} units={units} taken={taken} onClose={() => setEditing(null)} />}
    </div>
  )
}

function Group({ role, seats, sites, isInvited, onAdd, onEdit }: { role: SeatRole; seats: SeatView[]; sites: MeetingView['sites']; isInvited: boolean; onAdd: () => void; onEdit: (seatId: string) => void }) {
  const words = useText().meetings
  const single = role === 'chair'
  if (seats.length === 0 && !single && role !== 'secretary') return null
  return (
    <section aria-label={words.seats.groups[role]} className="grid gap-3">
      <div className="flex flex-wrap items-end justify-between gap-3">
        <h2 className="text-xl font-semibold">{words.seats.groups[role]} {!single && <span className="tabular font-normal text-muted">({seats.length})</span>}</h2>
        {seats.length === 0 && <Button icon={UserRoundPlus} onClick={onAdd}>{words.choosePerson}</Button>}
      </div>
      {role === 'guest' && <p className="text-muted">{words.seats.guestsNever}</p>}
      {seats.length > 0 && (
        <ul className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-sheet">
          {inSeatOrder(seats).map((seat) => <li key={seat.id}><SeatLine seat={seat} siteName={sites.find((site) => site.id === seat.siteId)?.name ?? null} showReply={isInvited} onEdit={() => onEdit(seat.id)} /></li>)}
        </ul>
      )}
    </section>
  )
}
