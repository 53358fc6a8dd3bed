import { can } from '~/domain/identity/can'
import { positionAtHead } from '~/domain/minutes/official-words'
import type { Ctx } from '../context'
import { countUnread } from '../services/notifications/count-unread'

/** What the frame of every page shows of the person; null when nobody is signed in, and before an own password is chosen. */
export type Frame = {
  person: { fullName: string; title: string }
  /** whether he keeps papers of his own: everybody but a device account */
  keepsPapers: boolean
  /** whether there is anything to administer */
  administers: boolean
  unreadNotices: number
}

export async function presentFrame(ctx: Ctx): Promise<Frame | null> {
  const { actor } = ctx
  if (!actor || actor.mustChangePassword) return null
  return {
    person: { fullName: actor.fullName, title: positionAtHead(actor) },
    keepsPapers: !actor.isScreen,
    administers: can(actor, 'administer-users', { unitPath: [actor.unitId] }),
    unreadNotices: await countUnread(ctx),
  }
}
