import { useEffect, useRef, type RefObject } from 'react'
import { unitsOf } from '~/domain/annotations/drawing'
import type { InkPoint } from '~/domain/annotations/mark'
import { spotUnder, type Size, type Spot, type Turn } from '../../reader/page-space'
import { DraftLine } from './draft-line'
import { isTouched, type Gesture, type HandSheet } from './hand-sheet'
import { gestures, tapTools } from './hand-tools'
import type { InkSession } from '../ink-session'
import { heldOn, isOnFrame } from './lasso'
import { listenToHover } from './own-pointer'
import { listenToHand, type HandActions } from './pen-input'
import type { Tool } from '../tools/tool-choice'

type Layer = { root: RefObject<HTMLDivElement>; draft: RefObject<SVGPathElement> }

/** The hand on one page: what comes down on it acts with the tool that is chosen. `size` is the unturned page's. */
export function useHand(session: InkSession, page: number, shown: { size: Size; turn: Turn }, { root, draft }: Layer, onNote: (at: Spot) => void) {
  const latest = useRef(shown)
  useEffect(() => { latest.current = shown })
  useEffect(() => {
    // the page itself, not our layer: where the tools are away, the text under it keeps its presses
    const element = root.current?.parentElement
    if (!element) return
    const sheet: HandSheet = { session, page, units: () => unitsOf(latest.current.size), draft: new DraftLine(() => draft.current), onNote }
    const spotsNow = () => {
      const frame = element.getBoundingClientRect()
      return (clientX: number, clientY: number) => spotUnder(frame, latest.current.turn, clientX, clientY)
    }
    const stops = [listenToHand(element, new Hand(sheet), spotsNow), listenToHover(element, session, page, spotsNow)]
    return () => { for (const stop of stops) stop() }
  }, [session, page, root, draft, onNote])
}

/** What the hand does with the tool that is chosen. */
class Hand implements HandActions {
  private gesture: Gesture | null = null

  constructor(private readonly sheet: HandSheet) {}

  takes({ pointerType }: PointerEvent, point: InkPoint): boolean {
    const { session, page } = this.sheet
    const { open, byHand, tool } = session.get()
    if (pointerType === 'pen') return true
    if (!open || pointerType === 'mouse') return open
    return byHand ? tool !== 'note' && tool !== 'stamp' : tool === 'lasso' && isOnFrame(heldOn(session, page), point, this.sheet.units())
  }

  begin(point: InkPoint, { erases }: { erases: boolean }): boolean {
    const { session } = this.sheet
    if (!session.mayWrite) return false
    if (!session.get().open) session.choose({ open: true, tool: session.get().tool === 'highlighter' ? 'highlighter' : 'pen' })
    return this.start(erases ? 'eraser' : session.get().tool, point)
  }

  move(points: InkPoint[]) { this.gesture?.move(points) }

  end() {
    const { gesture } = this
    this.gesture = null
    gesture?.end()
  }

  cancel() {
    const { gesture } = this
    this.gesture = null
    gesture?.cancel()
  }

  /** A finger's tap is enough for some tools; with the tools away a press asks whose mark this is. */
  tap({ x, y }: Spot, byFinger: boolean) {
    const { session, page, units } = this.sheet
    const { open, tool } = session.get()
    if (open) {
      if (byFinger && session.mayWrite && tapTools.includes(tool) && this.start(tool, [x, y, 0.5])) this.end()
      return
    }
    const pressed = session.marksOn(page).findLast((placed) => isTouched(placed, [[x, y]], units()))
    if (pressed) session.named.show(pressed.key, page)
  }

  private start(tool: Tool, point: InkPoint): boolean {
    if (this.sheet.session.get().hint) this.sheet.session.choose({ hint: null })
    this.gesture = gestures[tool]?.(this.sheet, point) ?? null
    return this.gesture !== null
  }
}
