import type { PictureWidth } from './reading'

/** The widths that pages are read at; `thumb` is for overviews. */
export type ReadingWidth = Exclude<PictureWidth, 'thumb'>

/** What a device knows of its line. Null where its browser does not tell, or nothing has been measured yet. */
export type Line = {
  /** the person asked the device to be sparing with data */
  savesData: boolean
  /** how fast the last pictures came, in kbit/s */
  picturesKbitPerS: number | null
  /** the browser's own judgement: 'slow-2g', '2g', '3g' or '4g' (Network Information API) */
  effectiveType: string | null
  /** the browser's own estimate, in kbit/s */
  downlinkKbitPerS: number | null
}

export const unknownLine: Line = { savesData: false, picturesKbitPerS: null, effectiveType: null, downlinkKbitPerS: null }

/** Up to this width of the whole page, in device pixels, the small picture (800) is as sharp as anybody sees. */
const smallUpToPx = 880
/** A picture of 100 kB takes 1.2 s: too long to turn pages by. */
const slowBelowKbitPerS = 670
/** The same picture takes 0.8 s. Between the two it stays as it was, so that the width does not change back and forth. */
const fastFromKbitPerS = 1_000

/**
 * Whether a line is too slow for the wide picture. What pictures took themselves counts before what the browser supposes.
 * A line of which nothing is known is not called slow: link B of DESIGN §9 bears the wide picture.
 */
export function isSlow({ savesData, picturesKbitPerS, effectiveType, downlinkKbitPerS }: Line, wasSlow: boolean): boolean {
  if (savesData) return true
  if (picturesKbitPerS === null && effectiveType?.match(/^(slow-2g|2g|3g)$/)) return true
  const kbitPerS = picturesKbitPerS ?? downlinkKbitPerS
  if (kbitPerS === null) return wasSlow
  return kbitPerS < (wasSlow ? fastFromKbitPerS : slowBelowKbitPerS)
}

/** The width that the screen deserves; `pagePx`: how wide the whole unturned page is shown, in device pixels. */
export const widthForScreen = (pagePx: number): ReadingWidth => (pagePx <= smallUpToPx ? 'small' : 'reading')

/** Which picture of a page to ask for, by the screen and by whether the line is slow. */
export const pictureWidth = (pagePx: number, slow: boolean): ReadingWidth => (slow ? 'small' : widthForScreen(pagePx))
