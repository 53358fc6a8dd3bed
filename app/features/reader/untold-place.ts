import type { ReadingPlace } from '~/domain/documents/reading'
import { forgetKept, keep, readKept, readerPrefix } from './kept'

const key = (versionId: string) => `${readerPrefix}place/${versionId}`

/** The place that could not be told to the server yet, from this device: later than what the server knows of it. */
export function untoldPlace(versionId: string): ReadingPlace | null {
  const { page, offset } = readKept(key(versionId))
  return typeof page === 'number' && typeof offset === 'number' && page >= 1 && offset >= 0 && offset <= 1 ? { page, offset } : null
}

export const keepUntold = (versionId: string, place: ReadingPlace) => keep(key(versionId), place)
export const forgetUntold = (versionId: string) => forgetKept(key(versionId))
