import type { ShownPointer } from '~/domain/live/frames'
import { Listeners } from '../listeners'

/** One that rests, or whose owner is gone, is taken away. */
const hideAfterMs = 2_000

/** Where the presenter and those who write point just now (N17). */
export class Pointers {
  private shown: readonly ShownPointer[] = []
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>()
  private readonly listeners = new Listeners()

  readonly get = (): readonly ShownPointer[] => this.shown
  readonly subscribe = this.listeners.subscribe

  heard(pointer: ShownPointer) {
    const { by } = pointer
    clearTimeout(this.timers.get(by))
    this.timers.set(by, setTimeout(() => this.hide(by), hideAfterMs))
    this.change([...this.shown.filter((other) => other.by !== by), pointer])
  }

  hide(by: string) {
    if (!this.timers.has(by)) return
    clearTimeout(this.timers.get(by))
    this.timers.delete(by)
    this.change(this.shown.filter((other) => other.by !== by))
  }

  close() {
    for (const timer of this.timers.values()) clearTimeout(timer)
    this.listeners.clear()
  }

  private change(shown: readonly ShownPointer[]) {
    this.shown = shown
    this.listeners.tell()
  }
}
