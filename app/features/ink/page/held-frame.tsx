import { Trash2 } from 'lucide-react'
import { useEffect, useLayoutEffect, useRef, type KeyboardEvent } from 'react'
import type { PageUnits } from '~/domain/annotations/drawing'
import { isInk, isLoose, isShape, isText } from '~/domain/annotations/mark'
import { boxAround, reachable, type Way } from '~/domain/annotations/mark-place'
import { useText } from '~/i18n'
import { Button } from '~/ui/button'
import { classNames } from '~/ui/class-names'
import { turnedBox, unturned, type Turn } from '../../reader/page-space'
import type { InkSession } from '../ink-session'
import { MarkShapes } from './mark-shapes'
import { PlacedAt } from './placed-at'
import type { PageMark } from '../kept/placed-marks'
import { PublishButton } from '../notes/publish-button'

/** One press of an arrow key, as a share of the page; with Shift a bigger step. */
const keyStep = { small: 0.004, big: 0.03 } as const
const arrows: Readonly<Record<string, readonly [number, number]>> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }
/** Below this part of a page there is no room under the frame. */
const lowestBar = 0.9

type HeldProps = { marks: readonly PageMark[]; units: PageUnits; by: Way }

const unmoved: Way = { dx: 0, dy: 0 }

/** The held marks where they have been dragged to: ink lets the print through there too, stamps cover it, marked words stay (T6). Of notes only the pins go. */
export function HeldShapes({ marks, ...rest }: HeldProps) {
  return (
    <>
      <Dragged marks={marks.filter(({ mark }) => isText(mark))} className="mix-blend-multiply" {...rest} by={unmoved} />
      <Dragged marks={marks.filter(({ mark }) => isInk(mark) || isShape(mark))} className="mix-blend-multiply" {...rest} />
      <Dragged marks={marks.filter(({ mark }) => mark.kind === 'stamp')} {...rest} />
    </>
  )
}

function Dragged({ marks, units, by: { dx, dy }, className }: HeldProps & { className?: string }) {
  const layer = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (layer.current) layer.current.style.translate = `${dx * 100}% ${dy * 100}%`
  }, [dx, dy])
  return <div ref={layer} className={classNames('absolute inset-0', className)}><MarkShapes marks={marks} units={units} /></div>
}

type FrameProps = { session: InkSession; page: number; held: readonly PageMark[]; units: PageUnits; by: Way; turn: Turn }

/** Around what the lasso has caught: dragged by the hand, moved by the arrow keys, published and taken away by its buttons. */
export function HeldFrame({ session, page, held, units, by, turn }: FrameProps) {
  const t = useText()
  const frame = useRef<HTMLDivElement>(null)
  const caught = held.map(({ key }) => key).join(' ')
  useEffect(() => { frame.current?.focus({ preventScroll: true }) }, [caught])
  const byKeys = useMovingByKeys(session, page, held, turn)
  const remove = () => {
    session.edits.remove(held)
    session.held.letGo()
  }
  const press = (event: KeyboardEvent) => {
    if (event.target !== frame.current) return
    if (event.key === 'Delete' || event.key === 'Backspace') remove()
    else if (event.key === 'Escape') session.held.letGo()
    else if (!byKeys.press(event)) return
    event.preventDefault()
  }
  const [left, top, right, bottom] = boxAround(held.map(({ mark }) => mark), units) ?? [0, 0, 0, 0]
  const box = turnedBox({ left: left + by.dx, top: top + by.dy, right: right + by.dx, bottom: bottom + by.dy }, turn)
  useLayoutEffect(() => {
    const { style } = frame.current ?? {}
    if (style) Object.assign(style, { left: `${box.left * 100}%`, top: `${box.top * 100}%`, width: `${(box.right - box.left) * 100}%`, height: `${(box.bottom - box.top) * 100}%` })
  })
  const isLow = box.bottom > lowestBar
  return (
    <>
      <div ref={frame} role="group" tabIndex={0} aria-label={t.marks.hand.held(held.length)} onKeyDown={press} onKeyUp={byKeys.release} onBlur={byKeys.release} data-held
        className="absolute rounded-sm outline-2 outline-offset-4 outline-green outline-dashed" />
      <PlacedAt x={Math.min(Math.max(0.2, (box.left + box.right) / 2), 0.8)} y={isLow ? box.top : box.bottom} className={isLow ? '-translate-y-full pb-4' : 'pt-4'}>
        <div className="pointer-events-auto flex -translate-x-1/2 rounded-md bg-sheet p-1 whitespace-nowrap text-ink shadow-float">
          <PublishButton session={session} marks={held} onDone={() => session.held.letGo()} />
          <Button look="quiet" icon={Trash2} onClick={remove}>{t.marks.hand.removeHeld(held.length)}</Button>
        </div>
      </PlacedAt>
    </>
  )
}

/** Keys shift what is held at once; what the keys have done, however often pressed, is written when they are let go and is one step to take back. */
function useMovingByKeys(session: InkSession, page: number, held: readonly PageMark[], turn: Turn) {
  const gesture = useRef({})
  const way = useRef<Way>({ dx: 0, dy: 0 })
  const press = ({ key, shiftKey }: KeyboardEvent): boolean => {
    const arrow = arrows[key]
    if (!arrow) return false
    const loose = held.map(({ mark }) => mark).filter(isLoose)
    if (loose.length === 0) {
      session.choose({ hint: 'words-stay' })
      return true
    }
    const step = shiftKey ? keyStep.big : keyStep.small
    const [from, to] = [unturned({ x: 0, y: 0 }, turn), unturned({ x: arrow[0] * step, y: arrow[1] * step }, turn)]
    way.current = reachable(loose, { dx: way.current.dx + to.x - from.x, dy: way.current.dy + to.y - from.y })
    session.held.drag(way.current)
    return true
  }
  const release = () => {
    const { dx, dy } = way.current
    way.current = { dx: 0, dy: 0 }
    if (dx === 0 && dy === 0) return
    session.edits.move(held, { dx, dy }, gesture.current)
    session.held.hold(page, held.map(({ key }) => key))
  }
  return { press, release }
}
