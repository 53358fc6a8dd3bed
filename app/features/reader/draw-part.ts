import type { PDFDocumentProxy } from 'pdfjs-dist'
import type { Size } from './page-space'

/** A tablet's memory bears three such canvases. */
const mostPixels = 12_000_000

/** A part of an unturned page, in CSS pixels from its corner when the whole page is of some `size`. */
export type Part = { left: number; top: number; width: number; height: number }
type Drawing = { pdf: PDFDocumentProxy; page: number; size: Size; part: Part; pixelRatio: number; signal: AbortSignal }

let inWork: Promise<unknown> = Promise.resolve()

/** Works one after the other, so that no two canvases are in the making at once. */
export function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const result = inWork.then(work, work)
  inWork = result.catch(() => undefined)
  return result
}

/** Draws a part of a page by pdf.js. Called off by `signal` or failed, it leaves no canvas behind. */
export async function drawPart({ pdf, page, size, part, pixelRatio, signal }: Drawing): Promise<HTMLCanvasElement> {
  signal.throwIfAborted()
  const source = await unlessOff(signal, pdf.getPage(page))
  const scale = Math.min(pixelRatio, Math.sqrt(mostPixels / (part.width * part.height)))
  const unscaled = source.getViewport({ scale: 1 })
  const viewport = source.getViewport({ scale: (size.width / unscaled.width) * scale, offsetX: -part.left * scale, offsetY: -part.top * scale })
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(part.width * scale)
  canvas.height = Math.round(part.height * scale)
  try {
    const task = source.render({ canvas, viewport })
    signal.addEventListener('abort', () => task.cancel(), { once: true })
    await task.promise
    signal.throwIfAborted()
    return canvas
  } catch (reason) {
    empty(canvas)
    throw reason
  }
}

/** An answer of pdf.js, or the end as soon as it is called off: once a paper is given up, nothing of it is answered. */
function unlessOff<T>(signal: AbortSignal, answer: Promise<T>): Promise<T> {
  const off = new Promise<never>((_, refuse) => signal.addEventListener('abort', () => refuse(new Error('called off')), { once: true }))
  return Promise.race([answer, off])
}

/** Gives the memory back at once instead of when the browser gets to it. */
export function empty(canvas: HTMLCanvasElement) {
  canvas.width = 0
  canvas.height = 0
}
