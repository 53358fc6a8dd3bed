/** Whoever wants to be told of something. */
export class Listeners<Told extends unknown[] = []> {
  private readonly all = new Set<(...told: Told) => void>()

  /** Returns the way to stop. */
  readonly subscribe = (listener: (...told: Told) => void): (() => void) => {
    this.all.add(listener)
    return () => { this.all.delete(listener) }
  }

  tell(...told: Told) { for (const listener of this.all) listener(...told) }

  clear() { this.all.clear() }
}
