import { memo, useEffect, useState } from 'react'
import { inkColour } from '~/domain/annotations/colour'
import { highlighterOpacity, type PageUnits } from '~/domain/annotations/drawing'
import { GrowingOutline } from '~/domain/annotations/growing-outline'
import type { GrowingStroke } from '../live/growing-strokes'
import type { InkSession } from '../ink-session'

/** What others are drawing on a page just now: drawn at most once a frame and by itself, without going through the marks that lie there. */
export function GrowingShapes({ session, page, units }: { session: InkSession; page: number; units: PageUnits }) {
  const [shapes, setShapes] = useState<GrowingStroke[]>([])
  const { strokes } = session.live
  useEffect(() => {
    let frame = 0
    let shown: GrowingStroke[] = []
    const show = () => {
      cancelAnimationFrame(frame)
      frame = 0
      shown = strokes.onPageNow(page)
      setShapes(shown)
    }
    show()
    const stop = strokes.subscribe((changed) => {
      if (changed !== page) return
      // a finished stroke goes together with the coming of its mark
      if (strokes.onPageNow(page).length < shown.length) show()
      else frame ||= requestAnimationFrame(show)
    })
    return () => {
      stop()
      cancelAnimationFrame(frame)
    }
  }, [strokes, page])
  return <>{shapes.map((stroke) => <GrowingPath key={`${stroke.by}/${stroke.strokeId}`} stroke={stroke} units={units} />)}</>
}

/** Worked out anew only when this stroke has grown. */
const GrowingPath = memo(function GrowingPath({ stroke: { tool, colour, width, points }, units }: { stroke: GrowingStroke; units: PageUnits }) {
  const [outline] = useState(() => new GrowingOutline({ kind: tool, width }))
  return <path d={outline.path(points, units)} fill={inkColour(colour)} fillOpacity={tool === 'highlighter' ? highlighterOpacity : 1} data-growing />
}, (before, after) => before.stroke === after.stroke && before.units.height === after.units.height)
