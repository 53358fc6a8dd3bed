import { mostOpenDocuments } from '~/domain/annotations/wire'
import type { MeetingSocket } from '../../live/meeting-socket'
import { InkLayers, mostLines } from '../layers/ink-layers'
import { askWhatIsClosed } from './shut-out'
import { waitingMarks, watchWaiting } from './waiting-marks'

/** At a time; the open paper has the others. */
const waitingLines = mostOpenDocuments - mostLines

/**
 * Sends what was written on papers of this meeting that are not open: of one paper after the other the layers are opened as
 * if it were read, until the server has confirmed everything; one that this person may not read any more is passed over,
 * and its marks are told apart; so is one whose marks the server refuses, until the page is loaded anew. `openVersionId` is sent by whoever shows it. Returns the way to stop; what is not sent by
 * then waits on.
 */
export function sendWaiting({ socket, meetingId, userId, openVersionId }: { socket: MeetingSocket; meetingId: string; userId: string; openVersionId: string | null }): () => void {
  const closedToUs = new Set<string>()
  let sending: { versionId: string; layers: InkLayers } | null = null
  const look = () => {
    const waiting = new Map(waitingMarks(userId).filter((one) => one.meetingId === meetingId && one.versionId !== openVersionId && !closedToUs.has(one.versionId)).map(({ versionId, title }) => [versionId, title]))
    if (sending && waiting.has(sending.versionId)) return
    sending?.layers.close()
    sending = null
    const [next] = waiting
    if (!next) return
    const [versionId, title] = next
    const passOver = () => {
      closedToUs.add(versionId)
      queueMicrotask(look)
    }
    const onGone = () => {
      passOver()
      void askWhatIsClosed(userId)
    }
    sending = { versionId, layers: new InkLayers({ socket, meetingId, userId, versionId, title, hasPrivate: true, lines: waitingLines, onMarks: nothing, onState: nothing, onRefused: (_layer, _code, { stays }) => { if (stays) passOver() }, onGone }) }
  }
  const stopWatching = watchWaiting(userId, () => queueMicrotask(look)) // not from within the layer that has just been confirmed
  look()
  return () => {
    stopWatching()
    sending?.layers.close()
    sending = null
  }
}

const nothing = () => undefined
