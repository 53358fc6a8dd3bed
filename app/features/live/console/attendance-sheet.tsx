import { useState } from 'react'
import { isPresent } from '~/domain/live/state'
import type { Seat } from '~/domain/meetings/types'
import { useLocale, useText } from '~/i18n'
import { Button } from '~/ui/button'
import { RadioCards } from '~/ui/choice'
import { Dialog } from '~/ui/dialog'
import { TextField } from '~/ui/field'
import { Notice } from '~/ui/notice'
import { Sheet } from '~/ui/sheet'
import { useCommand, useMeeting } from '../meeting-context'
import { PeopleList } from '../people-list'
import { seatName } from '../people-text'

/** Who is there, and for whoever records: check in for others, absences with their reason, leaving and coming back. */
export function AttendanceSheet({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useText()
  const { view, quorum } = useMeeting()
  const [absent, setAbsent] = useState<Seat | null>(null)
  return (
    <Sheet isOpen={isOpen} onClose={onClose} title={t.live.attendanceList}>
      <div className="mb-5"><Notice kind={quorum.reached ? 'done' : 'warn'}>{quorum.reached ? t.live.quorum(quorum.present, quorum.total, quorum.needed) : `${t.live.noQuorum} (${quorum.present}/${quorum.total}, ${quorum.needed})`}</Notice></div>
      <PeopleList trailing={view.you.can.record ? (seat) => <SeatActions seat={seat} onAbsent={() => setAbsent(seat)} /> : undefined} />
      {absent && <AbsenceDialog seat={absent} onClose={() => setAbsent(null)} />}
    </Sheet>
  )
}

function SeatActions({ seat, onAbsent }: { seat: Seat; onAbsent: () => void }) {
  const t = useText()
  const { live } = useMeeting()
  const { give, busy } = useCommand()
  const status = live.attendance[seat.id]?.status ?? 'expected'
  const isRunning = live.phase === 'in-session' || live.phase === 'on-break'
  if (isPresent(live, seat.id)) {
    if (!isRunning) return null
    return (
      <div className="flex w-full justify-end gap-2">
        <Button look="quiet" disabled={busy !== null} onClick={() => void give('leave-room', { seatId: seat.id, kind: 'moment' })}>{t.live.leaveForAMoment}</Button>
        <Button look="quiet" disabled={busy !== null} onClick={() => void give('leave-room', { seatId: seat.id, kind: 'early' })}>{t.live.leaveEarly}</Button>
      </div>
    )
  }
  if (status === 'left' || status === 'out') return <div className="flex w-full justify-end"><Button look="quiet" disabled={busy !== null} onClick={() => void give('come-back', { seatId: seat.id })}>{t.live.cameBack}</Button></div>
  return (
    <div className="flex w-full justify-end gap-2">
      <Button look="quiet" disabled={busy !== null || seat.occupant === null} onClick={() => void give('check-in-for', { seatId: seat.id })}>{t.live.recordPresent}</Button>
      <Button look="quiet" disabled={busy !== null} onClick={onAbsent}>{t.live.recordAbsence}</Button>
    </div>
  )
}

function AbsenceDialog({ seat, onClose }: { seat: Seat; onClose: () => void }) {
  const t = useText()
  const locale = useLocale()
  const { give, busy } = useCommand()
  const [excused, setExcused] = useState('yes')
  const [reason, setReason] = useState('')
  const record = async () => {
    const answer = await give('record-absence', { seatId: seat.id, excused: excused === 'yes', reason })
    if (answer.ok) onClose()
  }
  return (
    <Dialog isOpen onClose={onClose} title={`${t.live.recordAbsence}: ${seatName(seat, locale, 'within')}`} actions={<>
      <Button onClick={onClose}>{t.common.cancel}</Button>
      <Button look="primary" busy={busy === 'record-absence'} onClick={() => void record()}>{t.live.recordAbsence}</Button>
    </>}>
      <RadioCards legend={t.live.recordAbsence} hideLegend name="excused" value={excused} onChange={setExcused} choices={[{ value: 'yes', label: t.live.isExcused }, { value: 'no', label: t.live.isNotExcused }]} />
      <TextField label={t.live.absenceReason} value={reason} onChange={(event) => setReason(event.target.value)} />
    </Dialog>
  )
}
