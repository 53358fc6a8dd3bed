import type { UserId } from '../kernel/ids'
import { allow, refuse, type Decision } from '../kernel/result'

/**
 * As many groups for notes as one person may have standing in a meeting. Each is a layer of every paper: one more line in
 * every member's list of layers, and one more document that his tablet has open with the paper (N23).
 */
export const mostNoteGroups = 10

/**
 * N11 Whether somebody may make one more group, or bring one back. `standing`: the groups of participants in this meeting
 * that have not ended, whoever made them. Refuses `annotations/too-many-groups` {max}.
 */
export function decideOneMoreGroup(standing: readonly { madeBy: UserId | null }[], makerId: UserId): Decision {
  const own = standing.filter(({ madeBy }) => madeBy === makerId)
  return own.length < mostNoteGroups ? allow() : refuse('annotations/too-many-groups', { max: mostNoteGroups })
}
