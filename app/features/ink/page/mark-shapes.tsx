import { memo, useMemo } from 'react'
import { inkColour } from '~/domain/annotations/colour'
import { figureOf, paintOf, type Figure, type PageUnits } from '~/domain/annotations/drawing'
import type { Mark, StampMark } from '~/domain/annotations/mark'
import { stampBox } from '~/domain/annotations/mark-place'
import { useText } from '~/i18n'
import type { PageMark } from '../kept/placed-marks'
import { useSettledInk } from './settled-ink'
import { looseOf } from './settling'

const layerClass = 'absolute inset-0 size-full'
/** Of the frame's height. */
const stampWordHeight = 0.5

/** The figure of a finished mark, worked out once and forgotten with its page: outlines are many times as long as what they are made of. */
function useFigure(mark: Mark, units: PageUnits): Figure | null {
  return useMemo(() => (mark.kind === 'reply' ? null : figureOf(mark, units)), [mark, units])
}

/**
 * Marks as they lie on their page, in page space. What is written and marked lets the print through, as ink on paper does;
 * a stamp covers it, so that its word is read.
 */
export const MarkShapes = memo(function MarkShapes({ marks, units, page }: { marks: readonly Pick<PageMark, 'key' | 'mark'>[]; units: PageUnits; page?: number }) {
  const viewBox = `0 0 ${units.width} ${units.height}`
  const { place, taken } = useSettledInk(useMemo(() => marks.map(({ mark }) => mark), [marks]), units)
  const loose = looseOf(marks, ({ mark }) => taken.has(mark))
  return (
    <>
      <div ref={place} className={`${layerClass} mix-blend-multiply`} aria-hidden />
      <svg viewBox={viewBox} preserveAspectRatio="none" className={`${layerClass} mix-blend-multiply`} aria-hidden data-ink={page} data-marks={marks.length}>
        {loose.map(({ key, mark }) => mark.kind !== 'stamp' && <Shape key={key} mark={mark} units={units} />)}
      </svg>
      <svg viewBox={viewBox} preserveAspectRatio="none" className={layerClass} aria-hidden data-stamps={page}>
        {marks.map(({ key, mark }) => mark.kind === 'stamp' && <Stamp key={key} mark={mark} units={units} />)}
      </svg>
    </>
  )
}, (before, after) => before.marks === after.marks && before.units.height === after.units.height)

const Shape = memo(function Shape({ mark, units }: { mark: Mark; units: PageUnits }) {
  const figure = useFigure(mark, units)
  return figure && <path d={figure.path} {...paintOf(figure, mark.colour)} data-mark={mark.kind} />
}, (before, after) => before.mark === after.mark)

/** "Đồng ý", framed, in its author's colour. */
export const Stamp = memo(function Stamp({ mark, units }: { mark: StampMark; units: PageUnits }) {
  const t = useText()
  const figure = useFigure(mark, units)
  const [left, top, right, bottom] = stampBox(mark, units)
  if (!figure) return null
  return (
    <g data-mark="stamp">
      <path d={figure.path} {...paintOf(figure, mark.colour)} fill="#fff" fillOpacity={0.9} />
      <text x={((left + right) / 2) * units.width} y={((top + bottom) / 2) * units.height} fill={inkColour(mark.colour)} fontSize={(bottom - top) * units.height * stampWordHeight} className="font-semibold" textAnchor="middle" dominantBaseline="central">
        {t.marks.stamps[mark.stamp]}
      </text>
    </g>
  )
}, (before, after) => before.mark === after.mark)
