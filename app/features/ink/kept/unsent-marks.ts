import { messageType, syncType } from '~/domain/annotations/wire'

/**
 * Which own changes the server has not confirmed (N6). The server confirms by number: each message with content is
 * counted on both ends, because a deletion does not show in Yjs's state vector.
 */
export class UnsentMarks {
  /** by key: the message that carries it, or null while none does */
  private readonly carriedBy = new Map<string, number | null>()
  private changedNow: string[] = []
  private frames = 0

  constructor(private readonly onChange: (keys: string[]) => void) {}

  get keys(): string[] { return [...this.carriedBy.keys()] }
  get count(): number { return this.carriedBy.size }
  has(key: string): boolean { return this.carriedBy.has(key) }

  /** Marks that were changed here; the message about them, if the line is up, is the next one. */
  changed(keys: Iterable<string>) {
    this.changedNow = [...keys]
    for (const key of this.changedNow) this.carriedBy.set(key, null)
    this.onChange(this.keys)
  }

  /** A new line: what was on its way may be lost, and counting begins anew. */
  lineOpened() {
    this.frames = 0
    this.changedNow = []
    for (const key of this.carriedBy.keys()) this.carriedBy.set(key, null)
  }

  /** A message goes out. An update carries the change just made, an answer to the server's question carries all. */
  sent(message: Uint8Array) {
    const [type, kind] = message
    if (type !== messageType.sync || (kind !== syncType.step2 && kind !== syncType.update)) return
    this.frames += 1
    const keys = kind === syncType.step2 ? this.keys : this.changedNow
    for (const key of keys) if (this.carriedBy.has(key)) this.carriedBy.set(key, this.frames)
    this.changedNow = []
  }

  /** The first `count` messages are committed. Whether they carried anything. */
  saved(count: number): boolean {
    const before = this.carriedBy.size
    for (const [key, frame] of this.carriedBy) if (frame !== null && frame <= count) this.carriedBy.delete(key)
    if (this.carriedBy.size === before) return false
    this.onChange(this.keys)
    return true
  }

  clear() {
    this.carriedBy.clear()
    this.onChange([])
  }
}
