import type { PageMark } from './kept/placed-marks'

/** A name stands for so long. */
const nameForMs = 4_000

/** The marks that show their author's name just now: what somebody else has just made, and what was pressed. */
export class NamedMarks {
  /** by key of the mark: where its name stands, and what takes it away */
  private readonly names = new Map<string, { page: number; timer: ReturnType<typeof setTimeout> }>()
  /** by author: what he wrote last, so that a name stands once however much somebody writes */
  private readonly lastOf = new Map<string, string>()

  /** `onPage` is told where a name has come or gone. */
  constructor(private readonly onPage: (page: number) => void) {}

  has(key: string): boolean { return this.names.has(key) }

  /** Names the mark's author for a moment. */
  show(key: string, page: number) {
    clearTimeout(this.names.get(key)?.timer)
    this.names.set(key, { page, timer: setTimeout(() => this.hide(key), nameForMs) })
    this.onPage(page)
  }

  /** Somebody has just made this mark: his name goes from the one before to this one. */
  showNewest({ key, authorId, mark }: PageMark) {
    const before = this.lastOf.get(authorId)
    if (before !== undefined) this.hide(before)
    this.lastOf.set(authorId, key)
    this.show(key, mark.page)
  }

  close() {
    for (const { timer } of this.names.values()) clearTimeout(timer)
  }

  private hide(key: string) {
    const name = this.names.get(key)
    if (!name) return
    clearTimeout(name.timer)
    this.names.delete(key)
    this.onPage(name.page)
  }
}
