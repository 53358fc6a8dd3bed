import { foldForSearch } from '~/domain/kernel/fold'
import type { MeetingState } from '~/domain/meetings/types'
import type { MeetingLine } from '~/domain/meetings/view'
import { listBodies } from '~db/queries/bodies'
import { countMeetingsOf } from '~db/queries/meetings'
import type { ActorCtx } from '../../context'
import { linesOf } from './read-home'

export const MEETINGS_PER_PAGE = 20

export type MeetingSearch = { keyword: string; state: MeetingState | null; bodyId: string | null; /** UTC ms */ from: number | null; until: number | null; page: number }
export type MeetingPage = { meetings: MeetingLine[]; total: number; page: number; pages: number; bodies: { id: string; name: string }[] }

/** A page (from 1) of the meetings that the signed-in person may read, newest first; found by title without diacritics. */
export async function listMeetings(ctx: ActorCtx, asked: MeetingSearch): Promise<MeetingPage> {
  const filter = {
    folded: foldForSearch(asked.keyword), bodyId: asked.bodyId ?? undefined, states: asked.state ? [asked.state] : undefined,
    from: asked.from ?? undefined, until: asked.until ?? undefined,
  }
  const total = await countMeetingsOf(ctx.db.read, ctx.actor, filter)
  const pages = Math.max(1, Math.ceil(total / MEETINGS_PER_PAGE))
  const page = Math.min(Math.max(1, asked.page), pages)
  const meetings = await linesOf(ctx, filter, { order: 'newest', limit: MEETINGS_PER_PAGE, offset: (page - 1) * MEETINGS_PER_PAGE })
  return { meetings, total, page, pages, bodies: (await listBodies(ctx.db.read)).map(({ id, name }) => ({ id, name })) }
}
