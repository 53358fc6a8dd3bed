import { describe, expect, it } from 'vitest'
import { demoPassword } from '~db/demo/province'
import { visit } from '~tests/support/browser'
import { expectEventually } from '~tests/support/eventually'
import { Stage } from '~tests/support/stage'
import { startDemo } from '~tests/support/start-sample'

const stage = new Stage(startDemo)

const member = { username: 'tran.thi.hanh', password: demoPassword }

describe('searching all papers', () => {
  it('finds as one types, without diacritics, and a press goes to the very place', async () => {
    const { context, page, complaints } = await visit(stage.browser, stage.site.url, 'tablet', member)
    await page.goto('/search')
    const decree = page.getByRole('article').filter({ has: page.getByRole('heading', { name: 'Nghị định số 30/2020/NĐ-CP về công tác văn thư' }) })
    // the index goes on after the start
    await expectEventually(async () => {
      await page.getByRole('searchbox').fill('')
      await page.getByRole('searchbox').fill('trach nhiem quan ly cong tac van thu')
      await decree.first().waitFor({ timeout: 5_000 })
    }, 30_000)
    const place = decree.first().getByRole('link', { name: /^Trang \d+/ }).first()
    const number = /Trang (\d+)/.exec(await place.innerText())?.[1]
    expect(await place.locator('mark').innerText()).toMatch(/trách nhiệm quản lý công tác văn thư/i)
    await place.click()
    await page.waitForURL(/\/papers\/.+find=/)
    await page.waitForFunction((wanted) => document.querySelector('nav button[aria-haspopup]')?.textContent?.includes(` ${wanted}/21`), number)
    expect(complaints).toEqual([])
    await context.close()
  })

  it('shows an administrator nothing of meetings that he is not in', async () => {
    const { context, page } = await visit(stage.browser, stage.site.url, 'phone', { username: 'to.minh.tri', password: demoPassword })
    await page.goto('/search?q=cong%20tac%20van%20thu')
    expect(await page.getByRole('article').count()).toBe(0)
    expect(await page.getByRole('main').innerText()).toContain('Không tìm thấy tài liệu nào')
    await context.close()
  })

  it('answers others while one person asks without end', async () => {
    const { context, page } = await visit(stage.browser, stage.site.url, 'phone', member)
    const other = await visit(stage.browser, stage.site.url, 'phone', { username: 'le.hoang.phuc', password: demoPassword })
    const flood = Promise.all(Array.from({ length: 100 }, () => context.request.get(`${stage.site.url}/search?q=cong%20tac%20van%20thu`)))
    await Promise.all(Array.from({ length: 3 }, async () => expect((await other.context.request.get(`${stage.site.url}/search?q=ngan%20sach`)).status()).toBe(200)))
    expect((await flood).some((answer) => answer.status() === 409)).toBe(true)
    await page.close()
    await context.close()
    await other.context.close()
  })
})
