import { memo } from 'react'
import { inkColour } from '~/domain/annotations/colour'
import { figureOf, unitsOf } from '~/domain/annotations/drawing'
import { boxOfOpinion, type Opinion } from '~/domain/annotations/opinions'
import { sameOpinion } from '~/domain/annotations/opinions-by-page'
import type { PageMark } from '../ink/mark-layer'

/** In thousandths of the page's width: what is around the ink, and how much of the page is shown at least, so that a dot stays one. */
const rim = 14
const least = { width: 260, height: 64 }

/** What somebody has drawn, cut out of its page. `size` is the page's. Outlines are worked out anew only when it is another. */
export const MarkPicture = memo(function MarkPicture({ opinion, size, label }: { opinion: Opinion<PageMark>; size: { width: number; height: number }; label: string }) {
  const box = boxOfOpinion(opinion)
  if (!box) return null
  const units = unitsOf(size)
  const [left, top] = [box[0] * units.width - rim, box[1] * units.height - rim]
  const width = Math.max(least.width, box[2] * units.width + rim - left)
  const height = Math.max(least.height, box[3] * units.height + rim - top)
  return (
    <svg viewBox={`${left} ${top} ${width} ${height}`} preserveAspectRatio="xMinYMid meet" role="img" aria-label={label} className="block h-18 w-full max-w-72 rounded-sm border border-line bg-white">
      {opinion.marks.map(({ key, mark }) => {
        const figure = mark.kind === 'reply' ? null : figureOf(mark, units)
        const colour = inkColour(mark.colour)
        return figure && (
          <path key={key} d={figure.path} fill={figure.line === null ? colour : 'none'} stroke={figure.line === null ? 'none' : colour} strokeWidth={figure.line ?? 0} opacity={figure.opacity} strokeLinecap="round" strokeLinejoin="round" />
        )
      })}
    </svg>
  )
}, (before, after) => sameOpinion(before.opinion, after.opinion) && before.size.width === after.size.width && before.size.height === after.size.height && before.label === after.label)
