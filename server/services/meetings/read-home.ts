import type { Awaiting, MeetingLine } from '~/domain/meetings/view'
import { chairsOf, listMeetingsOf, ownSeatsIn, type MeetingFilter } from '~db/queries/meetings'
import type { ActorCtx } from '../../context'
import { readPapersAwaiting } from '../minutes/read-paper'
import { readPapersToPrepare } from '../paper-requests/read-awaiting'

export type Home = { inSession: MeetingLine[]; coming: MeetingLine[]; awaiting: Awaiting[]; concluded: MeetingLine[] }

const SHOWN_COMING = 20
const SHOWN_CONCLUDED = 5
const CONCLUDED_WITHIN = 90 * 86_400_000
const LATE_START = 12 * 3_600_000

/** What is in session now, what comes, what awaits the signed-in person's answer, and what was concluded lately. For a hall's screen: what goes on, and what begins today. */
export async function readHome(ctx: ActorCtx): Promise<Home> {
  const now = ctx.now()
  const inSession = await linesOf(ctx, { states: ['in-session', 'on-break'] }, { order: 'soonest', limit: 10 })
  if (ctx.actor.isScreen) return { inSession, coming: await linesOf(ctx, { states: ['invited'], from: now - LATE_START, until: now + LATE_START }, { order: 'soonest', limit: SHOWN_COMING }), awaiting: [], concluded: [] }
  const coming = await linesOf(ctx, { states: ['draft', 'invited'], from: now - LATE_START }, { order: 'soonest', limit: SHOWN_COMING })
  const concluded = await linesOf(ctx, { states: ['closed', 'published'], from: now - CONCLUDED_WITHIN }, { order: 'newest', limit: SHOWN_CONCLUDED })
  const unanswered = coming.filter((meeting) => meeting.state === 'invited' && meeting.own?.reply === 'none' && meeting.own.role !== 'chair' && meeting.own.role !== 'secretary')
  const papers = await readPapersAwaiting(ctx)
  const awaiting: Awaiting[] = [
    ...unanswered.map((meeting): Awaiting => ({ kind: 'invitation', meeting })),
    ...await readPapersToPrepare(ctx),
    ...papers.map((paper): Awaiting => ({ kind: 'paper', paperId: paper.id, paper: paper.kind, meetingTitle: paper.meetingTitle })),
  ]
  return { inSession, coming, concluded, awaiting }
}

/** A page of the meetings that the signed-in person may read, with what a list says of each. */
export async function linesOf(ctx: ActorCtx, filter: MeetingFilter, page: { order: 'soonest' | 'newest'; limit: number; offset?: number }): Promise<MeetingLine[]> {
  const rows = await listMeetingsOf(ctx.db.read, ctx.actor, filter, page)
  const ids = rows.map((row) => row.meeting.id)
  const chairs = await chairsOf(ctx.db.read, ids)
  const seats = new Map((await ownSeatsIn(ctx.db.read, ctx.actor.userId, ids)).map((seat) => [seat.meetingId, seat]))
  return rows.map(({ meeting, noun, chairWord, bodyName }) => {
    const chair = chairs.get(meeting.id)
    const seat = seats.get(meeting.id)
    return {
      id: meeting.id, title: meeting.title, noun, state: meeting.state, startsAt: meeting.startsAt, endsAt: meeting.endsAt, place: meeting.place, bodyName, chairWord,
      chair: chair ? { honorific: chair.honorific, fullName: chair.fullName } : null,
      own: seat ? { role: seat.role, reply: seat.reply } : null,
    }
  })
}
