import { TextLayer as PdfTextLayer, type PDFDocumentProxy } from 'pdfjs-dist'
import { useEffect, useRef, useState } from 'react'
import { findInText } from './find-text'

type Hit = { left: number; top: number; width: number; height: number }

/**
 * The page's words as invisible text over the picture, where pdf.js finds them: to be selected, copied, read aloud; what
 * is searched for is marked. `widthPx` is the whole page's.
 */
export default function TextLayer({ pdf, page, widthPx, query }: { pdf: PDFDocumentProxy; page: number; widthPx: number; query: string }) {
  const layer = useRef<HTMLDivElement>(null)
  const [laid, setLaid] = useState<{ widthPt: number } | null>(null)
  const [hits, setHits] = useState<Hit[]>([])

  useEffect(() => {
    const container = layer.current
    if (!container) return
    let text: PdfTextLayer | null = null
    let gone = false
    const lay = async () => {
      const source = await pdf.getPage(page)
      if (gone) return
      const viewport = source.getViewport({ scale: 1 })
      text = new PdfTextLayer({ textContentSource: source.streamTextContent({ includeMarkedContent: false }), container, viewport })
      await text.render()
      if (!gone) setLaid({ widthPt: viewport.width })
    }
    lay().catch(() => undefined) // the picture is there; without its text the page is still read
    return () => {
      gone = true
      text?.cancel()
      container.replaceChildren()
      setLaid(null)
    }
  }, [pdf, page])

  useEffect(() => {
    const container = layer.current
    if (!container || !laid) return
    container.style.setProperty('--total-scale-factor', String(widthPx / laid.widthPt))
  }, [laid, widthPx])

  useEffect(() => {
    const container = layer.current
    setHits(container && laid && query ? hitsIn(container, query) : [])
  }, [laid, query])

  return (
    <>
      <div ref={layer} className="text-layer" />
      {hits.map((hit) => <HitMark key={`${hit.left}:${hit.top}`} hit={hit} />)}
    </>
  )
}

function HitMark({ hit }: { hit: Hit }) {
  const mark = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!mark.current) return
    const { left, top, width, height } = hit
    Object.assign(mark.current.style, { left: percent(left), top: percent(top), width: percent(width), height: percent(height) })
  }, [hit])
  return <div ref={mark} className="text-hit" />
}

const percent = (share: number) => `${share * 100}%`

/** Where the words lie, in page space. */
function hitsIn(container: HTMLElement, query: string): Hit[] {
  const frame = container.getBoundingClientRect()
  const { text, nodes } = textOf(container)
  return findInText(text, query).flatMap(({ start, end }) => {
    const range = document.createRange()
    const from = nodes.findLast((node) => node.start <= start)
    const to = nodes.findLast((node) => node.start < end)
    if (!from || !to) return []
    range.setStart(from.node, Math.min(start - from.start, from.node.length))
    range.setEnd(to.node, Math.min(end - to.start, to.node.length))
    return [...range.getClientRects()].filter((rect) => rect.width > 1).map((rect) => ({
      left: (rect.left - frame.left) / frame.width, top: (rect.top - frame.top) / frame.height,
      width: rect.width / frame.width, height: rect.height / frame.height,
    }))
  })
}

/** The layer's text with a space between its pieces (they are lines or words), and where each piece begins. */
function textOf(container: HTMLElement) {
  const walker = document.createTreeWalker(container, NodeFilter.SHOW_TEXT)
  const nodes: { node: Text; start: number }[] = []
  let text = ''
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!(node instanceof Text)) continue
    if (text !== '' && !text.endsWith(' ')) text += ' '
    nodes.push({ node, start: text.length })
    text += node.data
  }
  return { text, nodes }
}
