import { useState } from 'react'
import { vnDay, vnMillis } from '~/domain/kernel/time'
import { isPresent } from '~/domain/live/state'
import { useLocale, useText } from '~/i18n'
import { formatTime } from '~/i18n/format'
import { Button } from '~/ui/button'
import { Checkbox } from '~/ui/choice'
import { TimeField } from '~/ui/date-time-fields'
import { ConfirmDialog, Dialog } from '~/ui/dialog'
import { SelectField, TextField } from '~/ui/field'
import { NumberField } from '~/ui/number-field'
import { useCommand, useMeeting, useServerNow } from '../meeting-context'
import { seatName, seatTitle } from '../people-text'

type Props = { onClose: () => void }
const fifteenMinutes = 15 * 60_000

/** Tạm nghỉ, until a time or without one. */
export function BreakDialog({ onClose }: Props) {
  const t = useText()
  const { give, busy } = useCommand()
  const now = useServerNow()
  const [clock, setClock] = useState(() => formatTime(Math.ceil((now + fifteenMinutes) / 300_000) * 300_000))
  const pause = async () => {
    const resumesAt = /^\d{2}:\d{2}$/.test(clock) ? vnMillis(vnDay(now), clock) : null
    const answer = await give('start-break', { resumesAt })
    if (answer.ok) onClose()
  }
  return (
    <Dialog isOpen onClose={onClose} title={t.live.takeABreak} actions={<>
      <Button onClick={onClose}>{t.common.cancel}</Button>
      <Button look="primary" busy={busy === 'start-break'} onClick={() => void pause()}>{t.live.takeABreak}</Button>
    </>}>
      <fieldset><legend className="mb-1.5 font-medium">{t.live.resumesAt}</legend><TimeField name="resumesAt" defaultValue={clock} onChange={setClock} /></fieldset>
    </Dialog>
  )
}

export function CloseMeetingDialog({ onClose }: Props) {
  const t = useText()
  const { give, busy } = useCommand()
  const close = async () => {
    await give('close-meeting', {})
    onClose()
  }
  return <ConfirmDialog isOpen title={t.live.closeAsk} body={t.live.closeMeans} confirmLabel={t.meetings.close} look="primary" busy={busy === 'close-meeting'} onConfirm={() => void close()} onCancel={onClose} />
}

/** Another member in the room presides for a time. */
export function ChangeChairDialog({ onClose }: Props) {
  const t = useText()
  const locale = useLocale()
  const { view, live } = useMeeting()
  const { give, busy } = useCommand()
  const [seatId, setSeatId] = useState('')
  const [reason, setReason] = useState('')
  const candidates = view.seats.filter((seat) => (seat.role === 'member' || seat.role === 'chair') && seat.id !== live.chairSeatId && isPresent(live, seat.id))
  const change = async () => {
    const answer = await give('change-chair', { seatId, reason })
    if (answer.ok) onClose()
  }
  return (
    <Dialog isOpen onClose={onClose} title={t.live.changeChair} actions={<>
      <Button onClick={onClose}>{t.common.cancel}</Button>
      <Button look="primary" disabled={seatId === ''} busy={busy === 'change-chair'} onClick={() => void change()}>{t.live.changeChair}</Button>
    </>}>
      <SelectField label={t.live.changeChairTo} value={seatId} onChange={(event) => setSeatId(event.target.value)}
        options={[{ value: '', label: t.common.choose }, ...candidates.map((seat) => ({ value: seat.id, label: `${seatName(seat, locale)}, ${seatTitle(seat)}` }))]} />
      <TextField label={t.live.reason} value={reason} onChange={(event) => setReason(event.target.value)} />
    </Dialog>
  )
}

/** Thêm nội dung phát sinh at the end of the agenda. */
export function ArisenItemDialog({ onClose }: Props) {
  const t = useText()
  const { give, busy } = useCommand()
  const [title, setTitle] = useState('')
  const [minutes, setMinutes] = useState(15)
  const [closed, setClosed] = useState(false)
  const add = async () => {
    const answer = await give('add-unscheduled-item', { title, minutes, presenterSeatId: null, closed })
    if (answer.ok) onClose()
  }
  return (
    <Dialog isOpen onClose={onClose} title={t.agenda.addArisen} actions={<>
      <Button onClick={onClose}>{t.common.cancel}</Button>
      <Button look="primary" disabled={title.trim() === ''} busy={busy === 'add-unscheduled-item'} onClick={() => void add()}>{t.common.add}</Button>
    </>}>
      <TextField label={t.agenda.title} required value={title} onChange={(event) => setTitle(event.target.value)} />
      <NumberField label={t.agenda.minutes} min={1} max={600} step={5} defaultValue={minutes} onChange={setMinutes} />
      <Checkbox label={t.agenda.closedItem} checked={closed} onChange={(event) => setClosed(event.target.checked)} />
    </Dialog>
  )
}

/** What may be done with one item of the agenda besides going on to the next. */
export function ItemDialog({ itemId, onClose }: Props & { itemId: string }) {
  const t = useText()
  const { view, live } = useMeeting()
  const { give, busy } = useCommand()
  const [reason, setReason] = useState('')
  const item = view.items.find((candidate) => candidate.id === itemId)
  const state = live.items[itemId]?.state ?? 'waiting'
  const isCurrent = live.currentItemId === itemId
  const done = async (name: 'open-item' | 'finish-item') => {
    const answer = await give(name, { itemId })
    if (answer.ok) onClose()
  }
  const putOff = async () => {
    const answer = await give('put-off-item', { itemId, reason })
    if (answer.ok) onClose()
  }
  return (
    <Dialog isOpen onClose={onClose} title={item?.title ?? ''} actions={<Button onClick={onClose}>{t.common.close}</Button>}>
      {!isCurrent && <Button look="primary" size="large" wide busy={busy === 'open-item'} onClick={() => void done('open-item')}>{t.agenda.openFirst}</Button>}
      {isCurrent && <Button look="primary" size="large" wide busy={busy === 'finish-item'} onClick={() => void done('finish-item')}>{t.agenda.finish}</Button>}
      {(state === 'waiting' || state === 'open') && <>
        <TextField label={`${t.live.reason} (${t.agenda.putOff.toLocaleLowerCase('vi')})`} value={reason} onChange={(event) => setReason(event.target.value)} />
        <Button wide disabled={reason.trim() === ''} busy={busy === 'put-off-item'} onClick={() => void putOff()}>{t.agenda.putOff}</Button>
      </>}
    </Dialog>
  )
}
