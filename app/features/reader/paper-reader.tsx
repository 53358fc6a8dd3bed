import { forwardRef, lazy, Suspense, useCallback, useEffect, useState, type ForwardedRef, type ReactNode, type RefObject } from 'react'
import type { ReaderVersion, ReadingPlace } from '~/domain/documents/reading'
import { useText } from '~/i18n'
import { Notice } from '~/ui/notice'
import { PageColumn } from './page-column'
import { PageLayer } from './page-layer'
import type { Size, Spot, Turn } from './page-space'
import { usePdf } from './pdf-document'
import { ReaderControls } from './reader-controls'
import { SearchBar } from './search-bar'
import { turnByKey } from './turn-by-key'
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
/** A hit is brought this far below the window's top. */
const aboveHitPx = 140

export type PaperReaderProps = {
  version: ReaderVersion
  initialPlace: ReadingPlace
  /** where the presenter is (`y` in page space): the paper goes there whenever it changes; null = read on one's own */
  follow?: { page: number; y: number } | null
  /** told when this person moved the paper himself, at most every 80 ms */
  onLook?: (look: Look) => void
  /**
   * what lies over a page: fills the whole page as `turn` shows it; `size` is the unturned page's in CSS pixels. Whatever
   * lies in page space goes through ./page-space
   */
  renderOverlay?: (page: number, size: Size, turn: Turn) => ReactNode
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
  const view = useReadingWindow({ versionId: version.id, pages, initialPlace, follow, onLook, onPlace, handle })
  const { goTo, turnTo, sight } = view
  const search = useSearch(version.id, !pages.some((page) => page.state === 'waiting'), turnTo)
  const [open, setOpen] = useState<'pages' | 'view' | null>(null)
  const [selecting, setSelecting] = useState(false)
  const deep = view.zoom >= sharpFrom
  const pdf = usePdf(version.id, selecting || deep || search.query !== '')
  const onLost = useCallback(() => { ask().catch(() => undefined) }, [ask])
  const onShown = useCallback((page: number, spot: Spot) => goTo(page, { spot, viewY: aboveHitPx }), [goTo])
  useFocusOnce(view.scroller)

  if (ended) return <div className="p-6"><Notice kind="warn">{ended}</Notice></div>
  const layersOf = (page: number, size: Size, turn: Turn) => {
    const visible = page >= sight.first && page <= sight.last
    return (
      <>
        {pdf && visible && (
          <Suspense>
            <PageLayer size={size} turn={turn}>
              {deep && page - sight.first < mostCanvases && <SharpCanvas pdf={pdf} page={page} sizePx={size} turn={turn} scroller={view.scroller} rests={view.rests} />}
              <TextLayer pdf={pdf} page={page} widthPx={size.width} turn={turn} query={search.query} shownHit={search.shown?.page === page ? search.shown.nth : null} onShown={onShown} />
            </PageLayer>
          </Suspense>
        )}
        {renderOverlay?.(page, size, turn)}
      </>
    )
  }
  return (
    <div className="relative h-full min-h-0 overflow-hidden bg-surround">
      <div ref={view.scroller} tabIndex={0} role="region" aria-label={version.title} onKeyDown={(event) => turnByKey(event, view)}
        onPointerMove={({ pointerType }) => pointerType === 'mouse' && setSelecting(true)}
        data-fit={view.fit} data-zoomed={view.zoom > 1 || undefined} className="reading-window">
        <PageColumn versionId={version.id} view={view} initialPlace={initialPlace} onLost={onLost} layersOf={layersOf} />
      </div>
      <ReaderControls view={view} toolbar={toolbar} onPages={() => setOpen('pages')} onView={() => setOpen('view')} />
      {search.active && <SearchBar search={search} />}
      <p role="status" className="sr-only">{t.reader.pageOf(sight.current, pages.length)}</p>
      {open && <Suspense>
        {open === 'pages' && <PagesSheet versionId={version.id} pages={pages} current={sight.current} onGo={(page) => { setOpen(null); turnTo(page) }} onClose={() => setOpen(null)} />}
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
