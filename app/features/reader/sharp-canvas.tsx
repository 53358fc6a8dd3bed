import type { PDFDocumentProxy, RenderTask } from 'pdfjs-dist'
import { useEffect, useRef, type RefObject } from 'react'
import { boxUnder, clamp, type Size, type Turn } from './page-space'

/** A tablet's memory bears three such canvases. */
const mostPixels = 12_000_000
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
}

/** The part of a deeply zoomed page that is in sight, drawn by pdf.js at the screen's own resolution over the picture. */
export default function SharpCanvas({ pdf, page, sizePx, turn, scroller, rests }: SharpProps) {
  const frame = useRef<HTMLDivElement>(null)
  const { width, height } = sizePx

  useEffect(() => {
    const place = frame.current
    const window = scroller.current
    if (!place || !window) return
    let task: RenderTask | null = null
    let gone = false
    const draw = async () => {
      const source = await pdf.getPage(page)
      const part = partInSight(place.getBoundingClientRect(), turn, window.getBoundingClientRect(), { width, height })
      if (gone || !part) return
      const scale = Math.min(devicePixelRatio || 1, Math.sqrt(mostPixels / (part.width * part.height)))
      const canvas = document.createElement('canvas')
      canvas.width = Math.round(part.width * scale)
      canvas.height = Math.round(part.height * scale)
      const unscaled = source.getViewport({ scale: 1 })
      const viewport = source.getViewport({ scale: (width / unscaled.width) * scale, offsetX: -part.left * scale, offsetY: -part.top * scale })
      task = source.render({ canvas, viewport })
      await task.promise
      if (gone) return empty(canvas)
      Object.assign(canvas.style, {
        position: 'absolute', left: `${(part.left / width) * 100}%`, top: `${(part.top / height) * 100}%`,
        width: `${(part.width / width) * 100}%`, height: `${(part.height / height) * 100}%`,
      })
      for (const old of place.querySelectorAll('canvas')) empty(old)
      place.replaceChildren(canvas)
    }
    draw().catch(() => undefined) // a drawing that was called off, or a page that pdf.js cannot draw: the picture stays
    return () => {
      gone = true
      task?.cancel()
    }
  }, [pdf, page, width, height, turn, scroller, rests])

  useEffect(() => {
    const place = frame.current
    return () => place?.querySelectorAll('canvas').forEach(empty)
  }, [])

  return <div ref={frame} aria-hidden className="pointer-events-none absolute inset-0" />
}

/** Gives the memory back at once instead of when the browser gets to it. */
function empty(canvas: HTMLCanvasElement) {
  canvas.width = 0
  canvas.height = 0
}

/** The part of the page inside the window and a little beyond, in pixels from the unturned page's corner; null when none is. */
function partInSight(page: DOMRect, turn: Turn, window: DOMRect, { width, height }: Size) {
  const [beside, below] = [window.width * beyond, window.height * beyond]
  const box = boxUnder(page, turn, { left: window.left - beside, top: window.top - below, right: window.right + beside, bottom: window.bottom + below })
  const left = clamp(box.left) * width
  const top = clamp(box.top) * height
  const part = { left, top, width: clamp(box.right) * width - left, height: clamp(box.bottom) * height - top }
  return part.width > 1 && part.height > 1 ? part : null
}
