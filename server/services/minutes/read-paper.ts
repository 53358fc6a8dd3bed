import { allow, type Decision } from '~/domain/kernel/result'
import { courseOf, type Station } from '~/domain/minutes/paper-course'
import { decideEdit, stepsOpenTo, type PaperStage, type PaperStep } from '~/domain/minutes/paper-steps'
import type { OfficialPaper, PaperKind } from '~/domain/minutes/paper'
import type { Person } from '~/domain/meetings/types'
import { listEventsOfType } from '~db/queries/events'
import { peopleById } from '~db/queries/meetings'
import { listPapersOf, listPapersUnderWay, type PaperRow } from '~db/queries/papers'
import type { ActorCtx } from '../../context'
import { meetingFor } from '../meetings/access'
import { paperFor, stepActor } from './paper-access'
import { printedPaper } from './printed-paper'

/** A paper on its page: what is printed, where it stands, and what this person may do to it now. */
export type PaperPage = {
  id: string
  meetingId: string
  meetingTitle: string
  stage: PaperStage
  revision: number
  sentBackReason: string | null
  printed: OfficialPaper
  mayEdit: boolean
  steps: PaperStep[]
  /** since it was last sent back; `by` null where the system did it */
  course: { station: Station; acts: { by: Pick<Person, 'honorific' | 'fullName'> | null; at: number }[] }[]
}

/** The page of one paper, with what this person may do to it. Refuses like `paperFor`. */
export async function readPaper(ctx: ActorCtx, paperId: string): Promise<Decision<PaperPage>> {
  const found = await paperFor(ctx.db.read, ctx, paperId)
  if (!found.ok) return found
  const { paper, signatures, access, facts, settings } = found.value
  return allow({
    id: paper.id, meetingId: paper.meetingId, meetingTitle: access.facts.title,
    stage: paper.state, revision: paper.revision, sentBackReason: paper.sentBackReason,
    printed: await printedPaper(ctx.db.read, paper, signatures, access.body, ctx.now()),
    mayEdit: decideEdit(facts, found.value).ok,
    steps: stepsOpenTo(facts, stepActor(ctx.actor.userId, found.value, paper.revision), settings),
    course: await courseWithNames(ctx, paper),
  })
}

async function courseWithNames(ctx: ActorCtx, paper: PaperRow): Promise<PaperPage['course']> {
  const course = courseOf(paper.id, await listEventsOfType(ctx.db.read, paper.meetingId, 'paper-step'))
  const people = await peopleById(ctx.db.read, course.flatMap(({ acts }) => acts.map(({ actorId }) => actorId)))
  const named = (actorId: string | null) => {
    const person = actorId === null ? undefined : people.get(actorId)
    return person ? { honorific: person.honorific, fullName: person.fullName } : null
  }
  return course.map(({ station, acts }) => ({ station, acts: acts.map(({ actorId, at }) => ({ by: named(actorId), at })) }))
}

export type PaperEntry = { id: string; kind: PaperKind; stage: PaperStage; subject: string; number: number | null; issuedAt: number | null }

/** The papers of a meeting that this person may see: issued ones, and drafts that he works on. */
export async function readPapersOf(ctx: ActorCtx, meetingId: string): Promise<PaperEntry[]> {
  const access = await meetingFor(ctx.db.read, ctx, meetingId, 'read-meeting')
  if (!access.ok) return []
  const papers = await Promise.all((await listPapersOf(ctx.db.read, meetingId)).map((paper) => paperFor(ctx.db.read, ctx, paper.id)))
  return papers.flatMap((found) => (found.ok ? [entryOf(found.value.paper)] : []))
}

/** Papers that wait for a step of this person, wherever he sits: for the home page. */
export async function readPapersAwaiting(ctx: ActorCtx): Promise<(PaperEntry & { meetingTitle: string; steps: PaperStep[] })[]> {
  const underWay = await listPapersUnderWay(ctx.db.read)
  const pages = await Promise.all(underWay.map(async ({ paper, meetingTitle }) => ({ paper, meetingTitle, page: await readPaper(ctx, paper.id) })))
  return pages.flatMap(({ paper, meetingTitle, page }) => {
    const steps = page.ok ? page.value.steps.filter((step) => step !== 'send-back') : []
    return steps.length > 0 ? [{ ...entryOf(paper), meetingTitle, steps }] : []
  })
}

const entryOf = (paper: { id: string; kind: PaperKind; state: PaperStage; subject: string; number: number | null; issuedAt: number | null }): PaperEntry =>
  ({ id: paper.id, kind: paper.kind, stage: paper.state, subject: paper.subject, number: paper.number, issuedAt: paper.issuedAt })
