import type { CDPSession, Page } from 'playwright-core'

export type Place = readonly [x: number, y: number]
/** Points along the way from one place of the screen to another. */
export const way = ([fromX, fromY]: Place, [toX, toY]: Place, steps = 8): Place[] =>
  Array.from({ length: steps + 1 }, (_, step) => [fromX + ((toX - fromX) * step) / steps, fromY + ((toY - fromY) * step) / steps] as const)

/** A tablet's glass as it tells of pens, fingers and palms. Places are of the screen, in CSS pixels. */
export type Glass = {
  /** `down`, along the places, and `up` again; without these it hovers or goes on */
  pen(places: readonly Place[], how?: { down?: boolean; up?: boolean }): Promise<void>
  /** the pen held upside down, along the places and up again */
  eraserEnd(places: readonly Place[]): Promise<void>
  /** a finger that lies still for so long, and up again */
  longPress(place: Place, ms: number): Promise<void>
  /** fingers or a palm, each along its own places, and up again */
  fingers(...paths: readonly (readonly Place[])[]): Promise<void>
  /** one state of all touches: which lie where; `atMs` sets its time against the other states */
  touch(places: readonly Place[], atMs?: number): Promise<void>
}

export async function glassOf(page: Page): Promise<Glass> {
  const cdp: CDPSession = await page.context().newCDPSession(page)
  const began = Date.now()
  let lying = 0
  const touch: Glass['touch'] = async (places, atMs) => {
    const type = places.length === 0 ? 'touchEnd' : places.length > lying ? 'touchStart' : 'touchMove'
    lying = places.length
    const touchPoints = places.map(([x, y], id) => ({ x, y, id }))
    await cdp.send('Input.dispatchTouchEvent', { type, touchPoints, ...(atMs !== undefined && { timestamp: (began + atMs) / 1_000 }) })
  }
  const penAt = (type: 'mousePressed' | 'mouseMoved' | 'mouseReleased', [x, y]: Place, touching: boolean) =>
    cdp.send('Input.dispatchMouseEvent', { type, x, y, button: type === 'mouseMoved' && !touching ? 'none' : 'left', buttons: touching ? 1 : 0, clickCount: 1, pointerType: 'pen', force: touching ? 0.7 : 0 })
  return {
    touch,
    async eraserEnd(places) {
      const [first] = places
      if (!first) return
      // Chromium's protocol has no such button: the pen hovers truly, and the page is told what its other end does
      const seen = page.evaluate(() => new Promise<number>((resolve) => document.addEventListener('pointermove', ({ pointerId }) => resolve(pointerId), { capture: true, once: true })))
      await penAt('mouseMoved', first, false)
      await page.evaluate(tellEraserEnd, { places, pointerId: await seen })
    },
    longPress: async ([x, y], ms) => void await cdp.send('Input.synthesizeTapGesture', { x, y, duration: ms, gestureSourceType: 'touch' }),
    async pen(places, { down = true, up = true } = {}) {
      const [first, ...rest] = places
      const last = places.at(-1)
      if (!first || !last) return
      if (down) await penAt('mousePressed', first, true)
      for (const place of down ? rest : places) await penAt('mouseMoved', place, down || up)
      if (up) await penAt('mouseReleased', last, false)
    },
    async fingers(...paths) {
      const steps = Math.max(...paths.map((path) => path.length))
      for (let step = 0; step < steps; step++) await touch(paths.flatMap((path) => path.slice(step, step + 1)))
      await touch([])
    },
  }
}

/** What a browser tells of a pen whose eraser end touches: button 5, buttons 32. Runs in the page. */
function tellEraserEnd({ places, pointerId }: { places: readonly Place[]; pointerId: number }) {
  const tell = (type: string, [clientX, clientY]: Place, button: number, buttons: number) => document.elementFromPoint(clientX, clientY)?.dispatchEvent(
    new PointerEvent(type, { pointerType: 'pen', pointerId, isPrimary: true, bubbles: true, cancelable: true, clientX, clientY, button, buttons, pressure: buttons === 0 ? 0 : 0.5 }))
  const [first, last] = [places[0], places.at(-1)]
  if (!first || !last) return
  tell('pointerdown', first, 5, 32)
  for (const place of places) tell('pointermove', place, -1, 32)
  tell('pointerup', last, 5, 0)
}
