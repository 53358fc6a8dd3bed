import { forwardRef, lazy, Suspense, useCallback, useEffect, useMemo, useState, type ForwardedRef, type KeyboardEvent, type ReactNode, type RefObject } from 'react'
import type { ReaderVersion, ReadingPlace } from '~/domain/documents/reading'
import { useText } from '~/i18n'
import { Notice } from '~/ui/notice'
import { pageSizePx, type Size } from './page-space'
import { usePdf } from './pdf-document'
import { ReaderControls } from './reader-controls'
import { ReaderSheet } from './reader-sheet'
import { SearchBar } from './search-bar'
import { useKeepPlace } from './use-keep-place'
import { usePages } from './use-pages'
import { useReadingWindow, type Look, type PaperReaderHandle } from './use-reading-window'
import { useSearch } from './use-search'
import './reader.css'

export type { Look, PaperReaderHandle } from './use-reading-window'

const TextLayer = lazy(() => import('./text-layer'))
const SharpCanvas = lazy(() => import('./sharp-canvas'))
const PagesSheet = lazy(() => import('./pages-sheet'))
const ViewSheet = lazy(() => import('./view-sheet'))

/** From here on letters of the picture turn soft, and pdf.js draws them anew. */
const sharpFrom = 1.5
const mostCanvases = 3
/** A hit is brought this far below the window's top, as a part of its page. */
const aboveHit = 0.12

export type PaperReaderProps = {
  version: ReaderVersion
  initialPlace: ReadingPlace
  /** where the presenter is (`y` in page space): the paper goes there whenever it changes; null = read on one's own */
  follow?: { page: number; y: number } | null
  /** told when this person moved the paper himself, at most every 80 ms */
  onLook?: (look: Look) => void
  /** what lies over a page, in page space; `size` is the whole page's in CSS pixels */
  renderOverlay?: (page: number, size: Size) => ReactNode
  /** beside the page number, at the thumb: "Ghi chú" */
  toolbar?: ReactNode
}

/**
 * Shows a paper as pictures of its pages, which scroll under one finger and zoom under two. Opens where this person left
 * it, in the server's HTML already. Fills its parent, which must have a height.
 */
export const PaperReader = forwardRef(function PaperReader(props: PaperReaderProps, handle: ForwardedRef<PaperReaderHandle>) {
  return <Reader key={props.version.id} {...props} handle={handle} />
})

function Reader(
  { version, initialPlace, follow = null, onLook, renderOverlay, toolbar, handle }: PaperReaderProps & { handle: ForwardedRef<PaperReaderHandle> },
) {
  const t = useText()
  const { pages, ended, ask } = usePages(version)
  const onPlace = useKeepPlace(version.id)
  const view = useReadingWindow({ pages, initialPlace, follow, onLook, onPlace, handle })
  const search = useSearch(version.id, !pages.some((page) => page.state === 'waiting'), (page) => view.goTo(page, 0))
  const [open, setOpen] = useState<'pages' | 'view' | null>(null)
  const [selecting, setSelecting] = useState(false)
  const deep = view.zoom >= sharpFrom
  const pdf = usePdf(version.id, selecting || deep || search.query !== '')
  const onLost = useCallback(() => { ask().catch(() => undefined) }, [ask])
  const { goTo } = view
  const onShown = useCallback((page: number, y: number) => goTo(page, y - aboveHit), [goTo])
  useFocusOnce(view.scroller)

  const { columnWidth, sight } = view
  const fromPage = columnWidth ? 1 : initialPlace.page
  const shown = useMemo(() => (columnWidth ? pages : pages.slice(fromPage - 1, fromPage + 1)), [columnWidth, pages, fromPage])

  if (ended) return <div className="p-6"><Notice kind="warn">{ended}</Notice></div>
  const turnPage = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
    if (!step || event.target !== view.scroller.current || view.zoom > 1) return
    event.preventDefault()
    view.goTo(sight.current + step, 0)
  }
  const layersOf = (page: number, size: Size) => {
    const visible = page >= sight.first && page <= sight.last
    return (
      <>
        {pdf && visible && (
          <Suspense>
            {deep && page - sight.first < mostCanvases && <SharpCanvas pdf={pdf} page={page} sizePx={size} scroller={view.scroller} rests={view.rests} />}
            <TextLayer pdf={pdf} page={page} widthPx={size.width} query={search.query} shownHit={search.shown?.page === page ? search.shown.nth : null} onShown={onShown} />
          </Suspense>
        )}
        {renderOverlay?.(page, size)}
      </>
    )
  }
  return (
    <div className="relative h-full min-h-0 overflow-hidden bg-surround">
      <div ref={view.scroller} tabIndex={0} role="region" aria-label={version.title} onKeyDown={turnPage}
        onPointerMove={({ pointerType }) => pointerType === 'mouse' && setSelecting(true)}
        className="reading-window relative h-full overflow-auto overscroll-contain -outline-offset-3 md:py-6">
        <div ref={view.sheets} className="reading-column relative mx-auto grid gap-3">
          {shown.map((page) => {
            const box = view.boxes[page.page - 1]
            if (!box) return null
            const near = columnWidth ? page.page >= sight.first - 1 && page.page <= sight.last + 2 : page.page === fromPage
            return (
              <ReaderSheet key={page.page} versionId={version.id} page={page} box={box} near={near} onLost={onLost}
                fromY={!columnWidth && page.page === fromPage ? initialPlace.offset : 0}>
                {near && columnWidth ? layersOf(page.page, pageSizePx(page, box, columnWidth)) : null}
              </ReaderSheet>
            )
          })}
        </div>
      </div>
      <ReaderControls page={sight.current} pages={pages.length} goTo={view.goTo} toolbar={toolbar} zoom={view.zoom} zoomBy={view.zoomBy}
        onPages={() => setOpen('pages')} onView={() => setOpen('view')} />
      {search.active && <SearchBar search={search} />}
      <p role="status" className="sr-only">{t.reader.pageOf(sight.current, pages.length)}</p>
      {open && <Suspense>
        {open === 'pages' && <PagesSheet versionId={version.id} pages={pages} current={sight.current} onGo={(page) => { setOpen(null); view.goTo(page, 0) }} onClose={() => setOpen(null)} />}
        {open === 'view' && <ViewSheet versionId={version.id} view={view} selecting={selecting} onSelecting={setSelecting} search={search} onClose={() => setOpen(null)} />}
      </Suspense>}
    </div>
  )
}

/** The keys of the keyboard scroll at once, unless something else has the focus already; without a ring that nobody asked for. */
function useFocusOnce(target: RefObject<HTMLElement>) {
  useEffect(() => {
    const window = target.current
    if (!window || document.activeElement !== document.body) return
    window.dataset.quiet = ''
    window.focus({ preventScroll: true })
    const loud = () => delete window.dataset.quiet
    window.addEventListener('blur', loud, { once: true })
    return () => window.removeEventListener('blur', loud)
  }, [target])
}
