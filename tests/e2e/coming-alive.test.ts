import { expect, it } from 'vitest'
import { visit } from '~tests/support/browser'
import { startSite } from '~tests/support/site'
import { Stage } from '~tests/support/stage'

const stage = new Stage(startSite)

it('comes alive under the fingers of somebody who presses all the time', async () => {
  const { page, context, complaints } = await visit(stage.browser, stage.site.url, 'tablet')
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
  const { page, context, complaints } = await visit(stage.browser, stage.site.url, 'tablet')
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
