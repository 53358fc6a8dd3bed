import * as Y from 'yjs'
import { markOf, type MarkAct, type MarkEdit, type SeenMark } from '~/domain/annotations/history'
import { readMarkKey, type Mark } from '~/domain/annotations/mark'
import { decodeMark } from '~/domain/annotations/mark-bytes'
import { marksMap } from '~/domain/annotations/wire'
import type { Millis, UserId } from '~/domain/kernel/ids'

/**
 * A layer as it came about (N21). Changes are added in their order; then the marks of any moment can be had. Going to a
 * moment costs as much as lies between it and the last one that was asked for.
 */
export class LayerReplay {
  readonly acts: MarkAct[] = []
  private readonly doc = new Y.Doc()
  private readonly packed = this.doc.getMap<Uint8Array | null>(marksMap)
  private readonly latest = new Map<string, SeenMark>()
  private readonly shown = new Map<string, Mark>()
  private moment = 0

  /** Changes that show nothing new (a mark that was gone before it came) are no acts. */
  add(changes: readonly { by: UserId; at: Millis; update: Uint8Array }[]) {
    for (const { by, at, update } of changes) {
      const keys = new Set<string>()
      const note = (event: Y.YMapEvent<Uint8Array | null>) => { for (const key of event.keysChanged) keys.add(key) }
      this.packed.observe(note)
      Y.applyUpdate(this.doc, update)
      this.packed.unobserve(note)
      const edits = [...keys].flatMap((key) => this.edited(key) ?? [])
      const mark = edits[0] && markOf(edits[0])
      if (mark) this.acts.push({ by, at, page: mark.page, edits })
    }
  }

  /** The marks after so many acts, by key. What is returned changes with the next call. */
  at(count: number): ReadonlyMap<string, Mark> {
    for (; this.moment < Math.min(count, this.acts.length); this.moment++) for (const { key, after } of this.acts[this.moment]?.edits ?? []) this.put(key, after)
    for (; this.moment > Math.max(0, count); this.moment--) for (const { key, before } of this.acts[this.moment - 1]?.edits ?? []) this.put(key, before)
    return this.shown
  }

  private edited(key: string): MarkEdit | null {
    const before = this.latest.get(key) ?? null
    const bytes = this.packed.get(key)
    const after: SeenMark = bytes ? decodeMark(bytes) ?? 'illegible' : null
    this.latest.set(key, after)
    const name = readMarkKey(key)
    const edit = name && { key, authorId: name.authorId, before, after }
    return edit && markOf(edit) && edit
  }

  private put(key: string, mark: SeenMark) {
    if (mark && mark !== 'illegible') this.shown.set(key, mark)
    else this.shown.delete(key)
  }
}
