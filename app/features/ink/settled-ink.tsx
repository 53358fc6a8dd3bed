import { memo, useEffect, useRef } from 'react'
import { figureOf, type PageUnits } from '~/domain/annotations/drawing'
import { inkColour } from '~/domain/annotations/colour'
import type { Mark } from '~/domain/annotations/mark'

/** So many of a page's newest marks stay shapes of their own; what is older becomes one picture, a portion at a time. */
const newest = 100
const portion = 100
/** Longer drawing is done in slices, so that a pen and a finger are answered meanwhile. */
const sliceMs = 6
const mostPixels = 4_000_000

/** How many of a page's marks, in their order, are settled. */
export const settledCount = (marks: number) => Math.max(0, Math.floor((marks - newest) / portion) * portion)

/**
 * The older marks of a full page as one picture: thousands of shapes would be gone through at every change and every
 * repaint. What is added is drawn onto it; when something in it changes or the page's size does, it is drawn anew out of
 * sight and takes the old one's place.
 */
export const SettledInk = memo(function SettledInk({ marks, units, className }: { marks: readonly Mark[]; units: PageUnits; className: string }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const { width, height } = units
  useEffect(() => {
    const shown = canvas.current
    if (!shown) return
    const picture = pictureOn(shown)
    picture.show(marks, { width, height })
    const watch = new ResizeObserver(() => picture.show(marks, { width, height }))
    watch.observe(shown)
    return () => {
      watch.disconnect()
      picture.stop()
    }
  }, [marks, width, height])
  return <canvas ref={canvas} className={className} aria-hidden />
}, (before, after) => before.units.height === after.units.height && before.marks.length === after.marks.length && beginsWith(after.marks, before.marks))

const beginsWith = (marks: readonly Mark[], first: readonly Mark[]) => first.every((mark, index) => mark === marks[index])

const pictures = new WeakMap<HTMLCanvasElement, Picture>()

function pictureOn(canvas: HTMLCanvasElement): Picture {
  const known = pictures.get(canvas) ?? new Picture(canvas)
  pictures.set(canvas, known)
  return known
}

class Picture {
  private drawn: readonly Mark[] = []
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(private readonly canvas: HTMLCanvasElement) {}

  show(marks: readonly Mark[], units: PageUnits) {
    this.stop()
    const size = pixelsOf(this.canvas)
    if (size.width === 0) return
    if (this.drawn.length === 0) Object.assign(this.canvas, size)
    const grows = size.width === this.canvas.width && size.height === this.canvas.height && beginsWith(marks, this.drawn)
    if (grows && this.drawn.length === marks.length) return
    const target = grows ? this.canvas : Object.assign(document.createElement('canvas'), size)
    const context = target.getContext('2d')
    if (!context) return
    context.setTransform(size.width / units.width, 0, 0, size.height / units.height, 0, 0)
    this.draw(context, units, marks, grows ? this.drawn.length : 0)
  }

  stop() {
    clearTimeout(this.timer)
  }

  private draw(context: CanvasRenderingContext2D, units: PageUnits, marks: readonly Mark[], from: number) {
    const endAt = performance.now() + sliceMs
    let next = from
    for (let mark = marks[next]; mark && performance.now() < endAt; mark = marks[next]) {
      drawMark(context, mark, units)
      next += 1
    }
    const isShown = context.canvas === this.canvas
    if (isShown) this.drawn = marks.slice(0, next)
    if (next < marks.length) this.timer = setTimeout(() => this.draw(context, units, marks, next))
    else if (!isShown) this.replace(context.canvas, marks)
  }

  private replace(picture: HTMLCanvasElement, marks: readonly Mark[]) {
    Object.assign(this.canvas, { width: picture.width, height: picture.height })
    this.canvas.getContext('2d')?.drawImage(picture, 0, 0)
    this.drawn = marks
  }
}

function drawMark(context: CanvasRenderingContext2D, mark: Mark, units: PageUnits) {
  const figure = mark.kind === 'reply' || mark.kind === 'stamp' ? null : figureOf(mark, units)
  if (!figure) return
  context.globalAlpha = figure.opacity
  context.fillStyle = context.strokeStyle = inkColour(mark.colour)
  context.lineCap = context.lineJoin = 'round'
  context.lineWidth = figure.line ?? 0
  if (figure.line === null) context.fill(new Path2D(figure.path))
  else context.stroke(new Path2D(figure.path))
}

/** As many as the screen has for it, within what a tablet's memory bears. */
function pixelsOf({ clientWidth, clientHeight }: HTMLCanvasElement): { width: number; height: number } {
  const scale = Math.min(devicePixelRatio, Math.sqrt(mostPixels / Math.max(1, clientWidth * clientHeight)))
  return { width: Math.round(clientWidth * scale), height: Math.round(clientHeight * scale) }
}
