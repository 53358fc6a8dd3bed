import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { expectEventually } from './eventually'

/** Somebody's tablet in a small meeting's room, with its one paper open and marks on it loaded. */
export async function openMarkedPaper(page: Page, meetingId: string) {
  page.setDefaultTimeout(30_000)
  await page.goto(`/meetings/${meetingId}/room?view=paper`)
  const checkIn = page.getByRole('button', { name: 'Điểm danh', exact: true })
  if (await checkIn.isVisible()) await checkIn.click()
  await checkIn.waitFor({ state: 'hidden' })
  await page.getByRole('link', { name: /Nghị định số 30/ }).or(page.getByRole('button', { name: /Nghị định số 30/ })).first().click()
  await page.waitForSelector('[data-ink="1"]', { timeout: 60_000, state: 'attached' })
}

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

/** So many marks lie on the first page, on all layers that this person has. */
export const seesMarks = (page: Page, count: number) =>
  expectEventually(async () => expect(await page.locator('[data-ink="1"] path').count()).toBe(count), 60_000)

export const allMarksSent = (page: Page) => page.getByText('Đã lưu ghi chú').first().waitFor()
