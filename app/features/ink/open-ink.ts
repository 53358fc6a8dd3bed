import type { SeatId } from '~/domain/kernel/ids'
import { paperOfVersion, type RoomPaper } from '~/domain/live/room-view'
import { ReviewSession } from '../carry/review-session'
import type { MeetingSocket } from '../live/meeting-socket'
import type { MeetingStore } from '../live/meeting-store'
import { InkSession, type InkOptions } from './ink-session'

/** What the page knows just now: the meeting's papers, and who has which name and colour. */
export type AroundInk = { papers: readonly RoomPaper[]; authors: Pick<InkOptions, 'nameOf' | 'colourOf'> }
type Opening = Pick<InkOptions, 'meetingId' | 'versionId' | 'userId' | 'mayWrite' | 'mayLock'> & { seatId: SeatId | null }

/** The marks of a paper and what waits for review on it, in step with what the meeting's line says until they are closed. */
export function openInk(store: MeetingStore, socket: MeetingSocket, around: () => AroundInk, { seatId, ...opening }: Opening) {
  const { versionId } = opening
  const session = new InkSession({
    ...opening, socket, title: paperOfVersion(around().papers, versionId)?.title ?? '',
    presents: () => {
      const { presenting } = store.get().live
      return presenting?.versionId === versionId && presenting.seatId === seatId
    },
    nameOf: (id) => around().authors.nameOf(id), colourOf: (id) => around().authors.colourOf(id),
  })
  const review = new ReviewSession(versionId, () => isNext(around().papers, versionId))
  const unhear = store.onFrame((frame) => {
    session.live.heard(frame)
    review.heard(frame)
  })
  const close = () => {
    unhear()
    review.close()
    session.close()
  }
  return { session, review, close }
}

/** Whether a version is the newest of several. */
function isNext(papers: readonly RoomPaper[], versionId: string) {
  const paper = paperOfVersion(papers, versionId)
  return paper !== null && paper.versionId === versionId && paper.earlierIds.length > 0
}
