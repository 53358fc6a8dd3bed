import type { Way } from '~/domain/annotations/mark-place'
import { Listeners } from '../listeners'

/** Marks that are held, by key, and how far they have been dragged so far, in page space. */
type Held = Way & { page: number; keys: ReadonlySet<string> }

/** What the lasso has caught, on one page of the paper. */
export class HeldMarks {
  private held: Held | null = null
  private readonly listeners = new Listeners()

  readonly get = (): Held | null => this.held
  readonly subscribe = this.listeners.subscribe

  /** Takes hold of these instead of what was held; of none lets go. */
  hold(page: number, keys: readonly string[]) {
    this.change(keys.length > 0 ? { page, keys: new Set(keys), dx: 0, dy: 0 } : null)
  }

  /** As far as the hand has come from where it took hold. */
  drag(by: Way) {
    if (this.held) this.change({ ...this.held, ...by })
  }

  letGo() {
    if (this.held) this.change(null)
  }

  private change(held: Held | null) {
    this.held = held
    this.listeners.tell()
  }
}
