import { useEffect } from 'react'
import { fetchPart } from '~/i18n/fetch-part'
import { pageAtRest } from '~/ui/page-at-rest'
import { useMeeting, useMeetingStore } from '../../live/meeting-context'

/** In the meeting's room marks of all its papers are sent, also of those that nobody opens again. */
export function WaitingSender({ openVersionId }: { openVersionId: string | null }) {
  const store = useMeetingStore()
  const { meetingId, you: { userId } } = useMeeting().view
  useEffect(() => {
    let stop = () => {}
    let gone = false
    const begin = async () => {
      await pageAtRest()
      const { sendWaiting } = await fetchPart(() => import('./send-waiting'))
      if (!gone && store.socket) stop = sendWaiting({ socket: store.socket, meetingId, userId, openVersionId })
    }
    void begin()
    return () => {
      gone = true
      stop()
    }
  }, [store, meetingId, userId, openVersionId])
  return null
}
