import type { NoteGroup } from '../annotations/layer'
import type { DocumentId, ItemId, MeetingId, Millis, SeatId, UserId, VersionId, VoteId } from '../kernel/ids'
import type { Choice, MajorityRule, MeetingEvent } from '../meetings/events'
import type { Fraction } from '../meetings/quorum'
import type { AgendaItem, MeetingWords, Seat, SeatRole, Sitting } from '../meetings/types'
import type { LiveState } from './state'

/** A paper as the room lists it. `versionId` is the newest version, `earlierIds` those that it has replaced. */
export type RoomPaper = { id: DocumentId; versionId: VersionId; earlierIds: VersionId[]; itemId: ItemId; groupName: string; title: string; pages: number; /** laid ready, not handed out yet: only those who make the meeting have it */ ready: boolean }

/** The paper that a version is of, the newest or an earlier one; an earlier one may still be open or presented. */
export function paperOfVersion(papers: readonly RoomPaper[], versionId: VersionId | null): RoomPaper | null {
  return papers.find((paper) => versionId !== null && (paper.versionId === versionId || paper.earlierIds.includes(versionId))) ?? null
}

/** What the person in front of the screen may do in the room; the server asks again each time. */
export type RoomAbilities = {
  run: boolean
  record: boolean
  giveFloor: boolean
  askFloor: boolean
  checkIn: boolean
  cast: boolean
  runVotes: boolean
  prepareVotes: boolean
  present: boolean
  /** to write on the layer that everybody sees */
  annotate: boolean
  /** to take the list of opinions away as a file */
  exportMarks: boolean
  lockMarks: boolean
  clearMarks: boolean
  makeNoteGroups: boolean
}

/** A group whose members share a layer of notes. `mine`: kept by the person in front of the screen (N11); a secretary's is nobody's. */
export type RoomGroup = NoteGroup & { seatIds: SeatId[]; mine: boolean }

/**
 * A meeting as one person's screen starts with it. `live` is reduced from what this person may see; titles of closed items
 * are neutral for those outside. What happens afterwards comes over the socket, from `live.seq` on.
 */
export type RoomView = {
  meetingId: MeetingId
  title: string
  place: string
  startsAt: Millis
  endsAt: Millis
  bodyName: string
  words: MeetingWords
  memberWord: string
  headPosition: string
  quorum: Fraction
  choiceLabels: Record<Choice, string>
  speakingSeconds: number
  seats: Seat[]
  items: AgendaItem[]
  sittings: Sitting[]
  papers: RoomPaper[]
  /** rules of votes that are not open yet */
  rules: Record<VoteId, MajorityRule>
  you: { userId: UserId; seatId: SeatId | null; role: SeatRole | 'screen' | 'reader'; can: RoomAbilities; /** those that this person is in */ groups: RoomGroup[]; /** those for notes that this person may bring back */ endedGroups: NoteGroup[] }
  ownBallots: { voteId: VoteId; choice: Choice; castAt: Millis }[]
  live: LiveState
  /** what happened so far, for whoever records; null for others */
  events: MeetingEvent[] | null
  now: Millis
}
