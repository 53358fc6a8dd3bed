import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { expectEventually } from '~tests/support/eventually'
import { openView, reading, versionOf, waitForPage } from '~tests/support/reading'
import { Stage } from '~tests/support/stage'
import { startDemo } from '~tests/support/start-sample'

const stage = new Stage(startDemo)
let decree: { versionId: string; pages: number }
beforeAll(() => { decree = { versionId: versionOf(stage.site, 'nd30-2020.pdf'), pages: 21 } })

const boxOf = (page: Page, number: number) => page.locator(`section[data-page="${number}"]`).evaluate((sheet) => {
  const { left, top, width, height } = sheet.getBoundingClientRect()
  return { left, top, width, height }
})
const fitPage = async (page: Page) => {
  const dialog = await openView(page)
  await dialog.locator('label').filter({ hasText: 'Vừa trang' }).click()
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
}

describe('two pages side by side', () => {
  it('are offered on wide screens, the odd page on the left, and remembered', async () => {
    const { context, page } = await reading(stage.browser, stage.site, { screen: 'desktop', ...decree })
    const dialog = await openView(page)
    await dialog.getByText('Hai trang cạnh nhau').click()
    await page.keyboard.press('Escape')
    await waitForPage(page, '1–2/21')
    const [one, two] = [await boxOf(page, 1), await boxOf(page, 2)]
    expect(one.left + one.width).toBeLessThan(two.left)
    expect(one.top).toBe(two.top)
    expect(two.left + two.width).toBeLessThanOrEqual(1440)
    await page.getByRole('button', { name: 'Trang sau' }).click()
    await waitForPage(page, '3–4/21')
    await page.getByRole('button', { name: 'Trang trước' }).click()
    await waitForPage(page, '1–2/21')
    await page.reload()
    await waitForPage(page, '1–2/21')
    await context.close()
  })

  it('are not offered on a tablet', async () => {
    const { context, page } = await reading(stage.browser, stage.site, { screen: 'tablet', ...decree })
    const dialog = await openView(page)
    await dialog.getByText('Vừa trang').waitFor()
    expect(await dialog.getByText('Hai trang cạnh nhau').count()).toBe(0)
    await context.close()
  })
})

describe('whole pages', () => {
  it('turn under a finger, one at a time, and by the keys', async () => {
    const { context, page, complaints } = await reading(stage.browser, stage.site, { screen: 'tablet', ...decree })
    await fitPage(page)
    await waitForPage(page, '1/21')
    const cdp = await context.newCDPSession(page)
    const swipe = async (fromX: number, toX: number) => {
      const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x?: number) => cdp.send('Input.dispatchTouchEvent', { type, touchPoints: x === undefined ? [] : [{ x, y: 400 }] })
      await touch('touchStart', fromX)
      for (let step = 1; step <= 12; step++) await touch('touchMove', fromX + ((toX - fromX) * step) / 12)
      await touch('touchEnd')
    }
    await swipe(800, 200)
    await waitForPage(page, '2/21')
    // a page lies still in the middle of the window, wholly in sight
    await expectEventually(async () => {
      const { left, top, width, height } = await boxOf(page, 2)
      expect(Math.abs(left + width / 2 - 512)).toBeLessThan(2)
      expect(top).toBeGreaterThan(0)
      expect(top + height).toBeLessThanOrEqual(768)
    })
    // the finger's swing: until it has ended it would take the page back from the keys
    const swung = page.evaluate(() => new Promise<void>((resolve) => {
      const sheet = document.querySelector('.reading-window')
      sheet?.addEventListener('scrollend', () => { if (sheet.scrollLeft === 0) resolve() })
    }))
    await swipe(200, 800)
    await waitForPage(page, '1/21')
    await swung
    await page.locator('.reading-window').focus()
    for (const [key, shown] of [['PageDown', 2], ['ArrowRight', 3], [' ', 4], ['ArrowUp', 3], ['End', 21], ['PageUp', 20], ['Home', 1]] as const) {
      await page.keyboard.press(key)
      await waitForPage(page, `${shown}/21`)
    }
    expect(complaints).toEqual([])
    await context.close()
  })
})

describe('turning a paper', () => {
  it('keeps its shape, its words and its hits, and is remembered for this paper', async () => {
    const { context, page, complaints } = await reading(stage.browser, stage.site, { screen: 'desktop', ...decree, query: '?page=1&find=văn thư' })
    await page.locator('.text-hit').first().waitFor({ timeout: 60_000 })
    const dialog = await openView(page)
    await dialog.getByRole('button', { name: 'Xoay cả tài liệu' }).click()
    await page.keyboard.press('Escape')
    await expectEventually(async () => {
      const { width, height } = await boxOf(page, 1)
      expect(width).toBeGreaterThan(height)
    })
    // a hit lies on the paper where its word is: a line of print stands upright now
    await expectEventually(async () => {
      const hit = await page.locator('section[data-page="1"] .text-hit').first().boundingBox()
      expect(hit?.height ?? 0).toBeGreaterThan((hit?.width ?? 0) * 2)
    })
    await page.getByRole('button', { name: 'Thôi tìm' }).click()
    await page.reload()
    await expectEventually(async () => {
      const { width, height } = await boxOf(page, 1)
      expect(width).toBeGreaterThan(height)
    })
    const other = await reading(stage.browser, stage.site, { screen: 'desktop', ...decree, account: undefined })
    expect((await boxOf(other.page, 1)).height).toBeGreaterThan((await boxOf(other.page, 1)).width)
    expect(complaints).toEqual([])
    await other.context.close()
    await context.close()
  })
})

describe('the screen', () => {
  it('is given wholly to the page, and taken back', async () => {
    const { context, page } = await reading(stage.browser, stage.site, { screen: 'desktop', ...decree })
    await (await openView(page)).getByRole('button', { name: 'Toàn màn hình' }).click()
    await page.waitForFunction(() => document.fullscreenElement !== null)
    await (await openView(page)).getByRole('button', { name: 'Thoát toàn màn hình' }).click()
    await page.waitForFunction(() => document.fullscreenElement === null)
    await context.close()
  })

  it('of a phone gives a title two lines at most, and all of it in the sheet', async () => {
    const { context, page } = await reading(stage.browser, stage.site, { screen: 'phone', ...decree })
    const title = 'Báo cáo thẩm tra dự thảo Nghị quyết về phương án phân bổ chi tiết kế hoạch vốn đầu tư công trung hạn giai đoạn 2026 – 2030 nguồn ngân sách cấp tỉnh'
    await page.locator('h1').evaluate((heading, text) => { heading.textContent = text }, title)
    const lines = await page.locator('h1').evaluate((heading) => heading.getBoundingClientRect().height / Number.parseFloat(getComputedStyle(heading).lineHeight))
    expect(Math.round(lines)).toBe(2)
    await (await openView(page)).getByText('Nghị định số 30/2020/NĐ-CP về công tác văn thư').waitFor()
    await context.close()
  })
})
