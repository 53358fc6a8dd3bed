import { Suspense } from 'react'
import type { ReaderPage, ReaderVersion } from '~/domain/documents/reading'
import { latePart } from '~/ui/late-part'
import type { ReaderKey } from './use-reader-keys'
import type { ReadingWindow } from './use-reading-window'
import type { Search } from './use-search'

const PagesSheet = latePart(() => import('./pages-sheet'))
const ViewSheet = latePart(() => import('./view-sheet'))
const PrintSheet = latePart(() => import('./print-sheet'))
const TextReading = latePart(() => import('./text-reading'))

/** What lies over the paper just now; running text begins at `page`. */
export type Panel = { kind: 'pages' } | { kind: 'view' } | { kind: 'text'; page: number } | { kind: 'print' } | null

type PanelsProps = {
  panel: Panel
  onPanel: (panel: Panel) => void
  version: ReaderVersion
  about: string
  pages: readonly ReaderPage[]
  view: ReadingWindow
  search: Search
  keys?: readonly ReaderKey[]
}

/** What slides over the paper and goes away; each is fetched when it is first wanted. */
export function ReaderPanels({ panel, onPanel, version, about, pages, view, search, keys }: PanelsProps) {
  if (!panel) return null
  const { current } = view.sight
  const close = () => onPanel(null)
  const closeAt = (page: number) => {
    close()
    view.turnTo(page)
  }
  switch (panel.kind) {
    case 'pages':
      return <Suspense><PagesSheet version={version} laid={view.laid} current={current} onGo={closeAt} onClose={close} /></Suspense>
    case 'view':
      return <Suspense><ViewSheet version={version} about={about} view={view} search={search} keys={keys}
        onReadText={() => onPanel({ kind: 'text', page: current })} onPrint={() => onPanel({ kind: 'print' })} onClose={close} /></Suspense>
    case 'print':
      return <Suspense><PrintSheet version={version} pages={pages} current={current} onClose={close} /></Suspense>
    case 'text':
      return <Suspense><TextReading version={version} drawn={isDrawn(pages)} page={panel.page} letters={view.letters} onLetters={view.setLetters} onClose={closeAt} /></Suspense>
  }
}

/** The server has been through all pages: what it knows of them is whole. */
export const isDrawn = (pages: readonly ReaderPage[]) => !pages.some((page) => page.state === 'waiting')
