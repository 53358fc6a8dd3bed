import { useRevalidator } from '@remix-run/react'
import { useEffect } from 'react'

const everyMs = 2_000

/** Loads the page's lists again while the pages of one of these papers are being drawn, as long as somebody looks. */
export function useWhileDrawing(papers: readonly { pages: number; drawnPages: number }[]) {
  const { revalidate, state } = useRevalidator()
  const drawing = papers.some((paper) => paper.drawnPages < paper.pages)
  useEffect(() => {
    if (!drawing || state !== 'idle') return
    const timer = setInterval(() => { if (document.visibilityState === 'visible') revalidate() }, everyMs)
    return () => clearInterval(timer)
  }, [drawing, state, revalidate])
}
