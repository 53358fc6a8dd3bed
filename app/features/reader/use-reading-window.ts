import { useCallback, useEffect, useImperativeHandle, useMemo, useRef, useState, type Ref, type RefObject } from 'react'
import type { ReaderPage, ReadingPlace } from '~/domain/documents/reading'
import { useBrowserLayoutEffect } from './browser-layout-effect'
import { Column } from './column'
import { clamp, fittedWidth, shownBoxes, type Fit, type PagePoint, type Size } from './page-space'
import { useZoomGestures, type Zoomed } from './use-zoom-gestures'

/** What somebody looks at: the page space point at the window's top left corner, and how wide the page is against the window. */
export type Look = { page: number; x: number; y: number; zoom: number }
export type PaperReaderHandle = {
  /** `y` in page space */
  goTo(page: number, y: number): void
}

export const zoomLimits = { min: 0.5, max: 8 }
const lookEveryMs = 80
const restMs = 180

type Options = {
  pages: readonly ReaderPage[]
  initialPlace: ReadingPlace
  follow: { page: number; y: number } | null
  /** called only when this person moved the paper, at most every 80 ms and with the last place */
  onLook?: (look: Look) => void
  onPlace: (place: ReadingPlace) => void
  handle: Ref<PaperReaderHandle>
}

/** A point of a page, and where in the window it is to be (pixels). */
type Anchor = { point: PagePoint; viewX: number; viewY: number }

/**
 * The window through which the paper is read: fit, zoom, scrolling, and that what is being read stays in its place when
 * the window turns, the zoom changes or pictures come.
 */
export function useReadingWindow({ pages, initialPlace, follow, onLook, onPlace, handle }: Options) {
  const scroller = useRef<HTMLDivElement>(null)
  const sheets = useRef<HTMLDivElement>(null)
  const [fit, chooseFit] = useState<Fit>('text')
  const [zoom, setZoom] = useState(1)
  /** null until the browser has measured it: the server's HTML shows one page, as wide as the window */
  const [size, setSize] = useState<Size | null>(null)
  const [sight, setSight] = useState({ first: initialPlace.page, last: initialPlace.page, current: initialPlace.page })
  /** counts up whenever the paper has come to rest */
  const [rests, setRests] = useState(0)

  const boxes = useMemo(() => shownBoxes(pages, fit), [pages, fit])
  const columnWidth = size && Math.round(fittedWidth(fit, size, pages) * zoom)
  const reading = useRef<PagePoint>({ page: initialPlace.page, x: 0.5, y: initialPlace.offset })
  const wanted = useRef<Anchor | null>(null)
  /** where our own scrolling ended: the event that follows is not the person's */
  const ownScrollTop = useRef<number | null>(null)

  const column = useCallback(() => (scroller.current && sheets.current ? new Column(scroller.current, sheets.current, boxes) : null), [boxes])

  const bring = useCallback((anchor: Anchor) => {
    const paper = column()
    if (!paper || !scroller.current) return
    paper.bring(anchor.point, anchor.viewX, anchor.viewY)
    ownScrollTop.current = scroller.current.scrollTop
    reading.current = paper.pointAt(scroller.current.clientWidth / 2, 0)
    setSight((old) => same(old, paper.inSight()))
  }, [column])

  useBrowserLayoutEffect(() => {
    const window = scroller.current
    if (!window) return
    const measure = () => setSize((old) => sizeOf(window, old))
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(window)
    return () => observer.disconnect()
  }, [])

  useBrowserLayoutEffect(() => {
    if (!columnWidth || !sheets.current || !scroller.current) return
    Object.assign(sheets.current.style, { width: `${columnWidth}px`, maxWidth: 'none' })
    bring(wanted.current ?? { point: reading.current, viewX: scroller.current.clientWidth / 2, viewY: 0 })
    wanted.current = null
    setRests((count) => count + 1)
  }, [columnWidth, bring])

  const goTo = useCallback((page: number, y: number) => bring({ point: { page: clamp(page, 1, pages.length), x: reading.current.x, y }, viewX: (scroller.current?.clientWidth ?? 0) / 2, viewY: 0 }), [bring, pages.length])
  useImperativeHandle(handle, () => ({ goTo }), [goTo])
  /** the person's own jump (page buttons, thumbnails, search): told like scrolling */
  const turnTo = useCallback((page: number, y: number) => {
    goTo(page, y)
    ownScrollTop.current = null
  }, [goTo])

  const ready = size !== null
  const followPage = follow?.page
  const followY = follow?.y
  useEffect(() => {
    if (ready && followPage !== undefined && followY !== undefined) goTo(followPage, followY)
  }, [ready, followPage, followY, goTo])

  const onZoom = useCallback(({ factor, from, to }: Zoomed) => {
    const paper = column()
    if (!paper) return
    wanted.current = { point: paper.pointAt(from.x, from.y), viewX: to.x, viewY: to.y }
    setZoom((old) => clamp(old * factor, zoomLimits.min, zoomLimits.max))
  }, [column])
  useZoomGestures(scroller, sheets, { zoom, ...zoomLimits }, onZoom)

  const zoomBy = (factor: number) => {
    const centre = { x: (scroller.current?.clientWidth ?? 0) / 2, y: (scroller.current?.clientHeight ?? 0) / 2 }
    onZoom({ factor, from: centre, to: centre })
  }
  const setFit = (next: Fit) => {
    // a whole page is wanted from its upper edge, a column of text where one was reading
    if (next === 'page') wanted.current = { point: { page: sight.current, x: 0.5, y: 0 }, viewX: (scroller.current?.clientWidth ?? 0) / 2, viewY: border() }
    chooseFit(next)
    setZoom(1)
  }

  useScrolling(scroller, column, {
    moved(paper, window) {
      const byPerson = ownScrollTop.current === null || Math.abs(window.scrollTop - ownScrollTop.current) > 2
      if (byPerson) ownScrollTop.current = null
      reading.current = paper.pointAt(window.clientWidth / 2, 0)
      setSight((old) => same(old, paper.inSight()))
      onPlace({ page: reading.current.page, offset: reading.current.y })
      return byPerson
    },
    looked(paper, window) {
      onLook?.({ ...paper.pointAt(0, 0), zoom: columnWidth ? columnWidth / window.clientWidth : 1 })
    },
    rested: () => setRests((count) => count + 1),
  })

  return { scroller, sheets, boxes, fit, setFit, zoom, zoomBy, columnWidth, sight, rests, goTo: turnTo }
}

type Scrolling = {
  /** returns whether a person did it */
  moved(paper: Column, window: HTMLElement): boolean
  looked(paper: Column, window: HTMLElement): void
  rested(): void
}

/** Hears of scrolling once a frame, tells of looks less often, and of rest when it is over. */
function useScrolling(scroller: RefObject<HTMLElement>, column: () => Column | null, scrolling: Scrolling) {
  const latest = useRef(scrolling)
  useEffect(() => { latest.current = scrolling })
  useEffect(() => {
    const window = scroller.current
    if (!window) return
    let frame = 0
    let rest: ReturnType<typeof setTimeout> | undefined
    let look: ReturnType<typeof setTimeout> | undefined
    const onFrame = () => {
      frame = 0
      const paper = column()
      if (!paper) return
      const byPerson = latest.current.moved(paper, window)
      if (byPerson) look ??= setTimeout(() => {
        look = undefined
        latest.current.looked(paper, window)
      }, lookEveryMs)
      clearTimeout(rest)
      rest = setTimeout(() => latest.current.rested(), restMs)
    }
    const onScroll = () => { frame ||= requestAnimationFrame(onFrame) }
    window.addEventListener('scroll', onScroll, { passive: true })
    return () => {
      window.removeEventListener('scroll', onScroll)
      cancelAnimationFrame(frame)
      clearTimeout(rest)
      clearTimeout(look)
    }
  }, [scroller, column])
}

/** Pixels on each side, as in reader.css. */
const border = () => (matchMedia('(min-width: 48rem)').matches ? 24 : 0)

/** The room for the pages: without the scroll bar and the paper-grey border of wide screens. */
function sizeOf(window: HTMLElement, old: Size | null): Size {
  const size = { width: window.clientWidth - 2 * border(), height: window.clientHeight - 2 * border() }
  return old && old.width === size.width && old.height === size.height ? old : size
}

/** The old object when nothing differs, so that React has nothing to do. */
function same<T extends Record<string, number>>(old: T, next: T): T {
  return Object.keys(next).every((key) => old[key] === next[key]) ? old : next
}
