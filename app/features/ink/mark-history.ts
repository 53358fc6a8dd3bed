import type { LayerName } from '~/domain/annotations/layer'
import type { Mark } from '~/domain/annotations/mark'

/** What was done to one mark; null where there is none. */
export type MarkChange = { layer: LayerName; key: string; before: Mark | null; after: Mark | null }
/** `gesture`: what was done with one movement of the hand is one step. */
type Step = { gesture: object | null; changes: MarkChange[] }

const mostSteps = 200

/**
 * What this tab has done to own marks, to be taken back and done again (N8). A mark that somebody else has changed or
 * taken away since is no longer in it: nobody brings back what the chair has cleared.
 */
export class MarkHistory {
  private done: Step[] = []
  private undone: Step[] = []

  /** `mayWriteOn`: what was done on a layer that cannot be written on just now waits, and what was done elsewhere goes before it. */
  constructor(private readonly mayWriteOn: (layer: LayerName) => boolean = () => true) {}

  get canUndo(): boolean { return this.latest(this.done) < this.done.length }
  get canRedo(): boolean { return this.latest(this.undone) < this.undone.length }

  /** Something new has been done: nothing that was taken back before can be done again. */
  did(changes: readonly MarkChange[], gesture: object | null = null) {
    if (changes.length === 0) return
    this.undone = []
    const last = this.done.at(-1)
    if (gesture && last?.gesture === gesture) last.changes.push(...changes)
    else this.done = [...this.done, { gesture, changes: [...changes] }].slice(-mostSteps)
  }

  /** What has to be done to the marks, in this order, to take the last step back. */
  undo(): MarkChange[] {
    const [step] = this.done.splice(this.latest(this.done), 1)
    if (!step) return []
    this.undone.push(step)
    return step.changes.map(({ layer, key, before, after }) => ({ layer, key, before: after, after: before })).reverse()
  }

  /** What has to be done, in this order, to do the step again that was taken back last. */
  redo(): MarkChange[] {
    const [step] = this.undone.splice(this.latest(this.undone), 1)
    if (!step) return []
    this.done.push({ ...step, gesture: null })
    return step.changes
  }

  /** Somebody else has done something to these marks. */
  forget(keys: readonly string[]) {
    const others = new Set(keys)
    const kept = (steps: Step[]) => steps
      .map(({ gesture, changes }) => ({ gesture, changes: changes.filter(({ key }) => !others.has(key)) }))
      .filter(({ changes }) => changes.length > 0)
    this.done = kept(this.done)
    this.undone = kept(this.undone)
  }

  clear() {
    this.done = []
    this.undone = []
  }

  /** Where the latest step is that lies on layers which can be written on now; behind the last one when none does. */
  private latest(steps: readonly Step[]): number {
    const at = steps.findLastIndex(({ changes }) => changes.every(({ layer }) => this.mayWriteOn(layer)))
    return at < 0 ? steps.length : at
  }
}
