import type { PDFDocumentProxy } from 'pdfjs-dist'
import { useEffect, useRef, type RefObject } from 'react'
import { drawPart, empty, inTurn, type Part } from './draw-part'
import { boxUnder, clamp, type Size, type Turn } from './page-space'

/** Drawn beyond the window's edge, as a part of the window, so that a small move shows no blur. */
const beyond = 0.25

type SharpProps = {
  pdf: PDFDocumentProxy
  page: number
  /** of the whole unturned page, in CSS pixels */
  sizePx: Size
  turn: Turn
  scroller: RefObject<HTMLElement>
  /** changes whenever the paper has come to rest: then what is in sight is drawn anew */
  rests: number
  /** told when pdf.js cannot draw the page either */
  onFailed?: (page: number) => void
}

/** The part of a page that is in sight, drawn by pdf.js at the screen's own resolution over the picture. */
export default function SharpCanvas({ pdf, page, sizePx, turn, scroller, rests, onFailed }: SharpProps) {
  const frame = useRef<HTMLDivElement>(null)
  const { width, height } = sizePx

  useEffect(() => {
    const place = frame.current
    const window = scroller.current
    if (!place || !window) return
    const off = new AbortController()
    const { signal } = off
    const draw = async () => {
      const part = partInSight(place.getBoundingClientRect(), turn, window.getBoundingClientRect(), { width, height })
      if (signal.aborted || !part) return
      const canvas = await drawPart({ pdf, page, size: { width, height }, part, pixelRatio: devicePixelRatio || 1, signal })
      lay(canvas, part, { width, height })
      place.querySelectorAll('canvas').forEach(empty)
      place.replaceChildren(canvas)
    }
    // a drawing that was called off, or a page that pdf.js cannot draw: the picture stays
    inTurn(draw).catch(() => { if (!signal.aborted) onFailed?.(page) })
    return () => off.abort()
  }, [pdf, page, width, height, turn, scroller, rests, onFailed])

  useEffect(() => {
    const place = frame.current
    return () => place?.querySelectorAll('canvas').forEach(empty)
  }, [])

  return <div ref={frame} aria-hidden className="pointer-events-none absolute inset-0" />
}

function lay(canvas: HTMLCanvasElement, { left, top, width, height }: Part, page: Size) {
  const share = (length: number, whole: number) => `${(length / whole) * 100}%`
  Object.assign(canvas.style, { position: 'absolute', left: share(left, page.width), top: share(top, page.height), width: share(width, page.width), height: share(height, page.height) })
}

/** The part of the page inside the window and a little beyond; null when none is. */
function partInSight(page: DOMRect, turn: Turn, window: DOMRect, { width, height }: Size): Part | null {
  const [beside, below] = [window.width * beyond, window.height * beyond]
  const box = boxUnder(page, turn, { left: window.left - beside, top: window.top - below, right: window.right + beside, bottom: window.bottom + below })
  const left = clamp(box.left) * width
  const top = clamp(box.top) * height
  const part = { left, top, width: clamp(box.right) * width - left, height: clamp(box.bottom) * height - top }
  return part.width > 1 && part.height > 1 ? part : null
}
