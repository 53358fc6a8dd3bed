import { useCallback, useEffect, useImperativeHandle, useMemo, useRef, useState, type Ref, type RefObject } from 'react'
import type { ReaderPage, ReadingPlace } from '~/domain/documents/reading'
import { layOut } from './page-layout'
import { clamp, laidWidths, layPages, type Across, type Fit } from './page-space'
import { twoPagesFromPx } from './reading-view'
import { untoldPlace } from './untold-place'
import { placeOf, usePlaceInPaper } from './use-place-in-paper'
import { useReadingView, type ViewAccess } from './use-reading-view'
import { useScrolling } from './use-scrolling'
import { rimPx, useWindowSize } from './use-window-size'
import { useZoomGestures, type Zoomed } from './use-zoom-gestures'

/** What somebody looks at: the page space point at the window's top left corner, and how wide the page is against the window. */
export type Look = { page: number; x: number; y: number; zoom: number }
export type PaperReaderHandle = {
  /** `y` in page space */
  goTo(page: number, y: number): void
}

const zoomLimits = { min: 0.5, max: 5 }

type Options = {
  versionId: string
  pages: readonly ReaderPage[]
  initialPlace: ReadingPlace
  /** somebody wants just this place, wherever this person left the paper */
  placeIsAsked: boolean
  follow: { page: number; y: number } | null
  /** called only when this person moved the paper, at most every 80 ms and with the last place */
  onLook?: (look: Look) => void
  onPlace: (place: ReadingPlace) => void
  handle: Ref<PaperReaderHandle>
}

/** The window through which the paper is read: fit, pages side by side, turning, zoom, and where in the paper one is. */
export function useReadingWindow({ versionId, pages, initialPlace, placeIsAsked, follow, onLook, onPlace, handle }: Options) {
  const scroller = useRef<HTMLDivElement>(null)
  const sheets = useRef<HTMLDivElement>(null)
  const { view, turnOfPage, change, turn } = useReadingView(versionId)
  const { fit } = view
  const [zoom, setZoom] = useState(1)
  const { laid, widths, layout, across, hasRoomForTwo } = useLaidPages({ scroller, pages, view, turnOfPage, zoom })
  const place = usePlaceInPaper({ scroller, sheets, laid, fit, layout, initialPlace, knownBetter: () => (placeIsAsked ? null : untoldPlace(versionId)) })
  const { column, keep, goTo, sight } = place

  const middle = () => (scroller.current?.clientWidth ?? 0) / 2
  /** After a change of what the pages look like, one begins at the upper edge of the page that was being read. */
  const keepPage = (viewY: number) => keep({ page: sight.current, spot: null, viewX: middle(), viewY })

  const onZoom = useCallback(({ factor, from, to }: Zoomed) => {
    const paper = column()
    if (!paper) return
    const { page, ...spot } = paper.pointAt(from.x, from.y)
    keep({ page, spot, viewX: to.x, viewY: to.y })
    setZoom((old) => clamp(old * factor, zoomLimits.min, zoomLimits.max))
  }, [column, keep])
  useZoomGestures(scroller, sheets, { zoom, ...zoomLimits }, onZoom)

  useFollowing(widths !== null, follow, goTo, handle)
  useScrolling(scroller, {
    moved(window) {
      const noticed = place.noticeScroll(window)
      if (noticed) onPlace(placeOf(noticed.point, turnOfPage(noticed.point.page)))
      return noticed?.byPerson ?? false
    },
    looked(window) {
      const point = column()?.pointAt(0, 0)
      if (point) onLook?.({ ...point, zoom: widths ? (widths[point.page - 1] ?? 0) / window.clientWidth : 1 })
    },
    rested: place.rested,
  })

  return {
    scroller, sheets, laid, widths, layout, fit, across, hasRoomForTwo, zoom, sight, rests: place.rests, goTo,
    turnTo: useCallback((page: number) => goTo(page, { byPerson: true }), [goTo]),
    zoomBy(factor: number) {
      const centre = { x: middle(), y: (scroller.current?.clientHeight ?? 0) / 2 }
      onZoom({ factor, from: centre, to: centre })
    },
    setFit(next: Fit) {
      // a whole page is wanted from its upper edge, a column of text where one was reading
      if (next === 'page') keepPage(rimPx())
      change({ fit: next })
      setZoom(1)
    },
    letters: view.letters,
    setLetters: (letters: number) => change({ letters }),
    setAcross(next: Across) {
      change({ across: next })
      setZoom(1)
    },
    turnPages(page: number | null, quarters: number) {
      keepPage(0)
      turn(page, quarters)
    },
  }
}

/** The pages as they lie, turned and cut, how wide each is and where; null until the browser has measured the window. */
function useLaidPages({ scroller, pages, view, turnOfPage, zoom }: { scroller: RefObject<HTMLElement>; pages: readonly ReaderPage[]; zoom: number } & Pick<ViewAccess, 'view' | 'turnOfPage'>) {
  const { fit } = view
  const size = useWindowSize(scroller, fit)
  const hasRoomForTwo = size !== null && size.window.width >= twoPagesFromPx
  const across: Across = hasRoomForTwo ? view.across : 1
  const laid = useMemo(() => layPages(pages, fit, turnOfPage), [pages, fit, turnOfPage])
  const width = size?.room.width
  const height = size?.room.height
  const widths = useMemo(() => (width && height ? laidWidths(laid, { fit, across, room: { width, height }, zoom }) : null), [laid, fit, across, width, height, zoom])
  const innerWidth = size?.window.width ?? 0
  const innerHeight = size?.window.height ?? 0
  const layout = useMemo(() => widths && layOut(laid, widths, { fit, across, window: { width: innerWidth, height: innerHeight } }), [laid, widths, fit, across, innerWidth, innerHeight])
  return { laid, widths, layout, across, hasRoomForTwo }
}

export type ReadingWindow = ReturnType<typeof useReadingWindow>

type GoTo = ReturnType<typeof usePlaceInPaper>['goTo']

/** Goes where the presenter is whenever that changes, and where others of our own code want it. */
function useFollowing(ready: boolean, follow: { page: number; y: number } | null, goTo: GoTo, handle: Ref<PaperReaderHandle>) {
  const show = useCallback((page: number, y: number) => goTo(page, { y }), [goTo])
  useImperativeHandle(handle, () => ({ goTo: show }), [show])
  const page = follow?.page
  const y = follow?.y
  useEffect(() => {
    if (ready && page !== undefined && y !== undefined) show(page, y)
  }, [ready, page, y, show])
}
