import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { expectEventually } from '~tests/support/eventually'
import { pointAt } from '~tests/support/marking'
import { smallItems, smallTitle } from '~tests/support/small-agenda'
import { small } from '~tests/support/small-meeting'
import { SmallStage } from '~tests/support/small-stage'

/**
 * One true meeting from check-in to the published conclusion: chair, secretary, a delegate on a touch tablet, a delegate
 * on a phone, and the hall's screen, each a browser of its own. Then the power goes, and everything is still there.
 */
const stage = new SmallStage('whole-meeting', {
  chair: ['chutich', 'tablet'], secretary: ['thuky', 'desktop'], tablet: ['xaydung', 'tablet'], phone: ['nongnghiep', 'phone'],
  hall: ['manhinh', 'hall'], clerk: ['vanthu', 'desktop'], signer: ['chanhvp', 'desktop'],
})
const { people, pageOf } = stage

const room = () => `/meetings/${small.meetingId}/room`
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' }).first().click()
const sees = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor({ state: 'visible', timeout: 15_000 })
const inTheRoom = ['chair', 'secretary', 'tablet', 'phone'] as const

describe.sequential('a whole meeting', () => {
  it('gathers: everybody checks in and the quorum is reached', async () => {
    for (const who of inTheRoom) await pageOf(who).goto(room())
    await pageOf('hall').goto(`/meetings/${small.meetingId}/screen`)
    await sees(pageOf('hall'), smallTitle)
    for (const who of inTheRoom) await press(pageOf(who), 'Điểm danh')
    await sees(pageOf('chair'), /Thành viên 3\/4/)
    await press(pageOf('chair'), 'Khai mạc')
    await sees(pageOf('chair'), 'Sang nội dung 1')
  })

  it('moves the agenda on everybody’s screen', async () => {
    for (const [index, item] of smallItems.entries()) {
      await press(pageOf('chair'), `Sang nội dung ${index + 1}`)
      for (const who of [...inTheRoom, 'hall'] as const) await sees(pageOf(who), item.title)
    }
  })

  it('follows the presenter’s page; one leaves and comes back', async () => {
    const [tablet, phone] = [pageOf('tablet'), pageOf('phone')]
    await sees(tablet, '1/21')
    await press(tablet, 'Trình bày tài liệu này')
    await sees(phone, 'Đang xem theo người trình bày')
    await coversNothing(phone, 'Đang xem theo người trình bày')
    for (const page of [2, 3]) {
      await press(tablet, 'Trang sau')
      await sees(phone, `${page}/21`)
    }
    await press(phone, 'Xem riêng')
    await press(phone, 'Trang sau')
    await sees(phone, '4/21')
    await press(phone, 'Quay lại trang đang trình bày (trang 3)')
    await sees(phone, '3/21')
  })

  it('shows a stroke of the pen to the others, with its author, and where the presenter points', async () => {
    const tablet = pageOf('tablet')
    await press(tablet, 'Ghi chú')
    await sees(tablet, 'Đã lưu ghi chú')
    await drawWithPen(tablet, 420, 300)
    await inkOnPage(tablet, 3, 1)
    await inkOnPage(pageOf('phone'), 3, 1)
    await sees(pageOf('phone'), small.nameOf('xaydung'))
    await sees(tablet, 'Đã lưu ghi chú')
    await press(tablet, 'Xong')
    await pointAt(tablet, [420, 400], { on: pageOf('phone'), name: small.nameOf('xaydung') })
    await press(tablet, 'Thôi trình bày')
  })

  it('gives the floor to the phone, counts down, and ends the speech', async () => {
    await press(pageOf('phone'), 'Phát biểu')
    await pageOf('phone').getByLabel('Nội dung muốn nói (không bắt buộc)').fill('ký số hồ sơ đất đai')
    await press(pageOf('phone'), 'Đăng ký phát biểu')
    await sees(pageOf('chair'), /ký số hồ sơ đất đai/)
    await press(pageOf('chair'), 'Mời phát biểu')
    for (const who of ['phone', 'hall'] as const) await sees(pageOf(who), /Còn 0\d:\d\d/)
    await press(pageOf('chair'), 'Kết thúc phát biểu')
    await pageOf('phone').getByText(/Còn 0\d:\d\d/).first().waitFor({ state: 'hidden' })
  })

  it('votes from three hands, and the hall sees the result', async () => {
    await press(pageOf('chair'), 'Biểu quyết')
    await press(pageOf('chair'), 'Bắt đầu biểu quyết')
    await pageOf('chair').keyboard.press('Escape')
    await cast('tablet', 'Không tán thành')
    await cast('phone', 'Tán thành')
    await press(pageOf('tablet'), 'Đổi lựa chọn')
    await cast('tablet', 'Tán thành')
    await pageOf('chair').goto(`${room()}?view=paper`)
    await cast('chair', 'Tán thành')
    await pageOf('chair').goto(room())
    await press(pageOf('chair'), 'Kết thúc biểu quyết')
    const confirm = pageOf('chair').getByRole('alertdialog').getByRole('button', { name: 'Kết thúc biểu quyết' })
    if (await confirm.isVisible().catch(() => false)) await confirm.click()
    await press(pageOf('chair'), 'Công bố kết quả')
    for (const who of ['hall', 'tablet', 'phone'] as const) await sees(pageOf(who), /: được thông qua|^Được thông qua$/i)
  })

  it('records the conclusion and closes; the drafts are there', async () => {
    const desk = pageOf('secretary')
    await press(desk, 'Ghi kết luận')
    const sheet = desk.getByRole('dialog')
    await sheet.getByLabel('Nội dung kết luận').fill('Hoàn thiện dự thảo Quy chế, trình Chủ tịch Ủy ban nhân dân tỉnh ký ban hành')
    await sheet.getByLabel('Cơ quan chủ trì').fill('Sở Nội vụ')
    await sheet.getByRole('button', { name: 'Ghi kết luận' }).click()
    await desk.keyboard.press('Escape')
    await press(pageOf('chair'), 'Bế mạc')
    await pageOf('chair').getByRole('alertdialog').getByRole('button', { name: 'Bế mạc' }).click()
    for (const who of ['tablet', 'phone', 'hall'] as const) await sees(pageOf(who), /Đã kết thúc/)
    await desk.goto(`/meetings/${small.meetingId}`)
    await sees(desk, 'Biên bản')
    await sees(desk, 'Thông báo kết luận')
  })

  it('edits, approves, signs, numbers and issues both papers', async () => {
    for (const [kind, signers] of [['Biên bản', ['secretary', 'chair']], ['Thông báo kết luận', ['signer']]] as const) {
      const desk = pageOf('secretary')
      await desk.goto(`/meetings/${small.meetingId}`)
      await desk.getByRole('link', { name: new RegExp(kind) }).first().click()
      await desk.waitForURL(/official-papers/)
      const paperPath = new URL(desk.url()).pathname
      if (kind === 'Biên bản') await addToOpening(desk)
      await take(desk, 'Trình chủ trì')
      await step('chair', paperPath, 'Chủ trì duyệt')
      for (const who of signers) await step(who, paperPath, 'Ký số')
      await step('clerk', paperPath, 'Cấp số')
      await step('clerk', paperPath, 'Phát hành')
      await pageOf('clerk').getByRole('alertdialog').getByRole('button', { name: 'Phát hành' }).click()
      await sees(pageOf('clerk'), 'Đã phát hành')
      await pageOf('phone').goto(paperPath)
      await sees(pageOf('phone'), kind === 'Biên bản' ? 'BIÊN BẢN' : 'THÔNG BÁO')
    }
    await pageOf('phone').goto('/notifications')
    await sees(pageOf('phone'), /đã phát hành/)
  })

  // Remix tells of a look-ahead that a change of page cut short; that is no complaint
  it('has met with no complaint of anybody’s browser', () => {
    for (const [who, { complaints }] of Object.entries(people)) expect(complaints.filter((line) => !line.includes('manifest patches')), who).toEqual([])
  })

  it('after a SIGKILL everything acknowledged is there, and the printed papers are right', async () => {
    await stage.site.kill()
    await stage.site.startAgain()
    const phone = pageOf('phone')
    await phone.goto(`/meetings/${small.meetingId}`)
    await sees(phone, 'Đã phát hành kết luận')
    const decree = await pageOf('tablet').request.get(`/meetings/${small.meetingId}`)
    const versionId = /\/papers\/([0-9a-f-]{36})/.exec(await decree.text())?.[1]
    await phone.goto(`${room()}?paper=${versionId}`)
    await inkOnPage(phone, 3, 1)
    await phone.goto(`/meetings/${small.meetingId}`)
    const links = await phone.getByRole('link', { name: /Biên bản|Thông báo kết luận/ }).evaluateAll((found) => found.map((link) => (link as HTMLAnchorElement).pathname))
    const paperPaths = [...new Set(links.filter((path) => path.startsWith('/official-papers/')))]
    expect(paperPaths).toHaveLength(2)
    const texts = await Promise.all(paperPaths.map((path) => printed(phone, path)))
    const minutes = texts.find((text) => text.includes('BIÊN BẢN')) ?? ''
    const notice = texts.find((text) => text.includes('THÔNG BÁO')) ?? ''
    expectInOrder(minutes, [
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc', 'Số: 01/BB-UBND', 'BIÊN BẢN', 'Thời gian bắt đầu', 'Thành phần tham dự', 'có mặt 3/4',
      'Chủ trì', small.nameOf('chutich'), 'Thư ký', small.nameOf('thuky'), addition, smallItems[1].title.slice(0, 30), small.nameOf('nongnghiep'),
      '3/4 thành viên tán thành (75%', 'Sở Nội vụ', 'kết thúc vào', 'THƯ KÝ', 'CHỦ TỌA', 'Nơi nhận',
    ])
    expect(minutes).not.toContain('DỰ THẢO')
    expectInOrder(notice, ['Số: 01/TB-UBND', 'Lam Sơn, ngày', 'THÔNG BÁO', 'Kết luận của', 'Sở Nội vụ', './.', 'TL. CHỦ TỊCH', 'CHÁNH VĂN PHÒNG', small.nameOf('chanhvp')])
  })
})

async function cast(who: keyof typeof people, choice: string) {
  await pageOf(who).getByText(choice, { exact: true }).last().click()
  await press(pageOf(who), `Gửi phiếu: ${choice}`)
  await sees(pageOf(who), /Đã ghi nhận phiếu lúc/)
}

async function step(who: keyof typeof people, path: string, name: string) {
  await pageOf(who).goto(path)
  await take(pageOf(who), name)
}

/** A pen on the glass, as the browser tells of one. */
async function drawWithPen(page: Page, fromX: number, fromY: number) {
  const cdp = await page.context().newCDPSession(page)
  const at = (type: 'mousePressed' | 'mouseMoved' | 'mouseReleased', x: number, y: number) =>
    cdp.send('Input.dispatchMouseEvent', { type, x, y, button: type === 'mouseMoved' ? 'none' : 'left', buttons: type === 'mouseReleased' ? 0 : 1, clickCount: 1, pointerType: 'pen', force: 0.6 })
  await at('mousePressed', fromX, fromY)
  for (let step = 1; step <= 12; step++) await at('mouseMoved', fromX + step * 14, fromY + Math.sin(step / 2) * 20)
  await at('mouseReleased', fromX + 168, fromY)
}

const inkOnPage = (page: Page, number: number, strokes: number) => expectEventually(async () => expect(await page.locator(`[data-ink="${number}"] path`).count()).toBe(strokes))

/** Takes a step of a paper and waits until it is taken, or asks to be confirmed. */
async function take(page: Page, name: string) {
  await press(page, name)
  await expectEventually(async () => expect(await page.getByRole('button', { name, exact: true }).count() === 0 || await page.getByRole('alertdialog').count() > 0).toBe(true))
}

const addition = 'Các thành viên nhất trí với chương trình phiên họp.'

/** The secretary writes a sentence into the draft as anybody would: click, end of the line, type. */
async function addToOpening(desk: Page) {
  const opening = desk.locator('.ProseMirror').getByText(/Chủ trì nêu mục đích/)
  await opening.click()
  await expectEventually(async () => expect(await desk.evaluate(() => document.activeElement?.classList.contains('ProseMirror'))).toBe(true))
  await desk.keyboard.press('End')
  await desk.keyboard.insertText(` ${addition}`)
  await sees(desk, new RegExp(addition))
  await desk.getByText('Đang lưu').first().waitFor({ state: 'hidden' })
  await sees(desk, 'Đã lưu')
}

/** The PDF as a reader would get it: text in reading order, and every font embedded. */
async function printed(page: Page, paperPath: string): Promise<string> {
  const response = await page.request.get(`${paperPath}/print/pdf`)
  expect(response.status()).toBe(200)
  const file = join(stage.site.dataDir, `${crypto.randomUUID()}.pdf`)
  writeFileSync(file, await response.body())
  const fonts = execFileSync('pdffonts', [file], { encoding: 'utf8' }).trim().split('\n').slice(2)
  expect(fonts.length).toBeGreaterThan(0)
  for (const font of fonts) expect(font).toMatch(/\s+yes\s+yes\s+/)
  return execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' })
}

function expectInOrder(text: string, parts: string[]) {
  const flat = text.replace(/\s+/g, ' ')
  let from = 0
  for (const part of parts) {
    const at = flat.indexOf(part, from)
    expect(at, `"${part}" after position ${from} in: ${flat}`).toBeGreaterThanOrEqual(0)
    from = part.length > 12 ? at : from
  }
}

/** What is said about the open paper stands between the bar and the paper. */
async function coversNothing(page: Page, words: string) {
  const said = page.getByText(words)
  await expectEventually(async () => {
    const [pill, bar, paper] = await Promise.all([said, page.getByRole('banner'), page.locator('.reading-window')].map((one) => one.boundingBox()))
    expect([(pill?.y ?? 0) >= (bar?.y ?? 0) + (bar?.height ?? 0), (pill?.y ?? 0) + (pill?.height ?? 0) <= (paper?.y ?? 0)]).toEqual([true, true])
  })
}
