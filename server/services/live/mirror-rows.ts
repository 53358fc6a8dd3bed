import type { LiveState } from '~/domain/live/state'
import * as queries from '~db/queries/live'
import type { Tx } from '../../context'

/**
 * The rows that repeat what the events say (for lists, calendars and `can`) follow the state from before to after one
 * event: the meeting's state, chair and current item, the items' states, and the end of a speech, whatever ended it.
 */
export async function mirrorRows(tx: Tx, before: LiveState, after: LiveState, at: number) {
  const changed = after.phase !== before.phase || after.chairSeatId !== before.chairSeatId || after.currentItemId !== before.currentItemId
  if (changed) await queries.setMeetingNow(tx, after.meetingId, { state: after.phase, chairSeatId: after.chairSeatId, currentItemId: after.currentItemId })
  for (const [itemId, item] of Object.entries(after.items)) {
    if (item.state === before.items[itemId]?.state) continue
    await queries.setItemState(tx, itemId, item.state === 'waiting' ? 'planned' : item.state)
  }
  if (before.floor && after.floor?.speechId !== before.floor.speechId) await queries.endSpeech(tx, before.floor.speechId, at)
}
