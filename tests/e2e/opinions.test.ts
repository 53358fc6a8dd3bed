import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { screens } from '~tests/support/browser'
import { expectEventually } from '~tests/support/eventually'
import { openMarkedPaper, press } from '~tests/support/marking'
import { annotationsByPdfjs } from '~tests/support/pdf-annotations'
import { pdfText } from '~tests/support/poppler'
import { small } from '~tests/support/small-meeting'
import { SmallStage } from '~tests/support/small-stage'

/** Two people talk on a paper, one names the other, who is told, comes to the thread, and both look through what was said. */
const stage = new SmallStage('opinions', { a: ['xaydung', 'tablet'], b: ['nongnghiep', 'desktop'], guest: ['tanan', 'phone'] })
const { people, pageOf } = stage

const list = (page: Page) => page.getByRole('complementary', { name: 'Ý kiến trên tài liệu' })
const rows = (page: Page) => list(page).locator('ol > li button[aria-label^="Đến ý kiến"]')
const hasRows = (page: Page, count: number) => expectEventually(async () => expect(await rows(page).count()).toBe(count))
const thread = (page: Page) => page.getByRole('dialog', { name: `Ý kiến của ${small.nameOf('xaydung')}` })
const noteText = 'Đề nghị làm rõ căn cứ của khoản này'

async function save(page: Page, label: string) {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: label }).click()])
  return { name: download.suggestedFilename(), failure: await download.failure(), path: await download.path() }
}

describe.sequential('opinions', () => {
  it('a note that names somebody by @ is answered by others, each seeing the thread as it grows', async () => {
    const [a, b] = [pageOf('a'), pageOf('b')]
    for (const page of [a, b]) await openMarkedPaper(page, small.meetingId)
    await press(a, 'Ghi chú')
    await press(a, 'Ý kiến')
    await a.mouse.click(600, 300)
    const field = a.getByLabel('Nội dung ý kiến')
    await field.fill(`${noteText} `)
    await a.getByRole('button', { name: 'Nhắc tới người' }).click()
    const named = small.nameOf('nongnghiep')
    await field.pressSequentially(named.split(' ').at(-1) ?? '')
    const offered = a.getByRole('option').filter({ hasText: named })
    await offered.waitFor()
    expect((await offered.innerText()).split('\n').at(-1)).toBe('Giám đốc Sở Nông nghiệp và Môi trường')
    await field.press('Enter')
    await expectEventually(async () => expect(await field.inputValue()).toBe(`${noteText} @${named} `))
    await press(a, 'Lưu')
    await b.getByRole('button', { name: `Ý kiến của ${small.nameOf('xaydung')}` }).click()
    await thread(b).getByText(noteText).waitFor()
    expect(await thread(b).locator('strong').textContent()).toBe(`@${named}`)
    await thread(b).getByRole('button', { name: 'Trả lời' }).click()
    await b.getByLabel('Nội dung trả lời').fill('Căn cứ ở phụ lục II')
    await thread(b).getByRole('button', { name: 'Trả lời' }).last().click()
    await a.getByRole('button', { name: `Ý kiến của ${small.nameOf('xaydung')}` }).click()
    await thread(a).getByText('Căn cứ ở phụ lục II').waitFor()
    await press(a, 'Đóng')
    await press(a, 'Xong')
  })

  it('the one who is named is told, and the notice leads to the page with the thread open', async () => {
    const b = pageOf('b')
    await b.goto('/notifications')
    await b.getByRole('button', { name: /nhắc tới trong ý kiến ở trang 1/ }).click()
    await b.waitForURL(/note=/)
    await thread(b).getByText('Căn cứ ở phụ lục II').waitFor()
  })

  it('the own reply is changed; another’s words are not one’s own to change', async () => {
    const b = pageOf('b')
    await expectEventually(async () => expect(await thread(b).getByRole('button', { name: 'Sửa' }).count()).toBe(1))
    await thread(b).getByRole('button', { name: 'Sửa' }).click()
    await b.getByLabel('Nội dung trả lời').fill('Căn cứ ở phụ lục III')
    await thread(b).getByRole('button', { name: 'Lưu' }).click()
    await thread(b).getByText('Căn cứ ở phụ lục III').waitFor()
  })

  it('a long thread opens at its newest replies, the older ones folded above them', async () => {
    const b = pageOf('b')
    const [answer, replies] = [thread(b).getByRole('button', { name: 'Trả lời' }).last(), thread(b).getByRole('article').filter({ hasText: /phụ lục|đồng ý/ })]
    for (const words of ['Cơ bản đồng ý', 'Hoàn toàn đồng ý', 'Nay đồng ý']) {
      await answer.click()
      await b.getByLabel('Nội dung trả lời').fill(words)
      await answer.click()
      await thread(b).getByText(words).waitFor()
    }
    expect(await replies.count()).toBe(4)
    await press(b, 'Đóng')
    await b.getByRole('button', { name: `Ý kiến của ${small.nameOf('xaydung')}` }).click()
    await thread(b).getByText('Nay đồng ý').waitFor()
    expect(await replies.count()).toBe(2)
    await thread(b).getByText('2 trả lời trước đó').click()
    await thread(b).getByText('phụ lục III').waitFor()
    await press(b, 'Đóng')
  })

  it('the list has every opinion as it comes, with pictures of ink, and leads to each', async () => {
    const [a, b] = [pageOf('a'), pageOf('b')]
    await press(b, 'Xem ý kiến')
    await hasRows(b, 1)
    await list(b).getByText('1 ý kiến', { exact: true }).waitFor()
    await press(a, 'Ghi chú')
    await press(a, 'Bút')
    await a.mouse.move(300, 420)
    await a.mouse.down()
    for (let step = 1; step <= 12; step++) await a.mouse.move(300 + step * 12, 420 + Math.sin(step) * 14)
    await a.mouse.up()
    await hasRows(b, 2)
    await list(b).getByRole('img', { name: 'Viết tay' }).waitFor()
    await press(a, 'Xong')
    await rows(b).first().click()
    await thread(b).waitFor()
    await press(b, 'Đóng')
  })

  it('keeps what is typed when the screen becomes too narrow for a list beside the page, and wide again', async () => {
    const b = pageOf('b')
    await list(b).getByRole('button', { name: /^Xem .*trả lời/ }).click()
    await list(b).getByRole('button', { name: 'Trả lời', exact: true }).click()
    await b.getByLabel('Nội dung trả lời').fill('Thống nhất')
    for (const [viewport, role] of [[{ width: 700, height: 960 }, 'dialog'], [screens.desktop.viewport, 'complementary']] as const) {
      await b.setViewportSize(viewport)
      const field = b.getByRole(role, { name: 'Ý kiến trên tài liệu' }).getByLabel('Nội dung trả lời')
      await field.waitFor()
      expect(await field.inputValue()).toBe('Thống nhất')
    }
    await list(b).getByRole('button', { name: 'Hủy' }).click()
  })

  it('leaves a tablet’s page room: the tools beside the list are a phone’s', async () => {
    const b = pageOf('b')
    await b.setViewportSize(screens.tablet.viewport)
    await press(b, 'Ghi chú')
    const tools = b.locator('[data-phone-tools]')
    await tools.waitFor()
    const [plate, aside] = [await tools.boundingBox(), await list(b).boundingBox()]
    expect([plate?.x, (plate?.x ?? 0) + (plate?.width ?? 0), (plate?.height ?? 768) < 768 / 5]).toEqual([0, aside?.x, true])
    await b.setViewportSize(screens.desktop.viewport)
    await tools.waitFor({ state: 'detached' })
    await press(b, 'Xong')
  })

  it('is filtered by kind, person and words', async () => {
    const b = pageOf('b')
    await b.getByRole('button', { name: 'Lọc ý kiến' }).click()
    await list(b).getByLabel('Loại').selectOption('drawing')
    await hasRows(b, 1)
    await list(b).getByText('1/2 ý kiến').waitFor()
    await list(b).getByLabel('Loại').selectOption('')
    await list(b).getByLabel('Người góp ý').selectOption({ label: small.nameOf('nongnghiep') })
    await hasRows(b, 1)
    await list(b).getByLabel('Người góp ý').selectOption('')
    await list(b).getByLabel('Tìm trong ý kiến').fill('phu luc')
    await hasRows(b, 1)
    await list(b).getByLabel('Tìm trong ý kiến').fill('không có gì như thế')
    await list(b).getByText('Không có ý kiến phù hợp với bộ lọc').waitFor()
    await list(b).getByRole('button', { name: 'Bỏ bộ lọc' }).last().click()
    await hasRows(b, 2)
  })

  it('is taken away as DOCX and as XLSX, and with the paper as a PDF of either kind', async () => {
    const b = pageOf('b')
    await list(b).getByRole('button', { name: 'Xuất ý kiến' }).click()
    const dialog = b.getByRole('dialog', { name: 'Xuất ý kiến ra tệp' })
    for (const [format, name] of [['Bảng ý kiến, DOCX', /^Ý kiến - Nghị định số 30.*\.docx$/], ['Bảng ý kiến, XLSX', /^Ý kiến - Nghị định số 30.*\.xlsx$/]] as const) {
      await dialog.getByLabel('Định dạng').selectOption({ label: format })
      expect(await save(b, 'Tải tệp về')).toMatchObject({ name: expect.stringMatching(name) as string, failure: null })
    }
    await dialog.getByLabel('Định dạng').selectOption({ label: 'PDF in sẵn ghi chú' })
    await dialog.getByRole('button', { name: 'Tạo tệp PDF' }).click()
    await dialog.getByText(/Đã tạo xong 22 trang/).waitFor({ timeout: 120_000 })
    const drawn = await save(b, 'Tải tệp về')
    expect(drawn).toMatchObject({ name: expect.stringMatching(/^Nghị định số 30.* - kèm ghi chú\.pdf$/) as string, failure: null })
    const last = pdfText(drawn.path).split('\f').at(-2)
    for (const words of [noteText, 'Căn cứ ở phụ lục III', small.nameOf('xaydung')]) expect(last).toContain(words)
    await dialog.getByLabel('Định dạng').selectOption({ label: 'PDF kèm ghi chú' })
    await dialog.getByRole('button', { name: 'Tạo tệp PDF' }).click()
    await dialog.getByText(/Đã tạo xong 21 trang/).waitFor({ timeout: 120_000 })
    const [annotations] = await annotationsByPdfjs((await save(b, 'Tải tệp về')).path)
    expect(annotations?.map(({ subtype }) => subtype).sort()).toEqual(['Ink', 'Text', 'Text', 'Text', 'Text', 'Text'])
    await dialog.getByRole('button', { name: 'Đóng' }).click()
  })

  it('a note that its author takes away leaves its replies in the list', async () => {
    const [a, b] = [pageOf('a'), pageOf('b')]
    await a.getByRole('button', { name: `Ý kiến của ${small.nameOf('xaydung')}` }).click()
    await thread(a).getByRole('button', { name: 'Xóa' }).first().click()
    await list(b).getByText('Ý kiến đã xóa').waitFor()
    await list(b).getByRole('button', { name: 'Xem 4 trả lời' }).click()
    await list(b).getByText('Căn cứ ở phụ lục III').waitFor()
  })

  it('a guest reads the list over the page of a phone and does not take it away', async () => {
    const { page } = people.guest
    await openMarkedPaper(page, small.meetingId)
    await press(page, 'Xem ý kiến')
    const sheet = page.getByRole('dialog', { name: 'Ý kiến trên tài liệu' })
    await sheet.getByText('2 ý kiến', { exact: true }).waitFor()
    expect(await sheet.getByRole('button', { name: 'Xuất ý kiến' }).count()).toBe(0)
    await sheet.getByRole('button', { name: /^Đến ý kiến/ }).first().click()
    await sheet.waitFor({ state: 'hidden' })
  })

  it('nobody’s browser complained', () => {
    for (const [who, { complaints }] of Object.entries(people)) expect(complaints, who).toEqual([])
  })
})
