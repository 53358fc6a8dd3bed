import { paintOf, type Figure } from '~/domain/annotations/drawing'

/** The path under the hand, drawn in the same frame as the event that made it grow. */
export class DraftLine {
  constructor(private readonly path: () => SVGPathElement | null) {}

  show(figure: Figure, colour: number) {
    const { fill, fillOpacity, stroke, strokeOpacity, strokeWidth } = { stroke: 'none', strokeOpacity: 1, strokeWidth: 0, fillOpacity: 1, ...paintOf(figure, colour) }
    this.set({ 'd': figure.path, fill, stroke, 'fill-opacity': fillOpacity, 'stroke-opacity': strokeOpacity, 'stroke-width': strokeWidth })
  }

  clear() {
    this.set({ d: '' })
  }

  private set(attributes: Record<string, string | number>) {
    const path = this.path()
    for (const [name, value] of Object.entries(attributes)) path?.setAttribute(name, String(value))
  }
}
