import { plannedTimes } from '~/domain/agenda/schedule'
import { placeItems } from '~/domain/agenda/tree'
import { titleInFileName } from '~/domain/documents/paper-name'
import { inOrder } from '~/domain/documents/paper-order'
import { longestSet, pagesOfPapers, type PrintSet, type SetItem, type SetPart, type SetPerson } from '~/domain/documents/print-set'
import { can } from '~/domain/identity/can'
import { allow, refuse, type Decision } from '~/domain/kernel/result'
import { comparePeople } from '~/i18n/format'
import { listDocuments } from '~db/queries/documents'
import type { ActorCtx } from '../../context'
import { buildPrintSet } from '../../jobs/build-print-set'
import type { MakingStanding } from '../../jobs/made-files'
import { audit } from '../kernel/audit'
import { inItem, meetingFor, type Access } from '../meetings/access'
import { paperSubject } from './paper-access'

/**
 * In bộ tài liệu giấy dự phòng: begins to prepare the set's PDF, of the papers that the members have and this person may
 * read. Answers the id under which it is asked for. Refuses not-found, forbidden (those who make the meeting, until it is
 * over), bad-input without any part, documents/set-too-long {pages, limit}.
 */
export async function beginPrintSet(ctx: ActorCtx, meetingId: string, parts: readonly SetPart[]): Promise<Decision<string>> {
  const access = await meetingFor(ctx.db.read, ctx, meetingId, 'edit-meeting')
  if (!access.ok) return access
  if (parts.length === 0) return refuse('bad-input', { field: 'parts' })
  const set = await readPrintSet(ctx, access.value)
  const pages = pagesOfPapers(set)
  if (parts.includes('papers') && pages > longestSet) return refuse('documents/set-too-long', { pages, limit: longestSet })
  await ctx.db.write((tx) => audit(tx, ctx, 'print-set-made', meetingId, { parts: parts.join(' ') }))
  const fileName = `Bộ tài liệu giấy dự phòng - ${titleInFileName(set.title)}.pdf`
  const papers = parts.includes('papers') ? filesOf(set) : []
  return allow(ctx.printSets.begin({ ownerId: ctx.actor.userId, aboutId: meetingId, fileName, holds: papers }, (folder, tell, signal) => buildPrintSet({ app: ctx, set, parts, folder, tell, signal })))
}

/**
 * How far an own set has come, and where its file is. Refuses not-found, also for a meeting that this person does not make
 * any more, and once a paper in it has been recalled or taken from him: then the set goes.
 */
export async function findPrintSet(ctx: ActorCtx, meetingId: string, setId: string): Promise<Decision<{ standing: MakingStanding; path: string; fileName: string }>> {
  const access = await meetingFor(ctx.db.read, ctx, meetingId, 'edit-meeting')
  if (!access.ok) return access
  const found = ctx.printSets.find(ctx.actor.userId, meetingId, setId)
  if (!found) return refuse('not-found')
  const { standing, path, facts: { fileName, holds } } = found
  const readable = new Set(filesOf(await readPrintSet(ctx, access.value)))
  if (holds.every((file) => readable.has(file))) return allow({ standing, path, fileName })
  ctx.printSets.remove(setId)
  return refuse('not-found')
}

const filesOf = (set: PrintSet) => set.items.flatMap((item) => item.papers.map((paper) => paper.file))

/** Everything that is printed, read at one moment. */
export async function readPrintSet(ctx: ActorCtx, access: Access): Promise<PrintSet> {
  const { meeting, type, body, facts } = access
  const now = ctx.now()
  const mayRead = (document: Parameters<typeof paperSubject>[0]) => can(ctx.actor, 'read-paper', { ...access.subject, paper: inItem(facts, paperSubject(document, now)) })
  const papers = (await listDocuments(ctx.db.read, meeting.id)).filter(({ document }) => document.state === 'approved' && mayRead(document))
  const times = plannedTimes(facts.items, meeting.startsAt)
  const presenterOf = (seatId: string | null) => facts.seats.find((seat) => seat.id === seatId)?.occupant
  const items = placeItems(facts.items).map((item): SetItem => {
    const presenter = presenterOf(item.presenterSeatId)
    const own = inOrder(papers.filter(({ document }) => document.itemId === item.id).map(({ document, version }) => ({
      title: document.title, groupName: document.groupName, pages: version.pageCount, sizeBytes: version.sizeBytes, file: version.pdfHash,
    })))
    return {
      number: item.number, depth: item.depth, title: item.title, startsAt: times.get(item.id)?.startsAt ?? meeting.startsAt, minutes: item.minutes,
      presenter: presenter ? `${presenter.honorific} ${presenter.fullName}, ${presenter.position}` : '', unitName: item.preparingUnitName ?? '',
      closed: item.closed, onPaper: item.onPaper, papers: own,
    }
  })
  return {
    superior: body.superior, issuer: body.headerLines, place: body.place, title: meeting.title, noun: type.noun, chairWord: type.chairWord, room: meeting.place,
    startsAt: meeting.startsAt, endsAt: meeting.endsAt, items, people: peopleOf(access),
  }
}

function peopleOf({ facts }: Access): SetPerson[] {
  return facts.seats
    .flatMap((seat) => (seat.occupant ? [{ ...seat, occupant: seat.occupant }] : []))
    .sort((a, b) => comparePeople({ protocolOrder: a.protocolOrder, fullName: a.occupant.fullName }, { protocolOrder: b.protocolOrder, fullName: b.occupant.fullName }))
    .map(({ role, occupant: { honorific, fullName, position, unitName }, standsInFor }) => ({
      honorific, fullName, position, unitName, role, standsInFor: standsInFor ? `${standsInFor.honorific} ${standsInFor.fullName}` : '',
    }))
}
