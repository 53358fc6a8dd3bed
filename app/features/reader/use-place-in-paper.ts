import { useCallback, useRef, useState, type RefObject } from 'react'
import type { ReadingPlace } from '~/domain/documents/reading'
import { useBrowserLayoutEffect } from './browser-layout-effect'
import { Column, type Sight } from './column'
import type { Layout } from './page-layout'
import { beginOf, clamp, turned, unturned, type Fit, type LaidPage, type PagePoint, type Spot, type Turn } from './page-space'
import { rimPx } from './use-window-size'

/** A point of a page (null: the middle of its upper edge as shown), and where in the window it is to be (pixels). */
type Anchor = { page: number; spot: Spot | null; viewX: number; viewY: number }
/** Where on a page to go: a point, or how far down; its upper edge when nothing is said. `viewY`: how far below the window's. */
export type Going = { spot?: Spot; y?: number; viewY?: number; byPerson?: boolean }

type Options = {
  scroller: RefObject<HTMLElement>
  sheets: RefObject<HTMLElement>
  laid: readonly LaidPage[]
  fit: Fit
  /** null until the browser has measured the window */
  layout: Layout | null
  initialPlace: ReadingPlace
  /** asked once, when the pages are first laid: what this device knows better than the server */
  knownBetter: () => ReadingPlace | null
}

/** Where in the paper one is: what is being read stays in its place when the window turns, the zoom changes or pictures come. */
export function usePlaceInPaper({ scroller, sheets, laid, fit, layout, initialPlace, knownBetter }: Options) {
  const { page } = initialPlace
  const [sight, setSight] = useState<Sight>({ first: page, last: page, current: page, currentLast: page })
  /** counts up whenever the paper has come to rest */
  const [rests, setRests] = useState(0)
  /** counts up whenever the paper was scrolled by us */
  const [brought, setBrought] = useState(0)
  const reading = useRef<PagePoint | null>(null)
  const wanted = useRef<Anchor | null>(null)
  const turnedTo = useRef<number | null>(null)
  /** how far down the screen the window begins */
  const edge = useRef<number | null>(null)
  /** where our own scrolling ended: the event that follows is the person's only if it was he who turned to a page */
  const ownScroll = useRef<{ left: number; top: number; byPerson: boolean } | null>(null)

  const column = useCallback(() => (scroller.current && sheets.current && layout ? new Column(scroller.current, sheets.current, laid, layout, fit) : null), [scroller, sheets, laid, layout, fit])

  const look = useCallback((paper: Column, window: HTMLElement) => {
    reading.current = paper.pointAt(window.clientWidth / 2, rimPx())
    setSight((old) => same(old, paper.inSight(turnedTo.current)))
    return reading.current
  }, [])

  const bring = useCallback((anchor: Anchor, byPerson = false) => {
    const paper = column()
    const window = scroller.current
    if (!paper || !window) return
    // a window that snaps to whole pages would go back to one that is in the document already
    window.style.scrollSnapType = 'none'
    setBrought((count) => count + 1)
    paper.bring({ page: anchor.page, ...(anchor.spot ?? paper.topOf(anchor.page)) }, anchor.viewX, anchor.viewY)
    ownScroll.current = { left: window.scrollLeft, top: window.scrollTop, byPerson }
    look(paper, window)
  }, [column, scroller, look])

  /** What is to be read when the pages are laid next, unless it is simply to stay. */
  const keep = useCallback((anchor: Anchor) => { wanted.current = anchor }, [])

  useBrowserLayoutEffect(() => {
    const window = scroller.current
    const paper = column()
    if (!window || !paper) return
    paper.lay()
    const { page: at, ...spot } = reading.current ?? pointOf(knownBetter() ?? initialPlace, laid)
    const { top } = window.getBoundingClientRect()
    // what comes between the bar and the paper does not push the lines along
    bring(wanted.current ?? { page: at, spot, viewX: window.clientWidth / 2, viewY: rimPx() + (edge.current ?? top) - top })
    edge.current = top
    wanted.current = null
    setRests((count) => count + 1)
  }, [column])

  // by now the pages are in the document to which the paper was brought
  useBrowserLayoutEffect(() => {
    if (scroller.current) scroller.current.style.scrollSnapType = ''
  }, [scroller, brought])

  const goTo = useCallback((wantedPage: number, { spot, y, viewY = 0, byPerson = false }: Going = {}) => {
    const target = clamp(wantedPage, 1, laid.length)
    turnedTo.current = target
    // a page that somebody turned here is read from its edge: how far down it was for others says nothing
    const down = y !== undefined && laid[target - 1]?.turn === 0 ? { x: reading.current?.x ?? 0.5, y } : null
    bring({ page: target, spot: spot ?? down, viewX: (scroller.current?.clientWidth ?? 0) / 2, viewY }, byPerson)
  }, [bring, scroller, laid])

  /** Takes notice of a scroll: the point being read, and whether a person moved the paper. */
  const noticeScroll = (window: HTMLElement) => {
    const paper = column()
    if (!paper) return null
    const own = ownScroll.current
    const isOwn = own !== null && Math.abs(window.scrollTop - own.top) <= 2 && Math.abs(window.scrollLeft - own.left) <= 2
    if (!isOwn) {
      ownScroll.current = null
      turnedTo.current = null
    }
    return { byPerson: own === null || !isOwn || own.byPerson, point: look(paper, window) }
  }

  return { column, sight, rests, keep, goTo, noticeScroll, rested: () => setRests((count) => count + 1) }
}

/** A kept place is a page and how far down one was on it as it was shown. */
function pointOf({ page, offset }: ReadingPlace, pages: readonly LaidPage[]): PagePoint {
  const laid = pages[page - 1]
  return { page, ...unturned({ x: 0.5, y: laid ? beginOf(laid, offset) : offset }, laid?.turn ?? 0) }
}
export const placeOf = (point: PagePoint, turn: Turn = 0): ReadingPlace => ({ page: point.page, offset: turned(point, turn).y })

/** The old object when nothing differs, so that React has nothing to do. */
function same<T extends Record<string, number>>(old: T, next: T): T {
  return Object.keys(next).every((key) => old[key] === next[key]) ? old : next
}
