import { useFetcher } from '@remix-run/react'
import { CalendarX } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { MeetingToPrepare, OwnPaperLine } from '~/domain/documents/own-papers'
import { useChange } from '~/features/meetings/use-change'
import { useText } from '~/i18n'
import { formatDate } from '~/i18n/format'
import { Button } from '~/ui/button'
import { Dialog } from '~/ui/dialog'
import { SelectField } from '~/ui/field'
import { Notice } from '~/ui/notice'
import { useToast } from '~/ui/toast'
import { Loading } from '~/ui/waiting'

/** Asks on which item of which meeting an own paper is laid. */
export function AddToMeeting({ paper, onClose }: { paper: OwnPaperLine; onClose: () => void }) {
  const t = useText()
  const words = t.myPapers
  const toast = useToast()
  const { load, data: meetings } = useFetcher<MeetingToPrepare[]>()
  const [meetingId, setMeetingId] = useState('')
  const [itemId, setItemId] = useState('')
  const meeting = meetings?.find(({ id }) => id === meetingId)
  const { send, busy, refusal } = useChange(() => {
    toast(words.addedToMeeting(meeting?.title ?? ''))
    onClose()
  })
  useEffect(() => { load('/api/meetings-to-prepare') }, [load])
  const choose = (id: string) => {
    setMeetingId(id)
    setItemId('')
  }
  return (
    <Dialog isOpen onClose={onClose} title={words.addToMeeting} actions={<>
      <Button onClick={onClose}>{meetings?.length === 0 ? t.common.close : t.common.cancel}</Button>
      {meetings?.length !== 0 && <Button look="primary" busy={busy} disabled={itemId === ''} onClick={() => send('add-to-meeting', { documentId: paper.documentId, itemId })}>{words.addHere}</Button>}
    </>}>
      <p className="text-pretty text-muted wrap-anywhere">{paper.title}</p>
      {!meetings && <Loading />}
      {meetings?.length === 0 && <p className="flex items-start gap-3"><CalendarX aria-hidden className="mt-0.5 size-5 shrink-0 text-muted" />{words.noMeetings}</p>}
      {meetings && meetings.length > 0 && <MeetingChoice meetings={meetings} meetingId={meetingId} onChoose={choose} />}
      {meeting && (
        <SelectField label={words.item} value={itemId} hint={meeting.items.find(({ id }) => id === itemId)?.title} onChange={(event) => setItemId(event.target.value)}
          options={[{ value: '', label: t.common.choose }, ...meeting.items.map(({ id, title, depth }) => ({ value: id, label: `${'\u2003'.repeat(depth)}${title}` }))]} />
      )}
      {refusal && <Notice kind="error">{refusal}</Notice>}
    </Dialog>
  )
}

/** The list's own box cuts long titles, so the chosen one is said in full above it. */
function MeetingChoice({ meetings, meetingId, onChoose }: { meetings: readonly MeetingToPrepare[]; meetingId: string; onChoose: (id: string) => void }) {
  const t = useText()
  const chosen = meetings.find(({ id }) => id === meetingId)
  return (
    <SelectField label={t.myPapers.meeting} value={meetingId} onChange={(event) => onChoose(event.target.value)}
      hint={chosen && `${chosen.title} · ${t.meetings.states[chosen.state]}`}
      options={[{ value: '', label: t.common.choose }, ...meetings.map(({ id, title, startsAt }) => ({ value: id, label: `${formatDate(startsAt)} · ${title}` }))]} />
  )
}
