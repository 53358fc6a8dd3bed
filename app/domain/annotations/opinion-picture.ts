import { figureOf, paintOf, unitsOf } from './drawing'
import { boxOfOpinion, type LaidMark, type Opinion } from './opinions'

/** In thousandths of the page's width: what is around the ink, and how much of the page is shown at least, so that a dot stays one. */
const rim = 14
const least = { width: 260, height: 64 }

/**
 * What somebody has drawn, cut out of a page of this size: which part of the page, in thousandths of its width, and the
 * paths on it as SVG writes them. Null for what has no place on the page.
 */
export function opinionPicture(opinion: Opinion<LaidMark>, size: { width: number; height: number }) {
  const box = boxOfOpinion(opinion)
  if (!box) return null
  const units = unitsOf(size)
  const [left, top] = [box[0] * units.width - rim, box[1] * units.height - rim]
  const width = Math.max(least.width, box[2] * units.width + rim - left)
  const height = Math.max(least.height, box[3] * units.height + rim - top)
  const paths = opinion.marks.flatMap(({ key, mark }) => {
    const figure = mark.kind === 'reply' ? null : figureOf(mark, units)
    return figure ? [{ key, path: { d: figure.path, ...paintOf(figure, mark.colour) } }] : []
  })
  return { viewBox: `${left} ${top} ${width} ${height}`, width, height, paths }
}
