import type { Seat } from '~/domain/meetings/types'
import { useLocale, useText } from '~/i18n'
import { formatTime } from '~/i18n/format'
import type { Texts } from '~/i18n/locale'
import type { AttendanceStatus } from '~/domain/live/state'
import { Avatar } from '~/ui/pill'
import { classNames } from '~/ui/class-names'
import { useMeeting } from './meeting-context'
import { seatName, seatTitle } from './people-text'
import type { ReactNode } from 'react'

export function statusWord(t: Texts, status: AttendanceStatus, hasDeputy: boolean): string {
  const { attendance } = t.live
  switch (status) {
    case 'expected': return t.live.expected
    case 'present': return hasDeputy ? attendance.deputy : attendance.present
    case 'late': return attendance.late
    case 'excused': return attendance.excused
    case 'absent': return attendance.absent
    case 'left': return attendance.leftEarly
    case 'out': return attendance.outForAMoment
  }
}

/** Who takes part, in protocol order, and who is there. `trailing` adds what may be done about a person. */
export function PeopleList({ trailing }: { trailing?: (seat: Seat) => ReactNode }) {
  const t = useText()
  const { view } = useMeeting()
  const members = view.seats.filter((seat) => seat.role !== 'guest')
  const guests = view.seats.filter((seat) => seat.role === 'guest')
  return (
    <div className="grid gap-6">
      {[{ title: t.meetings.roles.member, seats: members }, { title: t.meetings.roles.guest, seats: guests }].filter(({ seats }) => seats.length > 0).map(({ title, seats }) => (
        <section key={title}>
          <h3 className="mb-1 font-semibold text-muted">{title} ({seats.length})</h3>
          <ul className="divide-y divide-line">{seats.map((seat) => <PersonLine key={seat.id} seat={seat} trailing={trailing?.(seat)} />)}</ul>
        </section>
      ))}
    </div>
  )
}

function PersonLine({ seat, trailing }: { seat: Seat; trailing: ReactNode }) {
  const t = useText()
  const locale = useLocale()
  const { live, here } = useMeeting()
  const attended = live.attendance[seat.id]
  const status = attended?.status ?? 'expected'
  const isThere = status === 'present' || status === 'late'
  const words = [
    live.chairSeatId === seat.id ? t.live.presides : seat.role === 'secretary' ? t.meetings.roles.secretary.toLocaleLowerCase('vi') : null,
    seat.standsInFor && t.live.standsInFor(`${seat.standsInFor.honorific} ${seat.standsInFor.fullName}`),
  ].filter(Boolean)
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 py-2.5">
      <span className="relative">
        <Avatar name={seat.occupant?.fullName ?? ''} />
        {here.has(seat.occupant?.id ?? '') && <span className="absolute -right-0.5 -bottom-0.5 size-3.5 rounded-full border-2 border-sheet bg-green"><span className="sr-only">{t.live.connected}</span></span>}
      </span>
      <div className="min-w-40 flex-1">
        <p className="font-medium">{seatName(seat, locale)}{words.length > 0 && <span className="font-normal text-muted"> · {words.join(' · ')}</span>}</p>
        <p className="text-muted">{seatTitle(seat)}</p>
        {attended?.reason && <p className="text-muted">{attended.reason}</p>}
      </div>
      <p className={classNames('tabular whitespace-nowrap', isThere ? 'font-medium text-green' : status === 'expected' ? 'text-muted' : 'text-amber')}>
        {statusWord(t, status, seat.standsInFor !== null)}{isThere && attended?.arrivedAt ? ` ${formatTime(attended.arrivedAt)}` : ''}
      </p>
      {trailing}
    </li>
  )
}
