import type { ReadingWidth } from '~/domain/documents/picture-width'
import type { Across } from './page-space'

/** How a page's picture fares: asked for in this width, there, or not to be had. */
export type PagePicture = {
  width: ReadingWidth
  came: 'not-yet' | 'here' | 'lost'
  /** the wide picture over a small one */
  sharper: 'none' | 'asked' | 'here' | 'lost'
}

/** The pictures of the pages that are shown or near; a page that is not in it has no picture asked for. */
export type Pictures = ReadonlyMap<number, PagePicture>

export type Sights = {
  first: number
  last: number
  across: Across
  /** the paper is read from front to back */
  forward: boolean
  count: number
}

export type PlanFacts = {
  sights: Sights
  /** the server has drawn this page */
  isDrawn: (page: number) => boolean
  /** by screen and line */
  widthOf: (page: number) => ReadingWidth
  /** by the screen alone */
  widthAtRest: (page: number) => ReadingWidth
  /** the same pages have been shown for some moments */
  atRest: boolean
}

const between = (from: number, to: number) => Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index)

/** The pages beside those in sight, in the order in which they will be wanted: those to which one reads on, then those where one has been. */
export function neighbours({ first, last, across, forward, count }: Sights): number[] {
  const onwards = between(last + 1, Math.min(count, last + across + (forward ? 1 : 0)))
  const back = between(Math.max(1, first - across - (forward ? 0 : 1)), first - 1).reverse()
  return forward ? [...onwards, ...back] : [...back, ...onwards]
}

/**
 * What to ask for now. The pages in sight first, all at once; when they are there their neighbours, one after another; when
 * all is quiet, or the line has turned out to be good, the wide picture where a small one is shown on a large screen. What
 * is not wanted any more is dropped, so that a jump does not wait behind the pages that were left. Gives back `old` itself
 * when nothing changes.
 */
export function planPictures(old: Pictures, { sights, isDrawn, widthOf, widthAtRest, atRest }: PlanFacts): Pictures {
  const next = new Map<number, PagePicture>()
  const askFor = (page: number) => next.set(page, { width: widthOf(page), came: 'not-yet', sharper: 'none' })
  const shown = between(sights.first, sights.last).filter(isDrawn)
  const near = neighbours(sights).filter(isDrawn)

  for (const page of shown) {
    const had = old.get(page)
    if (had) next.set(page, had)
    else askFor(page)
  }
  const shownCame = shown.every((page) => next.get(page)?.came !== 'not-yet')
  for (const page of near) {
    const had = old.get(page)
    if (had && (shownCame || had.came !== 'not-yet')) next.set(page, withoutAsking(had))
  }
  const soft = (wanted: (page: number) => ReadingWidth) => shown.find((page) => isSoft(next.get(page)) && wanted(page) === 'reading')
  const quiet = () => [...next.values()].every(({ came, sharper }) => came !== 'not-yet' && sharper !== 'asked')
  if (quiet()) {
    const missing = near.find((page) => !next.has(page))
    const sharpened = soft(widthOf) ?? (missing === undefined && atRest ? soft(widthAtRest) : undefined)
    const picture = sharpened === undefined ? undefined : next.get(sharpened)
    if (sharpened !== undefined && picture) next.set(sharpened, { ...picture, sharper: 'asked' })
    else if (missing !== undefined) askFor(missing)
  }
  return isSame(old, next) ? old : next
}

/** A neighbour's wide picture waits until it is in sight again. */
const withoutAsking = (picture: PagePicture): PagePicture => (picture.sharper === 'asked' ? { ...picture, sharper: 'none' } : picture)
const isSoft = (picture: PagePicture | undefined) => picture?.came === 'here' && picture.width === 'small' && picture.sharper === 'none'
const isSame = (one: Pictures, other: Pictures) => one.size === other.size && [...other].every(([page, picture]) => one.get(page) === picture)

/** A picture has come or is not to be had. A wide one that does not come leaves the small one as it is. */
export function settle(old: Pictures, page: number, width: ReadingWidth, came: 'here' | 'lost'): Pictures {
  const picture = old.get(page)
  if (!picture) return old
  const settled: PagePicture = picture.width === width ? { ...picture, came } : { ...picture, sharper: came }
  return new Map(old).set(page, settled)
}

/** A lost picture is asked for once more. */
export function askAgain(old: Pictures, page: number): Pictures {
  const next = new Map(old)
  next.delete(page)
  return next
}
