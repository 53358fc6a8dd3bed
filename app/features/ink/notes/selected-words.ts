import { useEffect, useState } from 'react'
import { isWord, wordLines, type WordLine } from '~/domain/annotations/text-boxes'
import { wordsAtHand } from '../../reader/page-words'

/** Words of the paper that somebody has selected: page by page, and where on the screen they end. */
export type SelectedWords = { pages: { page: number; lines: WordLine[] }[]; end: DOMRect }

/** While a selection grows it changes many times a second. */
const restMs = 150

/** The whole words of the paper that are selected just now; null when none are. */
export function readSelectedWords(versionId: string): SelectedWords | null {
  const selection = getSelection()
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  const layers = [...document.querySelectorAll<HTMLElement>('section[data-page] .text-layer')].filter((layer) => range.intersectsNode(layer))
  const pages = layers.flatMap((layer) => {
    const page = Number(layer.closest<HTMLElement>('[data-page]')?.dataset.page)
    const words = wordsAtHand(versionId, page)
    const chosen = [...layer.querySelectorAll<HTMLElement>('[data-word]')].flatMap((piece) => (words && isSelected(piece, range) ? words[Number(piece.dataset.word)] ?? [] : []))
    const lines = wordLines(chosen.filter(isWord), layer.offsetHeight / layer.offsetWidth)
    return lines.length > 0 ? { page, lines } : []
  })
  const end = [...range.getClientRects()].findLast(({ width }) => width > 0)
  return pages.length > 0 && end ? { pages, end } : null
}

/** A selection that ends before a word's first letter only touches it. */
function isSelected(piece: HTMLElement, range: Range): boolean {
  if (!range.intersectsNode(piece)) return false
  const part = document.createRange()
  part.selectNodeContents(piece)
  if (part.compareBoundaryPoints(Range.START_TO_START, range) < 0) part.setStart(range.startContainer, range.startOffset)
  if (part.compareBoundaryPoints(Range.END_TO_END, range) > 0) part.setEnd(range.endContainer, range.endOffset)
  return part.toString().trim() !== ''
}

/** The same as it changes, a moment after the hand rests; its place follows the paper when that is scrolled. */
export function useSelectedWords(versionId: string): SelectedWords | null {
  const [selected, setSelected] = useState<SelectedWords | null>(null)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    const look = () => setSelected(readSelectedWords(versionId))
    const later = () => {
      clearTimeout(timer)
      timer = setTimeout(look, restMs)
    }
    const moved = () => { if (getSelection()?.isCollapsed === false) later() }
    document.addEventListener('selectionchange', later)
    document.addEventListener('scroll', moved, { capture: true, passive: true })
    window.addEventListener('resize', moved)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('selectionchange', later)
      document.removeEventListener('scroll', moved, { capture: true })
      window.removeEventListener('resize', moved)
    }
  }, [versionId])
  return selected
}
