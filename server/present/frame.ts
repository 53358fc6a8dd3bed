import { can } from '~/domain/identity/can'
import type { Ctx } from '../context'

/** What the frame of every page shows of the person; null when nobody is signed in, and before an own password is chosen. */
export type Frame = {
  person: { fullName: string; title: string }
  /** whether there is anything to administer */
  administers: boolean
  unreadNotices: number
}

export async function presentFrame({ actor }: Ctx): Promise<Frame | null> {
  if (!actor || actor.mustChangePassword) return null
  return {
    person: { fullName: actor.fullName, title: [actor.position, actor.unitName].filter(Boolean).join(', ') },
    administers: can(actor, 'administer-users', { unitPath: [actor.unitId] }),
    unreadNotices: 0,
  }
}
