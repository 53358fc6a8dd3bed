import { outsideWindow } from '~/domain/documents/may-read'
import { remindAtMostEveryMs, type PaperReadings, type ReaderState } from '~/domain/documents/readings'
import { can } from '~/domain/identity/can'
import { allow, type Decision } from '~/domain/kernel/result'
import type { Seat } from '~/domain/meetings/types'
import { comparePeople } from '~/i18n/format'
import { findNewestVersion, listDocuments, type MeetingDocument, type VersionRow } from '~db/queries/documents'
import { listReadings, remindedSince, type ReadingRow } from '~db/queries/readings'
import type { ActorCtx, Tx } from '../../context'
import { audit } from '../kernel/audit'
import { notify } from '../notifications/notify'
import { inItem, meetingFor, type Access } from '../meetings/access'
import { paperFor, paperSubject } from './paper-access'

/**
 * Who has read the papers of a meeting: to those who make it (`approve-paper`'s people) each reader of each paper, in
 * protocol order; to everybody else only his own reading. Refuses like `meetingFor` ('read-meeting').
 */
export async function readReadings(ctx: ActorCtx, meetingId: string): Promise<Decision<{ makes: boolean; papers: PaperReadings[] }>> {
  const q = ctx.db.read
  const access = await meetingFor(q, ctx, meetingId, 'read-meeting')
  if (!access.ok) return access
  const { subject, facts } = access.value
  const makes = can(ctx.actor, 'show-big-screen', subject)
  const now = ctx.now()
  const rows = (await listDocuments(q, meetingId)).filter(({ document }) =>
    document.state === 'approved' && can(ctx.actor, 'read-paper', { ...subject, paper: inItem(facts, paperSubject(document, now)) }))
  const readings = await listReadings(q, rows.map(({ version }) => version.id))
  const seats = makes ? readersBySeat(access.value, now) : []
  return allow({ makes, papers: rows.map(({ document, version }) => {
    const of = readings.filter((reading) => reading.versionId === version.id)
    const readers = makes ? seats.filter(({ mayRead }) => mayRead(document)).map(({ seat }) => readerState(seat, of)) : ownState(ctx, of)
    return presentReadings(document, version, readers)
  }) })
}

/** Everybody with a seat, and whether a paper is laid before him, whatever its window; chair and secretary make the papers and are not counted. */
function readersBySeat({ facts, groups, subject }: Access, now: number) {
  const seats = facts.seats.filter(({ role, occupant }) => occupant && role !== 'chair' && role !== 'secretary')
  const nameOf = ({ protocolOrder, occupant }: Seat) => ({ protocolOrder, fullName: occupant?.fullName ?? '' })
  return seats.toSorted((a, b) => comparePeople(nameOf(a), nameOf(b))).map((seat) => {
    const { id, role, votes, occupant } = seat
    const actor = { userId: occupant?.id ?? '', systemRole: 'none', isClerk: false, isUnitHead: false, isScreen: false, unitId: null } as const
    const groupIdsOfActor = groups.flatMap((group) => (group.seatIds.includes(id) ? group.id : []))
    const theirs = { ...subject, createdBy: '', seatOfActor: { id, role, votes }, groupIdsOfActor }
    const mayRead = (document: MeetingDocument) => can(actor, 'read-paper', { ...theirs, paper: { ...inItem(facts, paperSubject(document, now)), time: 'open' } })
    return { seat, mayRead }
  })
}

function readerState({ occupant }: Seat, readings: ReadingRow[]): ReaderState {
  const reading = readings.find((candidate) => candidate.userId === occupant?.id)
  return {
    userId: occupant?.id ?? '', honorific: occupant?.honorific ?? 'ông', fullName: occupant?.fullName ?? '', position: occupant?.position ?? '', unitName: occupant?.unitName ?? '',
    reading: reading ? presentReading(reading) : null,
  }
}

function ownState({ actor }: ActorCtx, readings: ReadingRow[]): ReaderState[] {
  const reading = readings.find((candidate) => candidate.userId === actor.userId)
  const { userId, honorific, fullName, position, unitName } = actor
  return [{ userId, honorific, fullName, position, unitName, reading: reading ? presentReading(reading) : null }]
}

function presentReading({ userId, openedAt, lastAt, furthestPage, pagesRead }: ReadingRow) {
  return { userId, openedAt, lastAt, furthestPage, pages: pagesRead.length }
}

function presentReadings(document: MeetingDocument, version: VersionRow, readers: ReaderState[]): PaperReadings {
  return { documentId: document.id, versionId: version.id, title: document.title, pages: version.pageCount, readers }
}

/**
 * Reminds those who may read a paper and have not opened its newest version, each at most once an hour; answers how many
 * were told; nobody outside of the paper's window. Refuses not-found, forbidden (`approve-paper`), documents/recalled,
 * documents/not-open-yet {at}, documents/reading-over {at}.
 */
export async function remindReaders(tx: Tx, ctx: ActorCtx, documentId: string): Promise<Decision<{ told: number }>> {
  const access = await paperFor(tx, ctx, documentId, 'approve-paper')
  if (!access.ok) return access
  const { meeting, document } = access.value
  const outside = outsideWindow(document, ctx.now())
  if (outside) return outside
  const version = await findNewestVersion(tx, documentId)
  if (!version) return allow({ told: 0 })
  const opened = (await listReadings(tx, [version.id])).map((reading) => reading.userId)
  const lately = await remindedSince(tx, version.id, ctx.now() - remindAtMostEveryMs)
  const readers = readersBySeat(access.value, ctx.now()).flatMap(({ seat, mayRead }) => (mayRead(document) ? seat.occupant?.id ?? [] : []))
  const told = readers.filter((userId) => !opened.includes(userId) && !lately.includes(userId))
  await notify(tx, ctx, told, { kind: 'paper-to-read', meetingId: meeting.id, payload: { title: meeting.title, document: document.title, versionId: version.id } })
  await audit(tx, ctx, 'readers-reminded', documentId, { meetingId: meeting.id, userIds: told })
  return allow({ told: told.length })
}
