import { useMemo, type ReactNode } from 'react'
import type { ReadingPlace } from '~/domain/documents/reading'
import { pageSizePx, spreadsOf, type LaidPage, type Size, type Turn } from './page-space'
import { ReaderSheet } from './reader-sheet'
import type { SecondTry } from './use-second-tries'
import type { ReadingWindow } from './use-reading-window'

type ColumnProps = {
  versionId: string
  view: ReadingWindow
  initialPlace: ReadingPlace
  onLost: () => void
  onReadText: (page: number) => void
  /** pages that pdf.js is to draw because the server could not */
  tries: Readonly<Record<number, SecondTry>>
  /** null where this person may have pictures only */
  onTry: ((page: number) => void) | null
  /** what lies over a page, in page space; `size` is the whole unturned page's in CSS pixels */
  layersOf: (page: number, size: Size, turn: Turn) => ReactNode
}

/** All pages in their places, those near with their pictures. In the server's HTML, which knows no window, the one that was left off. */
export function PageColumn({ versionId, view, initialPlace, onLost, onReadText, tries, onTry, layersOf }: ColumnProps) {
  const { laid, widths, across, sight } = view
  const from = widths ? 1 : initialPlace.page
  const spreads = useMemo(() => spreadsOf(widths ? laid : laid.slice(from - 1, from + 1), widths ? across : 1), [widths, laid, across, from])
  const isNear = ({ source: { page } }: LaidPage) => (widths ? page >= sight.first - across && page <= sight.last + 1 + across : page === from)
  return (
    <div ref={view.sheets} data-laid={widths ? '' : undefined} className="reading-column">
      {spreads.map((pages) => (
        <div key={pages[0]?.source.page} className="reading-spread">
          {pages.map((page) => {
            const number = page.source.page
            const near = isNear(page)
            const width = widths?.[number - 1]
            return (
              <ReaderSheet key={number} versionId={versionId} laid={page} near={near} onLost={onLost} onReadText={onReadText} secondTry={tries[number]} onTry={onTry}
                fromY={!widths && number === from ? initialPlace.offset : 0}>
                {near && width ? layersOf(number, pageSizePx(page, width), page.turn) : null}
              </ReaderSheet>
            )
          })}
        </div>
      ))}
    </div>
  )
}
