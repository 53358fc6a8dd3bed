import { useCallback, useMemo, useRef, type ReactNode } from 'react'
import type { ReadingWidth } from '~/domain/documents/picture-width'
import type { ReadingPlace } from '~/domain/documents/reading'
import { useBrowserLayoutEffect } from './browser-layout-effect'
import { spreadsNear, type SpreadPlace } from './page-layout'
import { beginOf, pageSizePx, type LaidPage, type Size, type Turn } from './page-space'
import { neighbours } from './picture-plan'
import { ReaderSheet } from './reader-sheet'
import { usePictures } from './use-pictures'
import type { SecondTry } from './use-second-tries'
import type { ReadingWindow } from './use-reading-window'

type ColumnProps = {
  versionId: string
  view: ReadingWindow
  initialPlace: ReadingPlace
  /** of the picture that is in the server's HTML */
  firstWidth: ReadingWidth
  onLost: () => void
  onReadText: (page: number) => void
  /** pages that pdf.js is to draw because the server could not */
  tries: Readonly<Record<number, SecondTry>>
  /** null where this person may have pictures only */
  onTry: ((page: number) => void) | null
  /** what lies over a page, in page space; `size` is the whole unturned page's in CSS pixels */
  layersOf: (page: number, size: Size, turn: Turn) => ReactNode
}

/** The pages near the sight in their places, with their pictures. In the server's HTML, which knows no window, the one that was left off and the next. */
export function PageColumn({ versionId, view, initialPlace, firstWidth, onLost, onReadText, tries, onTry, layersOf }: ColumnProps) {
  const { laid, layout, widths, sight } = view
  const from = initialPlace.page
  const { first, last } = sight
  const spreads = useMemo(() => {
    if (layout) return spreadsNear(layout, { first, last }).map((place) => ({ pages: place.pages, place }))
    return laid.slice(from - 1, from + 1).map((page) => ({ pages: [page], place: null }))
  }, [layout, first, last, laid, from])
  // where the upper part was left out, the whole page is another element: what stands on the screen does not move
  const keyOf = ([page]: readonly LaidPage[]) => (page && !layout && page.source.page === from && beginOf(page, initialPlace.offset) > page.box.top ? 'cut' : page?.source.page)
  const { pictures, sights, settled, askAgain } = usePictures({ versionId, view, firstPage: from, firstWidth })
  const near = new Set(widths ? neighbours(sights) : [from])
  const isNear = ({ source: { page } }: LaidPage) => near.has(page) || (page >= first && page <= last)
  const onPicture = useCallback((page: number, width: ReadingWidth, came: 'here' | 'lost') => {
    settled(page, width, came)
    if (came === 'lost') onLost()
  }, [settled, onLost])
  return (
    <div ref={view.sheets} data-laid={widths ? '' : undefined} className="reading-column">
      {spreads.map(({ pages, place }) => (
        <Spread key={keyOf(pages)} place={place}>
          {pages.map((page) => {
            const number = page.source.page
            const lies = isNear(page)
            const width = widths?.[number - 1]
            return (
              <ReaderSheet key={number} versionId={versionId} laid={page} near={lies} picture={pictures.get(number)} onPicture={onPicture} onAskAgain={askAgain} onReadText={onReadText} secondTry={tries[number]} onTry={onTry}
                fromY={!widths && number === from ? initialPlace.offset : 0}>
                {lies && width ? layersOf(number, pageSizePx(page, width), page.turn) : null}
              </ReaderSheet>
            )
          })}
        </Spread>
      ))}
    </div>
  )
}

/** One page, or two side by side, in their place; without one, as in the server's HTML, where it comes to lie. */
function Spread({ place, children }: { place: SpreadPlace | null; children: ReactNode }) {
  const spread = useRef<HTMLDivElement>(null)
  useBrowserLayoutEffect(() => {
    if (!spread.current || !place) return
    const { left, top, width, height, widths } = place
    Object.assign(spread.current.style, { left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` })
    for (const [index, sheet] of [...spread.current.children].entries()) if (sheet instanceof HTMLElement) sheet.style.width = `${widths[index] ?? 0}px`
  }, [place])
  return <div ref={spread} className="reading-spread">{children}</div>
}
