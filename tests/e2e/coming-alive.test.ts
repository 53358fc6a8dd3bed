import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBrowser, visit } from '~tests/support/browser'
import { startSite, type Site } from '~tests/support/site'

let site: Site
let browser: Browser

beforeAll(async () => {
  site = await startSite()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await site?.remove()
})

it('comes alive under the fingers of somebody who presses all the time', async () => {
  const { page, context, complaints } = await visit(browser, site.url, 'tablet')
  // a press in every turn of the browser's loop, so that one falls into each step of hydration
  await page.addInitScript(() => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      for (const name of ['pointerdown', 'mousedown', 'click']) document.body?.dispatchEvent(new MouseEvent(name, { bubbles: true }))
      port2.postMessage(null)
    }
    port2.postMessage(null)
  })
  await page.goto('/sign-in')
  await page.waitForFunction(() => document.querySelector('form') !== null && Object.keys(document.querySelector('form') ?? {}).some((key) => key.startsWith('__reactProps')))
  expect(complaints).toEqual([])
  await context.close()
})

it('does what was pressed before its scripts came', async () => {
  const { page, context, complaints } = await visit(browser, site.url, 'tablet')
  let letThrough = () => {}
  const held = new Promise<void>((resolve) => { letThrough = resolve })
  await page.route(/\/assets\/entry\.client-.+\.js$/, async (route) => {
    await held
    await route.continue()
  })
  await page.goto('/sign-in', { waitUntil: 'commit' })
  await page.getByRole('button', { name: 'Hiện mật khẩu' }).click()
  letThrough()
  await page.locator('input[name="password"][type="text"]').waitFor()
  expect(complaints).toEqual([])
  await context.close()
})
