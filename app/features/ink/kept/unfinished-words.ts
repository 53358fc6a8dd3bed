import { forgetKept, keep, readKept } from '../../reader/kept'
import { localPrefix } from './forget-local-marks'

/** Where words are being written: a new note, an answer to a note, or own words that are being changed, by key. */
export type WordsPlace = 'note' | `reply/${string}` | `edit/${string}`

/**
 * What one person has typed on a paper and not saved yet, on this device: kept when its page goes out of sight, the layer is
 * locked, another paper is opened or the page is loaded anew; forgotten with his marks. Where nothing may be kept, it lives as
 * long as the paper is open.
 */
export class UnfinishedWords {
  private readonly key: string
  private texts: Record<string, string>

  constructor(userId: string, versionId: string) {
    this.key = `${localPrefix}${userId}/words/${versionId}`
    this.texts = Object.fromEntries(Object.entries(readKept(this.key)).filter((entry): entry is [string, string] => typeof entry[1] === 'string'))
  }

  /** What stands there unsaved; null where nothing does. */
  at(place: WordsPlace): string | null { return this.texts[place] ?? null }

  /** Keeps it as it stands now; null when it was saved or is not wanted. */
  keep(place: WordsPlace, text: string | null) {
    const { [place]: _, ...others } = this.texts
    this.texts = text === null ? others : { ...others, [place]: text }
    if (Object.keys(this.texts).length > 0) keep(this.key, this.texts)
    else forgetKept(this.key)
  }
}
