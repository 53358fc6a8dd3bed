import { isInk, type InkMark, type InkPoint, type Mark } from './mark'
import { decodeMark } from './mark-bytes'

/**
 * The mark that bytes hold, or null (N2). A stroke's points stay in the bytes, which must not change from then on, and are
 * unpacked anew each time they are asked for: unpacked they take twenty times as much, and of a paper's tens of thousands of
 * strokes few are drawn or touched at once.
 */
export function openMark(bytes: Uint8Array): Mark | null {
  const mark = decodeMark(bytes)
  return mark && isInk(mark) ? new PackedInk(mark, bytes) : mark
}

/** A copy by `{...stroke}` has no points: they are to be given with it. */
class PackedInk implements InkMark {
  readonly kind; readonly page; readonly colour; readonly madeAt; readonly width
  readonly #bytes: Uint8Array

  constructor({ kind, page, colour, madeAt, width }: InkMark, bytes: Uint8Array) {
    this.kind = kind
    this.page = page
    this.colour = colour
    this.madeAt = madeAt
    this.width = width
    this.#bytes = bytes
  }

  get points(): readonly InkPoint[] {
    const mark = decodeMark(this.#bytes)
    return mark && isInk(mark) ? mark.points : []
  }
}
