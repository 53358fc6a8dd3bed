import type { LayerName } from '~/domain/annotations/layer'
import type { UserId } from '~/domain/kernel/ids'
import { keep, readKept, readerPrefix } from '../../reader/kept'

/** What one person has put out of sight in one meeting. */
export type Hidden = { layers: readonly string[]; people: readonly UserId[] }
/** A layer, or a person's marks on all of them, is put out of sight or brought back; 'everybody': all people at once. */
export type SightChange = { layer: LayerName; shown: boolean } | { userId: UserId; shown: boolean } | 'everybody'

const keyOf = (userId: UserId, meetingId: string) => `${readerPrefix}layers/${userId}/${meetingId}`
const strings = (value: unknown): string[] => (Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [])

const isLayer = (value: unknown): value is LayerName => typeof value === 'string' && /^(room|private|group\/.+)$/.test(value)

/** Which layers and whose marks are shown on this screen, and into which is written; kept on the device for the person and the meeting. */
export class LayerView {
  private now: Hidden
  private chosen: LayerName | null

  constructor(private readonly userId: UserId, private readonly meetingId: string) {
    const kept = readKept(keyOf(userId, meetingId))
    this.now = { layers: strings(kept.layers), people: strings(kept.people) }
    this.chosen = isLayer(kept.into) ? kept.into : null
  }

  get hidden(): Hidden { return this.now }
  /** Chosen by hand: the next paper, or the same one loaded anew, does not show to all what was begun as private. */
  get into(): LayerName | null { return this.chosen }
  isOn(layer: LayerName): boolean { return !this.now.layers.includes(layer) }
  shows(layer: LayerName, authorId: UserId): boolean { return this.isOn(layer) && !this.now.people.includes(authorId) }

  show(what: SightChange) {
    const { layers, people } = this.now
    if (what === 'everybody') this.now = { layers, people: [] }
    else if ('layer' in what) this.now = { layers: without(layers, what.layer, what.shown), people }
    else this.now = { layers, people: without(people, what.userId, what.shown) }
    this.keep()
  }

  writeInto(layer: LayerName) {
    this.chosen = layer
    this.keep()
  }

  private keep() {
    keep(keyOf(this.userId, this.meetingId), { ...this.now, into: this.chosen })
  }
}

function without(names: readonly string[], name: string, shown: boolean): readonly string[] {
  const others = names.filter((one) => one !== name)
  return shown ? others : [...others, name]
}
