import { beforeAll, describe, expect, it } from 'vitest'
import { demoPassword } from '~db/demo/province'
import { expectEventually } from '~tests/support/eventually'
import { openView, reading, versionOf, waitForPage, withDatabase } from '~tests/support/reading'
import { Stage } from '~tests/support/stage'
import { startDemo } from '~tests/support/start-sample'

const stage = new Stage(startDemo)
let decree: { versionId: string; pages: number }
beforeAll(() => { decree = { versionId: versionOf(stage.site, 'nd30-2020.pdf'), pages: 21 } })

describe('finding words', () => {
  it('opens by Ctrl+F and goes from hit to hit by Enter, back by Shift+Enter', async () => {
    const { context, page, complaints } = await reading(stage.browser, stage.site, { screen: 'desktop', ...decree })
    await page.keyboard.press('Control+f')
    const field = page.getByRole('searchbox', { name: 'Tìm trong tài liệu' })
    await field.fill('luu tru co quan')
    await field.press('Enter')
    await page.getByText('1/17').waitFor()
    await field.press('Enter')
    await page.getByText('2/17').waitFor()
    await waitForPage(page, '3/21')
    await field.press('Shift+Enter')
    await field.press('Shift+Enter')
    await page.getByText('17/17').waitFor()
    await field.press('Escape')
    await expectEventually(async () => expect(await page.getByRole('search').count()).toBe(0))
    expect(complaints).toEqual([])
    await context.close()
  })

  it('opens at the page and the words that another page asks for', async () => {
    const { context, page, complaints } = await reading(stage.browser, stage.site, { screen: 'phone', ...decree, query: `?page=12&find=${encodeURIComponent('lưu trữ')}` })
    await page.locator('.text-hit.is-shown').first().waitFor({ timeout: 60_000 })
    const shown = await page.locator('.text-hit.is-shown').first().evaluate((hit) => Number(hit.closest('section')?.dataset.page))
    expect(shown).toBeGreaterThanOrEqual(12)
    expect(await page.locator('[role=search]').getByText(/^\d+\/\d+$/).innerText()).not.toMatch(/^(0|1)\//)
    expect(complaints).toEqual([])
    await context.close()
  })

  it('works in a browser that is too old for the newest pdf.js', async () => {
    const { context, page, complaints } = await reading(stage.browser, stage.site, {
      screen: 'desktop', ...decree, query: '?find=con dấu',
      before: (opened) => opened.addInitScript(() => {
        Reflect.deleteProperty(Promise, 'withResolvers')
        Reflect.deleteProperty(Promise, 'try')
        Reflect.deleteProperty(URL, 'parse')
      }),
    })
    await page.locator('.text-hit').first().waitFor({ timeout: 60_000 })
    expect(complaints).toEqual([])
    await context.close()
  })
})

describe('running text', () => {
  it('is read in real paragraphs, as large as one likes, from the page where one was and back', async () => {
    const { context, page, complaints } = await reading(stage.browser, stage.site, { screen: 'tablet', ...decree, query: '?page=3' })
    await (await openView(page)).getByRole('button', { name: 'Đọc dạng chữ' }).click()
    const text = page.getByRole('dialog', { name: 'Đọc dạng chữ' })
    const article = text.getByRole('article', { name: 'Trang 3', exact: true })
    await article.getByText('Công tác văn thư được thực hiện thống nhất theo quy định của pháp luật.').waitFor()
    expect((await article.boundingBox())?.y).toBeLessThan(300)
    const size = () => article.locator('p').first().evaluate((paragraph) => Number.parseFloat(getComputedStyle(paragraph).fontSize))
    const before = await size()
    await text.getByRole('button', { name: 'Chữ to' }).click()
    expect(await size()).toBeGreaterThan(before)
    const ninth = text.getByRole('article', { name: 'Trang 9', exact: true })
    await expectEventually(async () => {
      await ninth.evaluate((article) => article.scrollIntoView({ block: 'start' }))
      expect((await ninth.boundingBox())?.y ?? 1e6).toBeLessThan(200)
    })
    await text.getByRole('button', { name: 'Đóng' }).click()
    // pages out of sight are laid out as they come near, so the eighth may have come to the edge meanwhile
    await expectEventually(async () => expect(await page.locator('nav button[aria-haspopup]').innerText()).toMatch(/ [89]\/21$/))
    expect(complaints).toEqual([])
    await context.close()
  })

  it('is reached by a screen reader from the page itself, and said honestly to be missing in a scan', async () => {
    const { context, page } = await reading(stage.browser, stage.site, { screen: 'tablet', versionId: versionOf(stage.site, 'scan-12-pages.pdf'), pages: 12 })
    const sheet = page.getByRole('region', { name: 'Trang 1', exact: true })
    await sheet.getByRole('img', { name: 'Ảnh trang 1' }).waitFor()
    await sheet.getByRole('button', { name: 'Đọc chữ của trang 1' }).evaluate((button) => { if (button instanceof HTMLElement) button.click() })
    await page.getByText('Tài liệu này là bản quét, không có chữ để đọc').waitFor()
    await context.close()
  })
})

describe('the paper’s own bookmarks', () => {
  it('lead to their pages', async () => {
    const outline = [{ title: 'Chương I. Quy định chung', page: 1, children: [{ title: 'Điều 4. Nguyên tắc, yêu cầu quản lý công tác văn thư', page: 3, children: [] }] }]
    withDatabase(stage.site, (db) => db.prepare('UPDATE document_versions SET outline = ? WHERE id = ?').run(JSON.stringify(outline), decree.versionId))
    const { context, page } = await reading(stage.browser, stage.site, { screen: 'tablet', ...decree })
    await page.locator('nav button[aria-haspopup]').click()
    await page.getByRole('tab', { name: 'Mục lục' }).click()
    await page.getByRole('button', { name: /Điều 4/ }).click()
    await waitForPage(page, '3/21')
    await context.close()
  })
})

describe('the place where one was', () => {
  it('is kept while the line is away, opened again, and told later', async () => {
    const account = { username: 'nguyen.duc.thinh', password: demoPassword }
    const { context, page } = await reading(stage.browser, stage.site, { screen: 'tablet', ...decree, account })
    await context.route('**/place', (route) => route.abort())
    await page.locator('nav button[aria-haspopup]').click()
    await page.getByLabel('Đến trang số').fill('14')
    await page.keyboard.press('Enter')
    // the device keeps it once it could not be told
    await page.waitForFunction(() => Object.values<string>(localStorage).some((kept) => kept.includes('"page":14,')))
    await page.reload()
    await waitForPage(page, '14/21')
    await context.unroute('**/place')
    const told = page.waitForResponse((response) => response.url().endsWith('/place') && response.ok())
    await page.evaluate(() => window.dispatchEvent(new Event('online')))
    await page.getByRole('button', { name: 'Trang sau' }).click()
    await told
    await context.close()
    const other = await reading(stage.browser, stage.site, { screen: 'phone', ...decree, account })
    expect(await other.page.locator('nav button[aria-haspopup]').innerText()).toMatch(/1[45]\/21/)
    await other.context.close()
  })
})
