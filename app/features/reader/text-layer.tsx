import { useEffect, useRef, useState } from 'react'
import { classNames } from '~/ui/class-names'
import { useBrowserLayoutEffect } from './browser-layout-effect'
import { putInOrder } from './letters'
import type { Spot, Turn } from './page-space'
import type { Pdf } from './pdf-document'
import { hitsIn, type Hit } from './text-hits'

type TextLayerProps = {
  pdf: Pdf
  page: number
  /** of the whole page */
  widthPx: number
  turn: Turn
  query: string
  /** which of this page's hits is being looked for, from 0 */
  shownHit: number | null
  /** told where that hit begins, in page space */
  onShown: (page: number, spot: Spot) => void
}

/**
 * The page's words as invisible text over the picture, where pdf.js finds them, in the order in which they are read: to
 * be selected and copied; what is searched for is marked.
 */
export default function TextLayer({ pdf, page, widthPx, turn, query, shownHit, onShown }: TextLayerProps) {
  const layer = useRef<HTMLDivElement>(null)
  const [laid, setLaid] = useState<{ widthPt: number } | null>(null)
  const [hits, setHits] = useState<Hit[][]>([])

  useEffect(() => {
    const container = layer.current
    if (!container) return
    let text: InstanceType<Pdf['TextLayer']> | null = null
    let gone = false
    const lay = async () => {
      const source = await pdf.document.getPage(page)
      if (gone) return
      const viewport = source.getViewport({ scale: 1 })
      text = new pdf.TextLayer({ textContentSource: source.streamTextContent({ includeMarkedContent: false }), container, viewport })
      container.style.setProperty('--total-scale-factor', String(container.offsetWidth / viewport.width))
      await text.render()
      if (gone) return
      putInOrder(container, turn)
      setLaid({ widthPt: viewport.width })
    }
    lay().catch(() => undefined) // the picture is there; without its text the page is still read
    return () => {
      gone = true
      text?.cancel()
      container.replaceChildren()
      setLaid(null)
    }
  }, [pdf, page, turn])

  useBrowserLayoutEffect(() => {
    if (laid) layer.current?.style.setProperty('--total-scale-factor', String(widthPx / laid.widthPt))
  }, [laid, widthPx])

  useEffect(() => setHits(layer.current && laid && query ? hitsIn(layer.current, query, turn) : []), [laid, query, turn])

  const shown = shownHit === null ? undefined : (hits[shownHit] ?? hits.at(-1))?.[0]
  useEffect(() => {
    if (shown) onShown(page, { x: shown.left, y: shown.top })
  }, [page, shown, onShown])

  return (
    <>
      <div ref={layer} className="text-layer" />
      {hits.map((lines, index) => lines.map((hit, line) => <HitMark key={`${index}.${line}`} hit={hit} isShown={index === shownHit} />))}
    </>
  )
}

function HitMark({ hit, isShown }: { hit: Hit; isShown: boolean }) {
  const mark = useRef<HTMLDivElement>(null)
  useBrowserLayoutEffect(() => {
    const { left, top, width, height } = hit
    if (mark.current) Object.assign(mark.current.style, { left: percent(left), top: percent(top), width: percent(width), height: percent(height) })
  }, [hit])
  return <div ref={mark} className={classNames('text-hit', isShown && 'is-shown')} />
}

const percent = (share: number) => `${share * 100}%`
