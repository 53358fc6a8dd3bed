import { placeItems, progressOf, type PlacedItem } from '~/domain/agenda/tree'
import { useMeeting } from './meeting-context'

/** The item under discussion in its place, and how far the agenda has come; null before the first and at closed doors for outsiders. */
export function useCurrentItem(): { item: PlacedItem; number: string; of: number } | null {
  const { live, view } = useMeeting()
  const item = placeItems(view.items).find((candidate) => candidate.id === live.currentItemId)
  const progress = progressOf(view.items, live.currentItemId)
  return item && progress ? { item, number: item.number, of: progress.total } : null
}
