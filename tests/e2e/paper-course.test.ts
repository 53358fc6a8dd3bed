import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { demoPassword } from '~db/demo/province'
import { packageRoot } from '~server/package-root'
import { openBrowser, visit, type Screen } from '~tests/support/browser'
import { expectEventually } from '~tests/support/eventually'
import type { Site } from '~tests/support/site'
import { startDemo } from '~tests/support/start-sample'

/** A paper on its way from the unit that is asked for it to the members, through four pairs of hands; and one that may not be on it. */
let site: Site
let browser: Browser
const pages: Record<string, Page> = {}
const complaints: string[] = []
let papers = ''

const what = 'Báo cáo bổ sung về kinh phí chuyển đổi số'
const title = 'Bao cao kinh phi'
const reason = 'Thiếu số liệu của cấp xã'
const file = (name: string) => ({ name: `${title}.pdf`, mimeType: 'application/pdf', buffer: readFileSync(join(packageRoot, 'db/demo/papers', name)) })

async function enter(key: string, username: string, screen: Screen) {
  const visitor = await visit(browser, site.url, screen, { username, password: demoPassword })
  pages[key] = visitor.page
  visitor.page.on('pageerror', (error) => complaints.push(`${key}: ${error.message}`))
}
const page = (key: string): Page => {
  const found = pages[key]
  if (!found) throw new Error(`nobody called ${key}`)
  return found
}
const open = async (key: string, path: string) => { await page(key).goto(path); await page(key).waitForLoadState('networkidle') }
const press = (key: string, name: string | RegExp) => page(key).getByRole('button', { name, exact: typeof name === 'string' }).first().click()
const sees = (key: string, text: string | RegExp) => page(key).getByText(text).first().waitFor({ timeout: 20_000 })
const finds = async (key: string, path: string, text: string) => { await open(key, path); return page(key).getByText(text).count() }

beforeAll(async () => {
  site = await startDemo()
  const facts = JSON.parse(readFileSync(join(site.dataDir, 'demo.json'), 'utf8')) as { meetings: { coming: string } }
  papers = `/meetings/${facts.meetings.coming}/papers`
  browser = await openBrowser()
  await enter('secretary', 'nguyen.thi.thu.ha', 'desktop')
  await enter('staff', 'ha.minh.quan', 'tablet')
  await enter('head', 'bui.anh.tuan', 'phone')
  await enter('member', 'nguyen.van.minh', 'tablet')
})
afterAll(async () => {
  await browser?.close()
  await site?.remove()
})
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') for (const [key, shown] of Object.entries(pages)) await shown.screenshot({ path: join(packageRoot, `build/seen/paper-course-${key}.png`) }).catch(() => undefined)
})

describe.sequential('a paper on its way', () => {
  it('the secretary asks a unit for it; the agenda’s unit and a due time are proposed', async () => {
    await open('secretary', papers)
    await press('secretary', 'Yêu cầu tài liệu')
    const sheet = page('secretary').getByRole('dialog')
    await sheet.getByLabel('Nội dung trong chương trình').selectOption({ index: 1 })
    expect(await sheet.getByLabel(/Đơn vị chuẩn bị/).locator('option:checked').innerText()).toContain('Sở Khoa học và Công nghệ')
    await sheet.getByRole('button', { name: 'Gửi yêu cầu' }).click()
    await sees('secretary', 'Chưa nhập tên.')
    await sheet.getByLabel(/Tài liệu cần gửi/).fill(what)
    await sheet.getByRole('button', { name: 'Gửi yêu cầu' }).click()
    await sees('secretary', 'Đã gửi yêu cầu đến đơn vị.')
    await sees('secretary', what)
  })

  it('P3 staff find it on the home page, upload it and submit it to the head', async () => {
    await open('staff', '/')
    await page('staff').getByRole('link', { name: new RegExp(what) }).click()
    await page('staff').waitForURL(/\/preparing$/)
    const request = page('staff').getByRole('listitem').filter({ hasText: what })
    await request.locator('input[type=file]').first().setInputFiles(file('nd30-2020.pdf'))
    await sees('staff', title)
    expect(await finds('member', papers, title)).toBe(0)
    expect(await finds('secretary', papers, title)).toBe(0)
    await press('staff', `Trình duyệt: ${title}`)
    await sees('staff', 'Đã trình duyệt.')
  })

  it('P5 the head approves on a phone; the secretary has it, a member not', async () => {
    await open('head', '/')
    await page('head').getByRole('link', { name: /chờ lãnh đạo đơn vị duyệt/ }).click()
    await press('head', `Duyệt: ${title}`)
    await sees('head', 'Đã duyệt, tài liệu đã gửi đến thư ký.')
    expect(await finds('member', papers, title)).toBe(0)
    expect(await finds('secretary', papers, title)).toBeGreaterThan(0)
  })

  it('P7 the secretary sends it back with a reason, which the unit reads', async () => {
    await press('secretary', `Trả lại: ${title}`)
    const dialog = page('secretary').getByRole('alertdialog')
    await dialog.getByRole('button', { name: 'Trả lại' }).click()
    await sees('secretary', /Chưa nêu lý do/)
    await dialog.getByLabel(/Lý do trả lại/).fill(reason)
    await dialog.getByRole('button', { name: 'Trả lại' }).click()
    await sees('secretary', 'Đã trả lại tài liệu cho đơn vị.')
    await expectEventually(async () => expect(await page('secretary').getByRole('button', { name: `Duyệt: ${title}` }).count()).toBe(0))
    await open('staff', '/notifications')
    await sees('staff', `Tài liệu bị trả lại: ${title}. Lý do: ${reason}`)
    await open('staff', '/preparing')
    await sees('staff', `Lý do trả lại: ${reason}`)
  })

  it('P6 done again and approved by all, a member has it only now', async () => {
    await press('staff', `Đưa bản mới: ${title}`)
    await page('staff').getByRole('listitem').filter({ hasText: title }).last().locator('input[type=file]').first().setInputFiles(file('nd30-phu-luc-3-mau.pdf'))
    await expectEventually(async () => expect(await page('staff').getByText(`Lý do trả lại: ${reason}`).count()).toBe(0))
    await press('staff', `Trình duyệt: ${title}`)
    await sees('staff', 'Đã trình duyệt.')
    await open('head', '/preparing')
    await press('head', `Duyệt: ${title}`)
    await sees('head', 'Đã duyệt, tài liệu đã gửi đến thư ký.')
    expect(await finds('member', papers, title)).toBe(0)
    await open('secretary', papers)
    await page('secretary').getByLabel(`Chọn ${title}`).check()
    await press('secretary', 'Duyệt 1 tài liệu đã chọn')
    await sees('secretary', 'Đã duyệt tài liệu.')
    expect(await finds('member', papers, title)).toBeGreaterThan(0)
    await page('member').getByRole('link', { name: new RegExp(title) }).first().click()
    await page('member').waitForURL(/\/papers\/[0-9a-f-]+$/)
  })

  it('a state secret is refused with its rule, and members read where the paper is to be had', async () => {
    const onPaper = 'Tài liệu giấy, nhận tại phòng họp'
    expect(await finds('member', papers.replace(/\/papers$/, ''), onPaper)).toBe(0)
    await open('staff', '/preparing')
    const request = page('staff').getByRole('listitem').filter({ hasText: what })
    await request.getByRole('button', { name: 'Thêm tài liệu' }).first().click()
    await sees('staff', 'Không đưa tài liệu thuộc bí mật nhà nước lên hệ thống.')
    await request.locator('input[type=file]').first().setInputFiles({ ...file('nd30-2020.pdf'), name: 'TUYỆT MẬT - Phương án.pdf' })
    await sees('staff', /Phát bản giấy tại phòng họp\. Căn cứ khoản 2 Điều 5 Luật Bảo vệ bí mật nhà nước số 117\/2025\/QH15/)
    await request.getByText(onPaper).first().waitFor()
    expect(await finds('member', papers.replace(/\/papers$/, ''), onPaper)).toBe(1)
  })

  it('nothing was complained of on the way', () => expect(complaints).toEqual([]))
})
