import { useCallback, useState } from 'react'
import { useBrowserLayoutEffect } from './browser-layout-effect'
import { quarterFrom, type Turn } from './page-space'
import { firstView, keepTurns, keepView, noTurns, readTurns, readView, turnOf, type ReadingView, type Turns } from './reading-view'

export type ViewAccess = {
  view: ReadingView
  turnOfPage: (page: number) => Turn
  change: (some: Partial<ReadingView>) => void
  /** turns one page, or with `page` null the whole paper, by quarters clockwise */
  turn: (page: number | null, quarters: number) => void
}

/** How this person looks at this paper on this device. The server's HTML does not know it: that shows the usual way. */
export function useReadingView(versionId: string): ViewAccess {
  const [view, setView] = useState(firstView)
  const [turns, setTurns] = useState<Turns>(noTurns)
  useBrowserLayoutEffect(() => {
    setView(readView())
    setTurns(readTurns(versionId))
  }, [versionId])
  const turnOfPage = useCallback((page: number) => turnOf(turns, page), [turns])
  const change = (some: Partial<ReadingView>) => {
    const next = { ...view, ...some }
    keepView(next)
    setView(next)
  }
  const turn = (page: number | null, quarters: number) => {
    const next = page === null
      ? { all: quarterFrom(turns.all, quarters), pages: {} }
      : { ...turns, pages: { ...turns.pages, [page]: quarterFrom(turnOf(turns, page), quarters) } }
    keepTurns(versionId, next)
    setTurns(next)
  }
  return { view, turnOfPage, change, turn }
}
