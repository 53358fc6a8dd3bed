import { useCallback, useEffect, useRef, useState, useSyncExternalStore, type RefObject } from 'react'
import { inkColour } from '~/domain/annotations/colour'
import { drawPath, highlighterOpacity, unitsOf, type PageUnits } from '~/domain/annotations/drawing'
import { touches } from '~/domain/annotations/hits'
import type { InkPoint } from '~/domain/annotations/mark'
import { boxOf } from '~/domain/annotations/mark-place'
import { PageLayer } from '../reader/page-layer'
import { spotUnder, turnedBox, turnedSize, type Size, type Spot, type Turn } from '../reader/page-space'
import type { InkSession, OwnStroke, PageMark } from './ink-session'
import { MarkShapes } from './mark-shapes'
import { NotePins, type NoteDraft } from './note-pins'
import { listenToHand } from './pen-input'
import { PlacedAt } from './placed-at'

/** How near a press has to come to ink, as a share of the page's width. */
const reach = 0.012

/**
 * What lies over one page: everybody's ink and notes, what is being drawn, and the hand that draws. `size` is the unturned
 * page's; ink turns with the page, names and notes stay upright.
 */
export function InkPage({ session, page, size, turn }: { session: InkSession; page: number; size: Size; turn: Turn }) {
  const root = useRef<HTMLDivElement>(null)
  const own = useRef<SVGPathElement>(null)
  const [draft, setDraft] = useState<NoteDraft | null>(null)
  const state = useSyncExternalStore(session.subscribe, session.get, session.get)
  usePageVersion(session, page)
  const units = unitsOf(size)
  useHand(session, page, { size, turn }, root, own, setDraft)
  const marks = session.marksOn(page)
  const viewBox = `0 0 ${units.width} ${units.height}`
  return (
    <div ref={root} className="pointer-events-none absolute inset-0" data-tools={state.open || undefined}>
      <PageLayer size={size} turn={turn}>
        <MarkShapes marks={marks} units={units} page={page} />
        <svg viewBox={viewBox} preserveAspectRatio="none" className="absolute inset-0 size-full mix-blend-multiply" aria-hidden>
          {session.growingOn(page).map(({ by, strokeId, tool, width, points }) => (
            <path key={`${by}/${strokeId}`} d={drawPath({ kind: tool, width, points }, units, false)} fill={inkColour(session.options.colourOf(by))} fillOpacity={tool === 'highlighter' ? highlighterOpacity : 1} data-growing />
          ))}
          <path ref={own} />
        </svg>
      </PageLayer>
      {marks.map((placed) => session.isNamed(placed.key) && <AuthorName key={placed.key} session={session} placed={placed} turn={turn} />)}
      <NotePins session={session} page={page} size={turnedSize(size, turn)} turn={turn} marks={marks} draft={draft} onDraft={setDraft} />
    </div>
  )
}

/** "Trần Thị Hạnh", small and in her colour, under what she has drawn. */
function AuthorName({ session, placed, turn }: { session: InkSession; placed: PageMark; turn: Turn }) {
  const box = boxOf(placed.mark)
  if (!box || placed.mark.kind === 'note') return null
  const colour = inkColour(placed.mark.colour)
  const { left, right, bottom } = turnedBox({ left: box[0], top: box[1], right: box[2], bottom: box[3] }, turn)
  return (
    <PlacedAt x={(left + right) / 2} y={bottom} className="pt-1">
      <span ref={(element) => { if (element) element.style.color = colour }} className="block -translate-x-1/2 rounded-sm bg-white/85 px-1.5 font-medium whitespace-nowrap">
        {session.options.nameOf(placed.authorId)}
      </span>
    </PlacedAt>
  )
}

function usePageVersion(session: InkSession, page: number) {
  const version = useRef(0)
  const subscribe = useCallback((listener: () => void) => session.subscribePage(page, () => {
    version.current += 1
    listener()
  }), [session, page])
  useSyncExternalStore(subscribe, () => version.current, () => 0)
}

/** The own line is drawn straight into its path, in the same frame as the event, past React. */
function useHand(session: InkSession, page: number, shown: { size: Size; turn: Turn }, root: RefObject<HTMLDivElement>, own: RefObject<SVGPathElement>, onNote: (draft: NoteDraft) => void) {
  const latest = useRef(shown)
  useEffect(() => { latest.current = shown })
  useEffect(() => {
    // the page itself, not our layer: where the tools are away, the text under it keeps its presses
    const sheet = root.current?.parentElement
    if (!sheet) return
    const hand = new Hand(session, page, () => unitsOf(latest.current.size), own, onNote)
    const spotAt = (clientX: number, clientY: number) => spotUnder(sheet.getBoundingClientRect(), latest.current.turn, clientX, clientY)
    const stop = listenToHand(sheet, hand, spotAt)
    const press = (event: MouseEvent) => {
      if (event.target instanceof Element && event.target.closest('button, [role=dialog]')) return
      hand.tap(spotAt(event.clientX, event.clientY), event)
    }
    sheet.addEventListener('click', press)
    return () => {
      stop()
      sheet.removeEventListener('click', press)
    }
  }, [session, page, root, own, onNote])
}

/** What the hand does with the tool that is chosen. */
class Hand {
  private stroke: OwnStroke | null = null
  private noteAt: InkPoint | null = null

  constructor(private readonly session: InkSession, private readonly page: number, private readonly units: () => PageUnits, private readonly own: RefObject<SVGPathElement>, private readonly onNote: (draft: NoteDraft) => void) {}

  takes(event: PointerEvent): boolean {
    const { open, byHand, tool } = this.session.get()
    if (event.pointerType === 'pen') return true
    return open && (event.pointerType === 'mouse' || (byHand && tool !== 'note'))
  }

  begin(point: InkPoint): boolean {
    if (!this.session.get().open) this.session.choose({ open: true })
    const { tool } = this.session.get()
    if (!this.session.mayWrite) return false
    if (tool === 'note') {
      this.noteAt = point
      return true
    }
    if (tool === 'eraser') {
      this.erase([point])
      return true
    }
    this.stroke = this.session.beginStroke(this.page)
    this.stroke?.add([point])
    this.draw()
    return this.stroke !== null
  }

  move(points: InkPoint[]) {
    if (this.session.get().tool === 'eraser') return this.erase(points)
    if (this.stroke && !this.stroke.add(points)) return this.end()
    this.draw()
  }

  end() {
    const { stroke, noteAt } = this
    this.stroke = null
    this.noteAt = null
    if (noteAt) this.onNote({ x: noteAt[0], y: noteAt[1] })
    stroke?.finish()
    this.draw()
  }

  cancel() {
    this.stroke?.drop()
    this.stroke = null
    this.noteAt = null
    this.draw()
  }

  /** A finger's tap places a note (a finger that moves scrolls); with the tools away a tap asks whose ink this is. */
  tap({ x, y }: Spot, event: MouseEvent) {
    const { open, tool } = this.session.get()
    const byFinger = event instanceof PointerEvent && event.pointerType === 'touch'
    if (open && tool === 'note' && byFinger && this.session.mayWrite) return this.onNote({ x, y })
    if (open) return
    const pressed = this.session.marksOn(this.page).findLast((placed) => this.touched(placed, [{ x, y }]))
    if (pressed) this.session.showName(pressed.key, this.page)
  }

  private erase(points: readonly InkPoint[]) {
    const hit = this.session.marksOn(this.page).filter((placed) => placed.own && this.touched(placed, points.map(([x, y]) => ({ x, y }))))
    if (hit.length > 0) this.session.remove(hit)
  }

  private touched({ mark }: PageMark, spots: readonly Spot[]) {
    return mark.kind !== 'reply' && spots.some(({ x, y }) => touches(mark, [x, y], reach, this.units()))
  }

  private draw() {
    const path = this.own.current
    if (!path) return
    const { stroke } = this
    path.setAttribute('d', stroke ? drawPath(stroke, this.units(), false) : '')
    if (!stroke) return
    path.setAttribute('fill', inkColour(this.session.colour))
    path.setAttribute('fill-opacity', stroke.kind === 'highlighter' ? String(highlighterOpacity) : '1')
  }
}
