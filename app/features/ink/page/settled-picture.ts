import { inkColour } from '~/domain/annotations/colour'
import { figureOf, type PageUnits } from '~/domain/annotations/drawing'
import type { Mark, MarkBox } from '~/domain/annotations/mark'
import { boxOf } from '~/domain/annotations/mark-place'
import { empty } from '../../reader/draw-part'
import { stepTo } from './settling'

/** Longer drawing is done in slices, so that a pen and a finger are answered meanwhile. */
const sliceMs = 6
const mostPixels = 4_000_000
/** Around a mark, in units of the page: its edge is soft. */
const edge = 3

type Wanted = { marks: readonly Mark[]; units: PageUnits; width: number; height: number }

/**
 * A page's settled marks as one picture in a place of the page. A new one is drawn out of sight, one at a time, and takes the
 * old one's place as a bitmap: a canvas that is drawn on holds its pixels several times over and hands them on in every
 * frame, and images of such pictures are remembered by browsers long after they have gone.
 */
export class SettledPicture {
  private wanted: Wanted | null = null
  private shown: Omit<Wanted, 'units'> = { marks: [], width: 0, height: 0 }
  private readonly canvas = document.createElement('canvas')
  private busy = false

  /** `onShown` is told what is in the picture, when that has come to be seen. */
  constructor(private readonly place: HTMLElement, private readonly onShown: (marks: readonly Mark[]) => void) {
    this.canvas.className = 'size-full'
  }

  want(marks: readonly Mark[], units: PageUnits) {
    this.wanted = { marks, units, ...pixelsOf(this.place) }
    if (!this.busy) void this.catchUp()
  }

  close() {
    this.wanted = null
    this.show(null)
  }

  private async catchUp() {
    this.busy = true
    for (let wanted = this.wanted; wanted && !isSame(wanted, this.shown); wanted = this.wanted) {
      const { marks, width, height } = wanted
      const made = marks.length === 0 ? null : await this.make(wanted)
      if (this.isOutdated(wanted)) {
        made?.close()
        continue
      }
      if (marks.length > 0 && !made) break // no memory for it; the next change tries again
      this.show(made)
      this.shown = { marks, width, height }
      this.onShown(marks)
    }
    this.busy = false
  }

  /** Marks that came meanwhile wait for their turn; a page that has another size by now, or has gone, does not want this picture. */
  private isOutdated({ width, height }: Wanted): boolean {
    return this.wanted?.width !== width || this.wanted.height !== height
  }

  private show(picture: ImageBitmap | null) {
    const { width, height } = picture ?? { width: 0, height: 0 }
    if (this.canvas.width !== width || this.canvas.height !== height) Object.assign(this.canvas, { width, height })
    this.canvas.getContext('bitmaprenderer')?.transferFromImageBitmap(picture)
    if (picture) this.place.append(this.canvas)
    else this.canvas.remove()
  }

  private async make(wanted: Wanted): Promise<ImageBitmap | null> {
    const { marks, units, width, height } = wanted
    const canvas = Object.assign(document.createElement('canvas'), { width, height })
    const context = canvas.getContext('2d', { willReadFrequently: true })
    if (!context || width === 0) return null
    const { shown } = this
    const step = shown.marks.length > 0 && shown.width === width && shown.height === height ? stepTo(shown.marks, marks) : null
    if (step) context.drawImage(this.canvas, 0, 0)
    context.setTransform(width / units.width, 0, 0, height / units.height, 0, 0)
    if (step && step.removed.length > 0) mend(context, step.removed, step.kept, units)
    let endAt = performance.now() + sliceMs
    for (const mark of step?.added ?? marks) {
      if (performance.now() >= endAt) {
        await new Promise((resolve) => { setTimeout(resolve) })
        if (this.isOutdated(wanted)) break
        endAt = performance.now() + sliceMs
      }
      drawMark(context, mark, units)
    }
    const picture = this.isOutdated(wanted) ? null : await createImageBitmap(canvas).catch(() => null)
    empty(canvas)
    return picture
  }
}

/** What has gone is cleared away, and what lay over or under it is drawn there once more. */
function mend(context: CanvasRenderingContext2D, removed: readonly Mark[], kept: readonly Mark[], units: PageUnits) {
  const holes = removed.map(boxOf).filter((box) => box !== null)
  context.save()
  context.beginPath()
  for (const [left, top, right, bottom] of holes) {
    context.rect(left * units.width - edge, top * units.height - edge, (right - left) * units.width + 2 * edge, (bottom - top) * units.height + 2 * edge)
  }
  context.clip()
  context.clearRect(0, 0, units.width, units.height)
  for (const mark of kept) {
    const box = boxOf(mark)
    if (box && holes.some((hole) => isBeside(hole, box, units))) drawMark(context, mark, units)
  }
  context.restore()
}

function isBeside(a: MarkBox, b: MarkBox, { width, height }: PageUnits): boolean {
  const [x, y] = [(2 * edge) / width, (2 * edge) / height]
  return a[0] - x < b[2] && b[0] - x < a[2] && a[1] - y < b[3] && b[1] - y < a[3]
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

const isSame = (one: Wanted, other: Omit<Wanted, 'units'>) =>
  one.width === other.width && one.height === other.height && one.marks.length === other.marks.length && one.marks.every((mark, index) => mark === other.marks[index])

/** As many as the screen has for it, within what a tablet's memory bears. */
function pixelsOf({ clientWidth, clientHeight }: HTMLElement): { width: number; height: number } {
  const scale = Math.min(devicePixelRatio, Math.sqrt(mostPixels / Math.max(1, clientWidth * clientHeight)))
  return { width: Math.round(clientWidth * scale), height: Math.round(clientHeight * scale) }
}
