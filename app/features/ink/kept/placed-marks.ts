import type * as Y from 'yjs'
import type { LayerName } from '~/domain/annotations/layer'
import { byMaking, readMarkKey, type Mark } from '~/domain/annotations/mark'
import { openMark } from '~/domain/annotations/packed-ink'

/** A mark as it lies on a page. `own`: made by the person in front of this screen. It stays the same object as long as the mark is the same. */
export type PageMark = { key: string; mark: Mark; authorId: string; own: boolean; layer: LayerName }

/** The marks of one layer, opened, by key and by page. */
export class PlacedMarks {
  private readonly byKey = new Map<string, PageMark>()
  private readonly byPage = new Map<number, Set<string>>()
  private readonly notRead = new Set<string>()
  /** pages that were looked at since they last changed, in order */
  private readonly ordered = new Map<number, readonly PageMark[]>()

  constructor(private readonly layer: LayerName, private readonly userId: string) {}

  get(key: string): PageMark | undefined { return this.byKey.get(key) }
  all(): Iterable<PageMark> { return this.byKey.values() }
  get pages(): number[] { return [...this.byPage.keys()] }
  /** Keys of marks of a kind that came after this page was loaded: they stay as they are, unseen here. */
  get illegible(): ReadonlySet<string> { return this.notRead }

  /** In the order of their making, so that a highlighter lies over what was written before. */
  onPage(page: number): readonly PageMark[] {
    const known = this.ordered.get(page)
    if (known) return known
    const placed = [...(this.byPage.get(page) ?? [])].flatMap((key) => this.byKey.get(key) ?? [])
    placed.sort(byMaking)
    this.ordered.set(page, placed)
    return placed
  }

  /** These keys came, changed or went; returns the pages on which that is to be seen. */
  took(keys: Iterable<string>, marks: Y.Map<Uint8Array | null>): number[] {
    const pages = new Set<number>()
    for (const key of keys) {
      const before = this.byKey.get(key)
      if (before) this.forget(before, pages)
      const value = marks.get(key)
      const placed = value ? this.placed(key, value) : null
      if (placed) this.remember(placed, pages)
      if (value && !placed) this.notRead.add(key)
      else this.notRead.delete(key)
    }
    return [...pages]
  }

  clear() {
    for (const known of [this.byKey, this.byPage, this.notRead, this.ordered]) known.clear()
  }

  private placed(key: string, value: Uint8Array): PageMark | null {
    const name = readMarkKey(key)
    const mark = openMark(value)
    return mark && name ? { key, mark, authorId: name.authorId, own: name.authorId === this.userId, layer: this.layer } : null
  }

  private remember(placed: PageMark, pages: Set<number>) {
    const { page } = placed.mark
    this.byKey.set(placed.key, placed)
    const keys = this.byPage.get(page) ?? new Set()
    this.byPage.set(page, keys.add(placed.key))
    this.ordered.delete(page)
    pages.add(page)
  }

  private forget({ key, mark }: PageMark, pages: Set<number>) {
    this.byKey.delete(key)
    this.byPage.get(mark.page)?.delete(key)
    this.ordered.delete(mark.page)
    pages.add(mark.page)
  }
}
