import { placeItems } from '~/domain/agenda/tree'
import { countMissing, defaultDueAt, isLate, standingOf, type HandedIn, type MissingPapers, type RequestLine, type UnitMeeting, type UnitWork } from '~/domain/documents/request'
import { can } from '~/domain/identity/can'
import { allow, type Decision } from '~/domain/kernel/result'
import { listDocuments } from '~db/queries/documents'
import { listMeetingsForUnit, listPaperRequests, peopleOfUnit, statesOfRequests, type PaperRequestRow } from '~db/queries/paper-requests'
import { listUnitsById } from '~db/queries/seats'
import type { ActorCtx } from '../../context'
import { presentHandedIn } from '../../present/paper'
import { inItem, meetingFor, type Access } from '../meetings/access'
import { paperSubject } from '../documents/paper-access'
import { readCalendar } from '../meetings/work-calendar'
import { readRequestSettings } from './request-access'

/** Only a People's Council calls its chair so (GLOSSARY); the kinds of meeting are data, this word is the law's. */
const councilChairWord = 'chủ tọa'

/** A meeting's preparing as its makers see it. */
export type Preparing = {
  /** all that is asked of units, with what was handed in as far as it has left the unit */
  requests: RequestLine[]
  /** what waits for the secretary or chair, oldest first */
  submitted: (HandedIn & { itemId: string; unitName: string })[]
  /** when a paper is due that nobody sets a time for (Q3) */
  usualDueAt: number
}

/** How far the papers of a meeting are; null for those who do not make it. Refuses like `meetingFor` ('read-meeting'). */
export async function readPreparing(ctx: ActorCtx, meetingId: string): Promise<Decision<Preparing | null>> {
  const q = ctx.db.read
  const access = await meetingFor(q, ctx, meetingId, 'read-meeting')
  if (!access.ok) return access
  const { meeting, type, subject } = access.value
  if (!can(ctx.actor, 'approve-paper', subject)) return allow(null)
  const waiting = (await readablePapers(ctx, access.value)).filter(({ row }) => row.document.state === 'submitted')
  const units = await listUnitsById(q, waiting.flatMap(({ row }) => row.document.preparingUnitId ?? []))
  const unitNames = new Map(units.map((unit) => [unit.id, unit.name]))
  return allow({
    requests: await linesOf(ctx, access.value, null),
    submitted: waiting.map(({ row, handedIn }) => ({ ...handedIn, itemId: row.document.itemId, unitName: unitNames.get(row.document.preparingUnitId ?? '') ?? '' })),
    usualDueAt: defaultDueAt({ startsAt: meeting.startsAt, isCouncil: type.chairWord === councilChairWord }, ctx.now(), await readCalendar(q), await readRequestSettings(q)),
  })
}

/** What the overview says of the papers asked for; null where nothing is. */
export async function readMissing(ctx: ActorCtx, access: Access): Promise<MissingPapers | null> {
  if (!can(ctx.actor, 'approve-paper', access.subject)) return null
  const counted = countMissing(await linesOf(ctx, access, null))
  return counted.all > 0 ? counted : null
}

/** What coming meetings ask of the signed-in person's unit: its requests, and the items that it prepares without one. */
export async function readUnitWork(ctx: ActorCtx): Promise<UnitWork> {
  const { unitId, unitName, userId } = ctx.actor
  if (ctx.actor.isScreen) return { unitName, hasHead: false, isHead: false, meetings: [] }
  const heads = (await peopleOfUnit(ctx.db.read, unitId)).filter((person) => person.isUnitHead)
  const found: UnitMeeting[] = []
  for (const { id, title, noun, startsAt } of await listMeetingsForUnit(ctx.db.read, unitId)) {
    const access = await meetingFor(ctx.db.read, ctx, id, 'read-meeting')
    if (!access.ok) continue
    const requests = await linesOf(ctx, access.value, unitId)
    if (requests.length > 0) found.push({ meetingId: id, title, noun, startsAt, requests })
  }
  return { unitName, hasHead: heads.length > 0, isHead: heads.some((head) => head.id === userId), meetings: found }
}

/** The requests of a meeting, of one unit or of all; for one unit also its items that nothing is asked for yet. */
async function linesOf(ctx: ActorCtx, access: Access, unitId: string | null): Promise<RequestLine[]> {
  const { facts } = access
  const papers = await readablePapers(ctx, access)
  const asked = (await listPaperRequests(ctx.db.read, facts.id)).filter(({ request }) => unitId === null || request.unitId === unitId)
  const states = await statesOfRequests(ctx.db.read, asked.map(({ request }) => request.id))
  const placed = placeItems(facts.items)
  const line = (itemId: string, rest: Pick<RequestLine, 'id' | 'unitId' | 'unitName' | 'what' | 'dueAt' | 'remindedAt'>, of: typeof papers, all: HandedIn['state'][]): RequestLine[] => {
    const item = placed.find((candidate) => candidate.id === itemId)
    if (!item) return []
    const standing = standingOf(all, item.onPaper)
    const late = rest.dueAt !== null && isLate({ standing, dueAt: rest.dueAt }, ctx.now())
    return [{ ...rest, itemId, itemNumber: item.number, itemTitle: item.title, onPaper: item.onPaper, standing, answered: all.includes('approved'), isLate: late, papers: of.map(({ handedIn }) => handedIn) }]
  }
  const lines = asked.flatMap(({ request, unitName }) => line(
    request.itemId, requestFacts(request, unitName),
    papers.filter(({ row }) => row.document.requestId === request.id), states.filter((paper) => paper.requestId === request.id).map((paper) => paper.state),
  ))
  if (unitId === null) return lines
  const unasked = placed.flatMap((item) => {
    const own = papers.filter(({ row }) => row.document.itemId === item.id && row.document.requestId === null && row.document.preparingUnitId === unitId)
    const isOwn = item.preparingUnitId === unitId && !asked.some(({ request }) => request.itemId === item.id)
    if (own.length === 0 && !isOwn) return []
    return line(item.id, { id: null, unitId, unitName: ctx.actor.unitName, what: '', dueAt: null, remindedAt: null }, own, own.map(({ handedIn }) => handedIn.state))
  })
  return [...lines, ...unasked]
}

const requestFacts = ({ id, unitId, what, dueAt, remindedAt }: PaperRequestRow, unitName: string) => ({ id, unitId, unitName, what, dueAt, remindedAt })

/** The meeting's papers that this person may read, each with what he may do with it. */
async function readablePapers(ctx: ActorCtx, { subject, facts }: Access) {
  return (await listDocuments(ctx.db.read, facts.id)).flatMap((row) => {
    const asked = { ...subject, paper: inItem(facts, paperSubject(row.document, ctx.now())) }
    if (!can(ctx.actor, 'read-paper', asked)) return []
    const { state } = row.document
    const may = {
      submit: (state === 'draft' || state === 'sent-back') && can(ctx.actor, 'upload-paper', asked),
      approveForUnit: state === 'awaiting-head' && can(ctx.actor, 'approve-for-unit', asked),
      approve: state === 'submitted' && can(ctx.actor, 'approve-paper', asked),
      withdraw: can(ctx.actor, 'withdraw-paper', asked),
    }
    return [{ row, handedIn: presentHandedIn(row, may) }]
  })
}
