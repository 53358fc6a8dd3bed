import type { ItemId, Millis } from '../kernel/ids'
import type { Reducers } from './reduce'
import { spentOn, waitingItem, type ItemLive, type LiveState } from './state'

function withItem(state: LiveState, id: ItemId, change: (item: ItemLive) => ItemLive): LiveState {
  return { ...state, items: { ...state.items, [id]: change(state.items[id] ?? waitingItem) } }
}

/** The clock of the current item stops: a break, or its end. */
export function stopItem(state: LiveState, at: Millis): LiveState {
  if (state.currentItemId === null) return state
  return withItem(state, state.currentItemId, (item) => ({ ...item, spentMillis: spentOn(item, at), runningSince: null }))
}

/** The clock of the current item runs, unless the meeting is on a break. */
export function runItem(state: LiveState, at: Millis): LiveState {
  if (state.currentItemId === null || state.phase === 'on-break') return state
  return withItem(state, state.currentItemId, (item) => ({ ...item, runningSince: item.runningSince ?? at }))
}

/** Ends the current item, and the items above it that were left open for its sake. */
export function endItem(state: LiveState, at: Millis, as: 'done' | 'put-off', keepOpen: readonly ItemId[] = []): LiveState {
  let next = stopItem(state, at)
  for (const id of state.currentItemId === null ? [] : [state.currentItemId, ...above(state, state.currentItemId)]) {
    if (keepOpen.includes(id) || next.items[id]?.state !== 'open') continue
    next = withItem(next, id, (item) => ({ ...item, state: as, endedAt: at }))
  }
  return { ...next, currentItemId: null }
}

function above(state: LiveState, id: ItemId): ItemId[] {
  const found: ItemId[] = []
  for (let at = state.items[id]?.parentId ?? null; at !== null && !found.includes(at); at = state.items[at]?.parentId ?? null) found.push(at)
  return found
}

/** Ends one item, current or not. After a part, the item it belongs to goes on. */
function finish(state: LiveState, id: ItemId, at: Millis, as: 'done' | 'put-off'): LiveState {
  const isCurrent = state.currentItemId === id
  const stopped = isCurrent ? stopItem(state, at) : state
  const ended = withItem(stopped, id, (item) => ({ ...item, state: as, endedAt: at }))
  if (!isCurrent) return ended
  const parentId = above(ended, id).find((candidate) => ended.items[candidate]?.state === 'open') ?? null
  return runItem({ ...ended, currentItemId: parentId }, at)
}

/** L4 One item is under discussion at a time; opening another ends it, unless the other is a part of it. */
export const itemReducers: Reducers<'agenda-changed' | 'item-opened' | 'item-done' | 'item-put-off'> = {
  'agenda-changed': (state) => ({ ...state, agendaVersion: state.agendaVersion + 1 }),
  'item-opened': (state, { payload: { itemId }, occurredAt }) => {
    const ended = state.currentItemId === itemId ? state : endItem(state, occurredAt, 'done', above(state, itemId))
    const opened = withItem(ended, itemId, (item) => ({ ...item, state: 'open', startedAt: item.startedAt ?? occurredAt, endedAt: null }))
    return runItem({ ...opened, currentItemId: itemId }, occurredAt)
  },
  'item-done': (state, { payload, occurredAt }) => finish(state, payload.itemId, occurredAt, 'done'),
  'item-put-off': (state, { payload, occurredAt }) => finish(state, payload.itemId, occurredAt, 'put-off'),
}
