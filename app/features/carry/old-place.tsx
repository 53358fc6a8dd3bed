import { inkColour } from '~/domain/annotations/colour'
import { figureOf, paintOf, unitsOf, type PageUnits } from '~/domain/annotations/drawing'
import type { Mark } from '~/domain/annotations/mark'
import { boxOf } from '~/domain/annotations/mark-place'
import type { MarkReview } from '~/domain/annotations/review'
import { useText } from '~/i18n'
import { Stamp } from '../ink/page/mark-shapes'
import { pictureUrl } from '../reader/picture-url'

/** Heights of the cut, in units of a page that is 1000 wide: some lines of print around the mark. */
const around = 70
const least = 220
const most = 460
const pinRadius = 16
/** a little white beside the print, as a share of the page */
const beside = 0.02

/** A strip of the old page with the mark on it, as wide as the print and the mark. */
export function OldPlace({ review: { mark, fromVersionId, pageSize, box } }: { review: MarkReview }) {
  const t = useText()
  const units = unitsOf(pageSize)
  const [left, top, right, bottom] = boxOf(mark) ?? [0, 0, 1, 0]
  const from = Math.max(0, Math.min(box?.left ?? 0, left) - beside) * units.width
  const to = Math.min(1, Math.max(box?.right ?? 1, right) + beside) * units.width
  const height = Math.min(Math.max(least, (bottom - top) * units.height + 2 * around), most, units.height)
  const y = Math.min(Math.max(0, ((top + bottom) / 2) * units.height - height / 2), units.height - height)
  return (
    <svg viewBox={`${from} ${y} ${to - from} ${height}`} role="img" aria-label={t.marks.review.onOldPage(mark.page)} className="w-full rounded-md border border-line bg-white">
      <image href={pictureUrl(fromVersionId, mark.page, 'small')} width={units.width} height={units.height} preserveAspectRatio="none" />
      <OldMark mark={mark} units={units} />
    </svg>
  )
}

function OldMark({ mark, units }: { mark: Mark; units: PageUnits }) {
  if (mark.kind === 'reply') return null
  if (mark.kind === 'note') return <circle cx={mark.x * units.width} cy={mark.y * units.height} r={pinRadius} fill="#fff" stroke={inkColour(mark.colour)} strokeWidth={6} />
  if (mark.kind === 'stamp') return <Stamp mark={mark} units={units} />
  const figure = figureOf(mark, units)
  return figure && <path d={figure.path} {...paintOf(figure, mark.colour)} className="mix-blend-multiply" />
}
