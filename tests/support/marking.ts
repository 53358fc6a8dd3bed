import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { expectEventually } from './eventually'

/** Somebody's tablet in a small meeting's room, with its one paper open and marks on it loaded. */
export async function openMarkedPaper(page: Page, meetingId: string) {
  page.setDefaultTimeout(60_000)
  await page.goto(`/meetings/${meetingId}/room?view=paper`)
  const checkIn = page.getByRole('button', { name: 'Điểm danh', exact: true })
  if (await checkIn.isVisible()) await checkIn.click()
  await checkIn.waitFor({ state: 'hidden' })
  await page.getByRole('link', { name: /Nghị định số 30/ }).or(page.getByRole('button', { name: /Nghị định số 30/ })).first().click()
  await page.waitForSelector('[data-ink="1"]', { state: 'attached' })
}

export const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).first().click()

/** The tools are out, or put away. */
export async function takeTools(page: Page, out = true) {
  const tools = page.getByRole('button', { name: 'Ghi chú', exact: true }).first()
  if ((await tools.getAttribute('aria-expanded')) !== String(out)) await tools.click()
}

/** A line across the page with the tool that is chosen, by a mouse. */
export async function drawLine(page: Page, fromX: number, fromY: number) {
  await page.mouse.move(fromX, fromY)
  await page.mouse.down()
  for (let step = 1; step <= 8; step++) await page.mouse.move(fromX + step * 12, fromY + step)
  await page.mouse.up()
}

/** How many marks lie on a page, on all layers that this person has. */
export const marksOn = (page: Page, number = 1) => page.locator(`[data-ink="${number}"] path`).count()

export const seesMarks = (page: Page, count: number, number = 1) => expectEventually(async () => expect(await marksOn(page, number)).toBe(count))

export const allMarksSent = (page: Page) => page.getByText('Đã lưu ghi chú').first().waitFor()

/** The browser has written down what is not sent on a layer: reading waits for the writing before it. */
export const keptOnDevice = (page: Page, layer: 'room' | 'private' = 'room') => page.waitForFunction(async (layer) => {
  const names = (await indexedDB.databases()).flatMap(({ name }) => (name?.split('/').includes(layer) ? [name] : []))
  const db = await new Promise<IDBDatabase>((resolve) => { const asked = indexedDB.open(names[0] ?? ''); asked.onsuccess = () => resolve(asked.result) })
  const unsent = await new Promise<unknown>((resolve) => { const asked = db.transaction('custom').objectStore('custom').get('unsent'); asked.onsuccess = () => resolve(asked.result) })
  db.close()
  return typeof unsent === 'string' && unsent !== ''
}, layer, { polling: 200 })

/** Moves the mouse about a place of one's page until the other sees the pointer with the name. */
export async function pointAt(page: Page, [x, y]: readonly [number, number], { on, name }: { on: Page; name: string }) {
  const pointer = on.locator('[data-pointer]', { hasText: name })
  let moved = 0
  await expectEventually(async () => {
    await page.mouse.move(x, y + (moved += 1) % 2)
    expect(await pointer.count()).toBe(1)
  })
  return pointer
}
