import type { CDPSession, Page } from 'playwright-core'

export type Place = readonly [x: number, y: number]
/** Points along the way from one place of the screen to another. */
export const way = ([fromX, fromY]: Place, [toX, toY]: Place, steps = 8): Place[] =>
  Array.from({ length: steps + 1 }, (_, step) => [fromX + ((toX - fromX) * step) / steps, fromY + ((toY - fromY) * step) / steps] as const)

/** A tablet's glass as it tells of pens, fingers and palms. Places are of the screen, in CSS pixels. */
export type Glass = {
  /** `down`, along the places, and `up` again; without these it hovers or goes on */
  pen(places: readonly Place[], how?: { down?: boolean; up?: boolean }): Promise<void>
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
