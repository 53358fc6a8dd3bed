import { useEffect, useRef, useState } from 'react'
import { classNames } from '~/ui/class-names'
import { useBrowserLayoutEffect } from './browser-layout-effect'
import { laidWidth, layWords } from './lay-words'
import type { Size, Spot, Turn } from './page-space'
import { usePageWords } from './page-words'
import { hitsIn, type Hit } from './text-hits'

type TextLayerProps = {
  versionId: string
  page: number
  /** of the whole unturned page, in CSS pixels */
  size: Size
  turn: Turn
  query: string
  /** which of this page's hits is being looked for, from 0 */
  shownHit: number | null
  /** told where that hit begins, in page space */
  onShown: (page: number, spot: Spot) => void
}

/**
 * The page's words as invisible text over the picture, where they are printed, in the order in which they are read: to be
 * selected and copied; what is searched for is marked.
 */
export default function TextLayer({ versionId, page, size, turn, query, shownHit, onShown }: TextLayerProps) {
  const layer = useRef<HTMLDivElement>(null)
  const words = usePageWords(versionId, page)
  const [hits, setHits] = useState<Hit[][]>([])
  const ratio = useRef(size.height / size.width)

  useBrowserLayoutEffect(() => layer.current?.style.setProperty('--total-scale-factor', String(size.width / laidWidth)), [size.width])
  useBrowserLayoutEffect(() => {
    if (layer.current && words) layWords(layer.current, words, ratio.current)
  }, [words])

  useEffect(() => setHits(layer.current && words && query ? hitsIn(layer.current, query, turn) : []), [words, query, turn])

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
