import { subtractWorkingDays, type WorkCalendar } from '../kernel/calendar'
import type { DocumentId, ItemId, MeetingId, Millis, UnitId, VersionId } from '../kernel/ids'
import { allow, refuse, type Decision } from '../kernel/result'
import { addDays, vnDay, vnMillis } from '../kernel/time'
import type { PaperState } from './paper'
import { isAtUnit } from './paper-course'

/** `on-paper`: the item's papers are handed out in the room, and nothing was sent to secretary and chair. */
export type RequestStanding = 'missing' | 'on-paper' | Exclude<PaperState, 'recalled'>

/** Days before are working days, days after are any; 0 days is no reminder. `remindAt` 'hh:mm', Vietnamese time. */
export type RequestSettings = { dueDays: number; dueDaysOfCouncil: number; remindDaysBefore: number; remindDaysAfter: number; remindAt: string }
export const requestDefaults: RequestSettings = { dueDays: 3, dueDaysOfCouncil: 5, remindDaysBefore: 1, remindDaysAfter: 1, remindAt: '08:00' }
export const mostRequestDays = 60

const endOfOffice = '17:00'
const startOfOffice = '08:00'
const againAfterMs = 3_600_000

const behindFirst: readonly RequestStanding[] = ['sent-back', 'draft', 'awaiting-head', 'submitted', 'approved']

/** Q1 Where a request stands, from the papers that answer it; recalled ones do not count. Q6 `onPaper`: the item goes by paper, so nothing of it is awaited from the unit. */
export function standingOf(papers: readonly PaperState[], onPaper: boolean): RequestStanding {
  const standing = behindFirst.find((state) => papers.some((paper) => paper === state)) ?? 'missing'
  return onPaper && isWithUnit(standing) ? 'on-paper' : standing
}

/** Q2 The unit still has to do something. */
export function isWithUnit(standing: RequestStanding): boolean {
  return standing === 'missing' || (standing !== 'on-paper' && isAtUnit(standing))
}

/** Q2 */
export function isLate({ standing, dueAt }: { standing: RequestStanding; dueAt: Millis }, now: Millis): boolean {
  return isWithUnit(standing) && now > dueAt
}

type Meeting = { startsAt: Millis; isCouncil: boolean }

/** Q3 When a paper is due that nobody set a time for. */
export function defaultDueAt({ startsAt, isCouncil }: Meeting, now: Millis, calendar: WorkCalendar, settings: RequestSettings): Millis {
  const usual = vnMillis(subtractWorkingDays(vnDay(startsAt), isCouncil ? settings.dueDaysOfCouncil : settings.dueDays, calendar), endOfOffice)
  const soonest = vnMillis(addDays(vnDay(now), 1), startOfOffice)
  return Math.min(startsAt, Math.max(usual, soonest))
}

/** A request as the reminding rule sees it. */
export type Remindable = { dueAt: Millis; createdAt: Millis; remindedAt: Millis | null; standing: RequestStanding }

/** Q4 Whether the unit is to be told now that its paper is nearly due, or overdue. */
export function reminderDue({ dueAt, createdAt, remindedAt, standing }: Remindable, now: Millis, calendar: WorkCalendar, settings: RequestSettings): 'soon' | 'overdue' | null {
  if (!isWithUnit(standing)) return null
  const since = (moment: Millis) => remindedAt === null || remindedAt < moment
  const { remindDaysBefore, remindDaysAfter, remindAt } = settings
  const overdueAt = remindDaysAfter > 0 ? vnMillis(addDays(vnDay(dueAt), remindDaysAfter), remindAt) : Infinity
  if (now >= overdueAt) return since(overdueAt) ? 'overdue' : null
  const soonAt = remindDaysBefore > 0 ? vnMillis(subtractWorkingDays(vnDay(dueAt), remindDaysBefore, calendar), remindAt) : Infinity
  return now >= soonAt && now < dueAt && createdAt < soonAt && since(soonAt) ? 'soon' : null
}

/** Q5 Refuses documents/wrong-step when the unit has nothing left to do, documents/reminded-lately {at}. */
export function decideRemind({ standing, remindedAt }: Pick<Remindable, 'standing' | 'remindedAt'>, now: Millis): Decision {
  if (!isWithUnit(standing)) return refuse('documents/wrong-step', { state: standing })
  return remindedAt !== null && now - remindedAt < againAfterMs ? refuse('documents/reminded-lately', { at: remindedAt }) : allow()
}

/** A paper that answers a request, for its unit and for those who approve. */
export type HandedIn = {
  documentId: DocumentId
  versionId: VersionId
  title: string
  state: PaperState
  pages: number
  sizeBytes: number
  /** UTC ms of the upload */
  createdAt: Millis
  /** why it was sent back, while it is */
  sentBackReason: string | null
  may: { submit: boolean; approveForUnit: boolean; approve: boolean; withdraw: boolean }
}

/** A request for a paper as its unit or the meeting's makers are shown it. */
export type RequestLine = {
  /** null for papers that an item's preparing unit hands in without being asked */
  id: string | null
  itemId: ItemId
  itemNumber: string
  itemTitle: string
  /** the item's papers are handed out in the room */
  onPaper: boolean
  unitId: UnitId
  unitName: string
  what: string
  dueAt: Millis | null
  remindedAt: Millis | null
  standing: RequestStanding
  /** one of its papers has come to the members */
  answered: boolean
  isLate: boolean
  /** those that this person may read */
  papers: HandedIn[]
}

/** Q2, Q6 Members still wait for it. */
export function isMissing({ answered, standing }: Pick<RequestLine, 'answered' | 'standing'>): boolean {
  return !answered && standing !== 'on-paper'
}

/** Requests of a meeting without those that go by paper: all, those that no approved paper answers yet, and of these the ones that wait for approval and the overdue ones. */
export type MissingPapers = { all: number; missing: number; waiting: number; late: number }

export function countMissing(requests: readonly Pick<RequestLine, 'answered' | 'standing' | 'isLate'>[]): MissingPapers {
  const missing = requests.filter(isMissing)
  return { all: requests.filter((request) => request.answered || isMissing(request)).length, missing: missing.length, waiting: missing.filter((request) => request.standing === 'submitted').length, late: missing.filter((request) => request.isLate).length }
}

/** What one meeting asks of one's own unit. */
export type UnitMeeting = { meetingId: MeetingId; title: string; noun: string; startsAt: Millis; requests: RequestLine[] }

/** The unit of whoever looks, and what it has to prepare. `hasHead`: its head approves before secretary and chair (P3, P4); `isHead`: the one who looks does. */
export type UnitWork = { unitName: string; hasHead: boolean; isHead: boolean; meetings: UnitMeeting[] }
