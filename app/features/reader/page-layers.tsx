import type { PDFDocumentProxy } from 'pdfjs-dist'
import { Suspense, type ReactNode } from 'react'
import { latePart } from '~/ui/late-part'
import { PageLayer } from './page-layer'
import type { Size, Spot, Turn } from './page-space'
import type { ReadingWindow } from './use-reading-window'
import type { Search } from './use-search'

const TextLayer = latePart(() => import('./text-layer'))
const SharpCanvas = latePart(() => import('./sharp-canvas'))

/** From here on letters of the picture turn soft, and pdf.js draws them anew. */
export const sharpFrom = 1.5
/** Two, and a third while one is drawn anew: a tablet's memory bears three. */
const mostSharp = 2

type LayersProps = {
  versionId: string
  pdf: PDFDocumentProxy | null
  page: number
  /** of the whole unturned page, in CSS pixels */
  size: Size
  turn: Turn
  view: ReadingWindow
  /** whether its words are wanted */
  words: boolean
  search: Search
  /** a page without a picture, which pdf.js is to draw at any size; told when it cannot */
  instead: boolean
  onFailed: (page: number) => void
  /** told where the hit that is looked for lies, in page space */
  onShown: (page: number, spot: Spot) => void
  overlay: ReactNode
}

/** What lies over a page's picture: the page drawn sharply, its words, and the marks of people. */
export function PageLayers({ versionId, pdf, page, size, turn, view, words, search, instead, onFailed, onShown, overlay }: LayersProps) {
  const { sight, zoom, scroller, rests, laid } = view
  const visible = page >= sight.first && page <= sight.last
  const isRead = laid[page - 1]?.source.state !== 'waiting'
  const sharp = (instead || zoom >= sharpFrom) && page - sight.first < mostSharp
  return (
    <>
      {visible && (
        <PageLayer size={size} turn={turn}>
          <Suspense>{pdf && sharp && <SharpCanvas pdf={pdf} page={page} sizePx={size} turn={turn} scroller={scroller} rests={rests} onFailed={onFailed} />}</Suspense>
          <Suspense>
            {words && isRead && <TextLayer versionId={versionId} page={page} size={size} turn={turn} query={search.query} shownHit={search.shown?.page === page ? search.shown.nth : null} onShown={onShown} />}
          </Suspense>
        </PageLayer>
      )}
      {overlay}
    </>
  )
}
