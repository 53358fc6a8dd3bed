import { forwardRef, Suspense, useCallback, useEffect, useRef, useState, type ForwardedRef, type ReactNode, type RefObject } from 'react'
import type { ReadingWidth } from '~/domain/documents/picture-width'
import type { ReaderVersion, ReadingPlace } from '~/domain/documents/reading'
import { useText } from '~/i18n'
import { latePart } from '~/ui/late-part'
import { Notice } from '~/ui/notice'
import { PageColumn } from './page-column'
import { PageLayers, sharpFrom } from './page-layers'
import type { Size, Spot, Turn } from './page-space'
import { ReaderControls } from './reader-controls'
import { isDrawn, ReaderPanels, type Panel } from './reader-panels'
import { useKeepPlace } from './use-keep-place'
import { usePages } from './use-pages'
import { usePdf } from './use-pdf'
import { useReaderKeys, type ReaderKey } from './use-reader-keys'
import { useReadingWindow, type Look, type PaperReaderHandle } from './use-reading-window'
import { useSearch } from './use-search'
import { useSecondTries } from './use-second-tries'
import './reader.css'

export type { Look, PaperReaderHandle } from './use-reading-window'

const SearchBar = latePart(() => import('./search-bar'))

/** A hit is brought this far below the window's top. */
const aboveHitPx = 140

export type PaperReaderProps = {
  version: ReaderVersion
  /** what the paper belongs to, told where its whole title is */
  about?: string
  initialPlace: ReadingPlace
  /** how wide the picture is that the server's HTML shows (first-picture.ts) */
  firstWidth: ReadingWidth
  /** the address asks for just this place, wherever this person left the paper */
  placeIsAsked?: boolean
  /** where the presenter is (`y` in page space): the paper goes there whenever it changes; null = read on one's own */
  follow?: { page: number; y: number } | null
  /** told when this person moved the paper himself, at most every 80 ms */
  onLook?: (look: Look) => void
  /**
   * what lies over a page: fills the whole page as `turn` shows it; `size` is the unturned page's in CSS pixels. Whatever
   * lies in page space goes through ./page-space
   */
  renderOverlay?: (page: number, size: Size, turn: Turn) => ReactNode
  /** words to be looked for from the opening page on, as a list of search results asks for */
  initialFind?: string
  /** beside the page number, at the thumb: "Ghi chú" */
  toolbar?: ReactNode
  /** keys of whatever lies over the paper, listed with the reader's own */
  keys?: readonly ReaderKey[]
}

/**
 * Shows a paper as pictures of its pages, which scroll under one finger and zoom under two. Opens where this person left
 * it, in the server's HTML already. Fills its parent, which must have a height.
 */
export const PaperReader = forwardRef(function PaperReader(props: PaperReaderProps, handle: ForwardedRef<PaperReaderHandle>) {
  return <Reader key={props.version.id} {...props} handle={handle} />
})

function Reader(
  { version, about = '', initialPlace, firstWidth, placeIsAsked = false, initialFind = '', follow = null, onLook, renderOverlay, toolbar, keys, handle }: PaperReaderProps & { handle: ForwardedRef<PaperReaderHandle> },
) {
  const t = useText()
  const { pages, ended, ask } = usePages(version)
  const onPlace = useKeepPlace(version.id, initialPlace)
  const view = useReadingWindow({ versionId: version.id, pages, initialPlace, placeIsAsked, follow, onLook, onPlace, handle })
  const { goTo, turnTo, sight } = view
  const initial = initialFind ? { query: initialFind, page: initialPlace.page } : null
  const search = useSearch({ versionId: version.id, drawn: isDrawn(pages), initial, goTo: turnTo })
  const [panel, setPanel] = useState<Panel>(null)
  const [searchAsked, setSearchAsked] = useState(0)
  const [touched, setTouched] = useState(false)
  const second = useSecondTries()
  const pdf = usePdf(version.id, version.mayDownload && (view.zoom >= sharpFrom || second.any), second.lose)
  const onLost = useCallback(() => { ask().catch(() => undefined) }, [ask])
  const onReadText = useCallback((page: number) => setPanel({ kind: 'text', page }), [])
  const onShown = useBringOnce(search.shown, goTo)
  useFocusOnce(view.scroller)
  /** from the first touch of the paper on its words can be selected */
  const wantWords = () => setTouched(true)
  const askSearch = () => setSearchAsked((count) => count + 1)
  useReaderKeys(view, askSearch)

  if (ended) return <div className="p-6"><Notice kind="warn">{ended}</Notice></div>
  const endSearch = () => {
    setSearchAsked(0)
    search.end()
    view.scroller.current?.focus({ preventScroll: true })
  }
  const layersOf = (page: number, size: Size, turn: Turn) =>
    <PageLayers versionId={version.id} pdf={pdf} page={page} size={size} turn={turn} view={view} words={touched || search.active} search={search} instead={page in second.tries} onFailed={second.fail} onShown={onShown} overlay={renderOverlay?.(page, size, turn)} />
  return (
    <div className="relative h-full min-h-0 overflow-hidden bg-surround">
      <div ref={view.scroller} tabIndex={0} role="region" aria-label={version.title} data-fit={view.fit} data-zoomed={view.zoom > 1 || undefined} className="reading-window"
        onPointerMove={wantWords} onPointerDown={wantWords}>
        <PageColumn versionId={version.id} view={view} initialPlace={initialPlace} firstWidth={firstWidth} onLost={onLost} onReadText={onReadText} tries={second.tries} onTry={version.mayDownload ? second.begin : null} layersOf={layersOf} />
      </div>
      <ReaderControls view={view} toolbar={toolbar} onPages={() => setPanel({ kind: 'pages' })} onView={() => setPanel({ kind: 'view' })} onSearch={askSearch} />
      <p role="status" className="sr-only">{t.reader.pageOf(sight.current, pages.length)}</p>
      {view.widths && (search.active || searchAsked > 0) && <Suspense><SearchBar search={search} page={sight.current} asked={searchAsked} onClose={endSearch} /></Suspense>}
      <ReaderPanels panel={panel} onPanel={setPanel} version={version} about={about} pages={pages} view={view} search={search} keys={keys} />
    </div>
  )
}

/** A chosen hit is brought into sight when its place is known; then the paper is the reader's again. */
function useBringOnce(shown: object | null, goTo: ReturnType<typeof useReadingWindow>['goTo']) {
  const brought = useRef<object | null>(null)
  return useCallback((page: number, spot: Spot) => {
    if (brought.current === shown) return
    brought.current = shown
    goTo(page, { spot, viewY: aboveHitPx })
  }, [shown, goTo])
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
