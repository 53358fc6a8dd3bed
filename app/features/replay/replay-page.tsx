import { useMemo, useRef } from 'react'
import { inkColour } from '~/domain/annotations/colour'
import { unitsOf } from '~/domain/annotations/drawing'
import type { MarkAct } from '~/domain/annotations/history'
import { byMaking, readMarkKey, type Mark } from '~/domain/annotations/mark'
import type { ReaderPage } from '~/domain/documents/reading'
import { MarkShapes } from '../ink/page/mark-shapes'
import { NotePicture } from '../ink/notes/note-picture'
import { PlacedAt } from '../ink/page/placed-at'
import { pictureUrl } from '../reader/picture-url'
import { useBrowserLayoutEffect } from '../reader/browser-layout-effect'

/** of an A4 page, where a paper has lost its pages */
const a4 = { page: 1, widthPt: 595, heightPt: 842, state: 'waiting' } as const

type Shown = { key: string; mark: Mark; authorId: string; own: boolean }

/** One page as it looked after some act, whole in the space that there is. What the act took away is still there, faintly. */
export function ReplayPage({ versionId, page, marks, act }: { versionId: string; page: ReaderPage | undefined; marks: readonly (readonly [string, Mark])[]; act: MarkAct | null }) {
  const { page: number, widthPt, heightPt, state } = page ?? a4
  const sheet = useRef<HTMLDivElement>(null)
  const units = useMemo(() => unitsOf({ width: widthPt, height: heightPt }), [widthPt, heightPt])
  useBrowserLayoutEffect(() => {
    if (sheet.current) Object.assign(sheet.current.style, { aspectRatio: `${widthPt} / ${heightPt}`, width: `min(100cqw, ${(100 * widthPt) / heightPt}cqh)` })
  }, [widthPt, heightPt])
  const placed = marks.filter(([, mark]) => mark.page === number).map(([key, mark]) => shown(key, mark)).sort(byMaking)
  const gone = act?.edits.flatMap(({ key, before, after }) => (before && before !== 'illegible' && after === null && before.page === number ? [shown(key, before)] : [])) ?? []
  return (
    <div className="grid size-full place-items-center [container-type:size]">
      <div ref={sheet} className="relative bg-white shadow-float">
        {state === 'ready' && <img key={number} src={pictureUrl(versionId, number)} alt="" className="absolute inset-0 size-full" />}
        <MarkShapes marks={placed} units={units} page={number} />
        <Pins marks={placed} />
        <div className="absolute inset-0 opacity-30" data-gone><MarkShapes marks={gone} units={units} /><Pins marks={gone} /></div>
      </div>
    </div>
  )
}

const shown = (key: string, mark: Mark): Shown => ({ key, mark, authorId: readMarkKey(key)?.authorId ?? '', own: false })

/** Notes by the picture that they have in the room; what the last one says stands below the page. */
function Pins({ marks }: { marks: readonly Shown[] }) {
  return marks.map(({ key, mark }) => mark.kind === 'note' && (
    <PlacedAt key={key} x={mark.x} y={mark.y}>
      <span ref={(element) => { if (element) element.style.color = inkColour(mark.colour) }} className="block -translate-1/2" data-mark="note"><NotePicture small /></span>
    </PlacedAt>
  ))
}
