import { nextItem } from '~/domain/agenda/tree'
import { useMeeting } from '../meeting-context'

/** The item that the meeting goes on to; null when all have been opened. */
export function useNextItem() {
  const { view, live } = useMeeting()
  return nextItem(view.items, live.currentItemId, (id) => (live.items[id]?.state ?? 'waiting') === 'waiting')
}
