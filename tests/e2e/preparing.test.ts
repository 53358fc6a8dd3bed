import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { demoPassword } from '~db/demo/province'
import { packageRoot } from '~server/package-root'
import { expectEventually } from '~tests/support/eventually'
import { visit } from '~tests/support/browser'
import { Stage } from '~tests/support/stage'
import { startDemo } from '~tests/support/start-sample'

/** The secretary prepares a meeting with her own hands: facts, agenda, papers, people, invitation; a member answers it. */
const stage = new Stage(startDemo)
let desk: Page
let meeting = ''
const title = 'Phiên họp chuyên đề về phòng, chống thiên tai và tìm kiếm cứu nạn trên địa bàn tỉnh'

beforeAll(async () => {
  desk = (await visit(stage.browser, stage.site.url, 'tablet', { username: 'nguyen.thi.thu.ha', password: demoPassword })).page
})
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await desk.screenshot({ path: join(packageRoot, 'build/seen/preparing.png') }).catch(() => undefined)
})

const press = (name: string | RegExp, within: Page | ReturnType<Page['getByRole']> = desk) => within.getByRole('button', { name, exact: typeof name === 'string' }).first().click()
const sees = (text: string | RegExp, page = desk) => page.getByText(text).first().waitFor({ timeout: 15_000 })
const agendaTitles = () => desk.locator('p:has(> span.text-green)').allInnerTexts()

describe.sequential('preparing a meeting', () => {
  it('says in place what is missing, and loses nothing that was typed', async () => {
    await desk.goto('/meetings/new')
    await desk.getByLabel(/Địa điểm/).fill('Phòng họp số 2')
    await press('Lưu và soạn chương trình')
    await sees('Chưa nhập tên.')
    expect(await desk.getByLabel(/Địa điểm/).inputValue()).toBe('Phòng họp số 2')
  })

  it('creates the meeting with its chair', async () => {
    await desk.getByLabel(/Tên phiên họp/).fill(title)
    await press('Chọn người', desk.getByRole('group', { name: 'Chủ trì' }))
    await desk.getByLabel('Tìm theo tên, chức vụ').fill('nguyen duc thinh')
    await press(/Nguyễn Đức Thịnh/, desk.getByRole('dialog'))
    await press('Lưu và soạn chương trình')
    await desk.waitForURL(/\/agenda$/)
    meeting = new URL(desk.url()).pathname.replace('/agenda', '')
  })

  it('writes the agenda and moves an item by keyboard and by hand', async () => {
    for (const item of ['Khai mạc', 'Phương án ứng phó bão số 14', 'Bố trí kinh phí dự phòng']) {
      await desk.getByLabel('Nội dung mới').fill(item)
      await press('Thêm nội dung')
      await expectEventually(async () => expect((await agendaTitles()).at(-1)).toContain(item))
    }
    await desk.getByRole('button', { name: /Di chuyển “Bố trí kinh phí dự phòng”/ }).focus()
    await desk.keyboard.press('ArrowUp')
    await expectEventually(async () => expect((await agendaTitles()).map((line) => line.replace(/^\d+\s*/, ''))).toEqual(['Khai mạc', 'Bố trí kinh phí dự phòng', 'Phương án ứng phó bão số 14']))
    // and back by the hand on its handle
    await expectEventually(async () => {
      const [from, to] = await Promise.all([/Bố trí kinh phí/, /Phương án ứng phó/].map((name) => desk.getByRole('button', { name }).and(desk.locator('[data-handle]')).boundingBox()))
      if (!from || !to) throw new Error('no handles')
      await desk.mouse.move(from.x + 10, from.y + 10)
      await desk.mouse.down()
      await desk.mouse.move(to.x + 10, to.y + to.height, { steps: 8 })
      await desk.mouse.up()
      await expectEventually(async () => expect((await agendaTitles())[2]).toContain('Bố trí kinh phí dự phòng'), 4_000)
    }, 20_000)
    await desk.getByRole('button', { name: /Di chuyển “Bố trí kinh phí dự phòng”/ }).press('ArrowUp')
    await expectEventually(async () => expect((await agendaTitles())[1]).toContain('Bố trí kinh phí dự phòng'))
    // it is shown at once and kept a little later
    await expectEventually(async () => {
      const kept = await (await desk.request.get(desk.url())).text()
      expect(kept.indexOf('Bố trí kinh phí dự phòng')).toBeLessThan(kept.indexOf('Phương án ứng phó bão số 14'))
    })
    await desk.reload()
    expect((await agendaTitles())[1]).toContain('Bố trí kinh phí dự phòng')
  })

  it('takes good papers and refuses bad ones with the reason', async () => {
    const bad = join(stage.site.dataDir, 'khong-phai-pdf.pdf')
    writeFileSync(bad, 'Đây không phải tệp PDF')
    await desk.getByRole('button', { name: /^Tài liệu \(0\)/ }).nth(2).click()
    await desk.locator('input[type=file]').setInputFiles([join(packageRoot, 'db/demo/papers/nd30-phu-luc-6.pdf'), bad])
    await sees('Đã nhận nd30-phu-luc-6.pdf')
    await desk.getByRole('alert').filter({ hasText: 'khong-phai-pdf.pdf' }).getByText(/PDF/).last().waitFor()
    await desk.getByRole('button', { name: /^Tài liệu \(1\)/ }).waitFor()
  })

  it('names the participants, several at once, and invites', async () => {
    await desk.goto(`${meeting}/participants`)
    await press('Thêm người dự')
    const sheet = desk.getByRole('dialog')
    for (const [typed, name] of [['tran thi hanh', 'Trần Thị Hạnh'], ['pham thu trang', 'Phạm Thu Trang']] as const) {
      await sheet.getByLabel('Tìm theo tên, chức vụ').fill(typed)
      await press(new RegExp(name), sheet)
    }
    await press('Thêm 2 người', sheet)
    await sees('Bà Trần Thị Hạnh')
    await desk.goto(meeting)
    await press('Gửi giấy mời')
    await press('Gửi giấy mời', desk.getByRole('alertdialog'))
    await sees('Đã mời')
  })

  it('the member finds the invitation at home and answers it; the secretary sees the answer', async () => {
    const { page } = await visit(stage.browser, stage.site.url, 'phone', { username: 'tran.thi.hanh', password: demoPassword })
    const card = page.getByRole('listitem').or(page.locator('section, article, div')).filter({ hasText: title }).filter({ has: page.getByRole('button', { name: 'Xác nhận tham dự' }) }).last()
    await card.getByRole('button', { name: 'Xác nhận tham dự' }).click()
    await expectEventually(async () => {
      await desk.goto(meeting)
      expect(await desk.getByText(/1 xác nhận/).count()).toBeGreaterThan(0)
    })
  })
})
