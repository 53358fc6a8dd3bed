import type { PageUnits } from '~/domain/annotations/drawing'
import { caughtBy } from '~/domain/annotations/hits'
import { isLoose, type InkPoint, type Point } from '~/domain/annotations/mark'
import { boxAround, reachable } from '~/domain/annotations/mark-place'
import { isTouched, type Gesture, type HandSheet } from './hand-sheet'
import type { InkSession } from '../ink-session'
import type { PageMark } from '../kept/placed-marks'

/** A loop smaller than this, in shares of the page, was a tap. */
const leastLoop = 0.01
/** A frame is taken hold of also beside what it goes around. */
const frameReach = 0.012
const loopLine = 1.5

/** The marks that are held, as far as they are still there and on this page. */
export function heldOn(session: InkSession, page: number): PageMark[] {
  const held = session.held.get()
  return held?.page === page ? session.marksOn(page).filter(({ key, own }) => own && held.keys.has(key)) : []
}

/** Around own marks to catch them; on what is caught, to drag it; a tap catches the mark under it. */
export function catchOrDrag(sheet: HandSheet, point: InkPoint): Gesture {
  const held = heldOn(sheet.session, sheet.page)
  return isOnFrame(held, point, sheet.units()) ? drag(sheet, held, point) : drawLoop(sheet, point)
}

/** Whether a point lies on the frame around them. */
export function isOnFrame(held: readonly PageMark[], [x, y]: InkPoint, units: PageUnits): boolean {
  const box = boxAround(held.map(({ mark }) => mark), units)
  return box !== null && x > box[0] - frameReach && x < box[2] + frameReach && y > box[1] - frameReach && y < box[3] + frameReach
}

function drag({ session, page }: HandSheet, held: PageMark[], [fromX, fromY]: InkPoint): Gesture {
  const loose = held.map(({ mark }) => mark).filter(isLoose)
  let by = { dx: 0, dy: 0 }
  return {
    move(points) {
      const [x, y] = points.at(-1) ?? [fromX, fromY]
      by = loose.length === 0 ? by : reachable(loose, { dx: x - fromX, dy: y - fromY })
      session.held.drag(by)
    },
    end() {
      if (loose.length === 0) session.choose({ hint: 'words-stay' })
      else if (by.dx !== 0 || by.dy !== 0) session.edits.move(held, by)
      session.held.hold(page, held.map(({ key }) => key))
    },
    cancel: () => session.held.drag({ dx: 0, dy: 0 }),
  }
}

function drawLoop({ session, page, units, draft }: HandSheet, [x, y]: InkPoint): Gesture {
  session.held.letGo()
  const loop: Point[] = [[x, y]]
  const show = () => {
    const { width, height } = units()
    const path = loop.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${(x * width).toFixed(1)} ${(y * height).toFixed(1)}`).join('')
    draft.show({ path, line: loopLine, opacity: 0.8 }, session.colour)
  }
  return {
    move(points) {
      for (const [x, y] of points) loop.push([x, y])
      show()
    },
    end() {
      draft.clear()
      const own = session.marksOn(page).filter((placed) => placed.own)
      const isTap = loop.every(([toX, toY]) => Math.max(Math.abs(toX - x), Math.abs(toY - y)) < leastLoop)
      const caught = isTap
        ? own.filter((placed) => isTouched(placed, [[x, y]], units())).slice(-1)
        : own.filter(({ mark }) => mark.kind !== 'reply' && caughtBy(loop, mark))
      session.held.hold(page, caught.map(({ key }) => key))
    },
    cancel: () => draft.clear(),
  }
}
