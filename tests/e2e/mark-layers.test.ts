import type { Locator, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { mostNoteGroups } from '~/domain/annotations/note-groups'
import { screens } from '~tests/support/browser'
import { expectEventually } from '~tests/support/eventually'
import { allMarksSent, drawLine, marksOn, openMarkedPaper, press, seesMarks } from '~tests/support/marking'
import { small } from '~tests/support/small-meeting'
import { SmallStage } from '~tests/support/small-stage'

/** Three members and the chair write on one paper, each on the layer that it is meant for. */
const stage = new SmallStage('mark-layers', { chair: ['chutich', 'desktop'], a: ['xaydung', 'tablet'], b: ['nongnghiep', 'tablet'], c: ['taichinh', 'phone'] })
const { people, pageOf } = stage

async function openPaper(page: Page) {
  await openMarkedPaper(page, small.meetingId)
  await press(page, 'Ghi chú')
}

const groupName = 'Tổ thẩm tra dự toán'
const writeOn = (page: Page, label: string) => page.getByLabel('Ghi vào').selectOption({ label })

const layersOn = (page: Page) => page.getByLabel('Ghi vào').locator('option').allTextContents()

/** Presses a switch by its words, as a thumb does, unless it stands so already. */
async function turn(sheet: Locator, name: RegExp, on: boolean) {
  const control = sheet.getByRole('switch', { name })
  if (await control.isChecked() !== on) await control.locator('xpath=..').click()
  await expectEventually(async () => expect(await control.isChecked()).toBe(on))
}

/** Opens "Hiển thị ghi chú", does something there and closes it. */
async function inSheet(page: Page, act: (sheet: Locator) => Promise<void>) {
  await page.getByRole('button', { name: /^(Hiển thị|Đang ẩn bớt)$/ }).click()
  const sheet = page.getByRole('dialog', { name: 'Hiển thị ghi chú' })
  await sheet.waitFor()
  await act(sheet)
  await sheet.getByRole('button', { name: 'Đóng', exact: true }).click()
  await sheet.waitFor({ state: 'detached' })
}

describe.sequential('layers of marks', () => {
  it('N11 what is written for a group comes to its members’ screens and to nobody else’s', async () => {
    await Promise.all(Object.values(people).map(({ page }) => openPaper(page)))
    const [a, b, c] = [pageOf('a'), pageOf('b'), pageOf('c')]
    await inSheet(a, async (sheet) => {
      await sheet.getByRole('button', { name: 'Nhóm ghi chú mới' }).click()
      await a.getByLabel('Tên nhóm').fill(groupName)
      await a.getByRole('dialog', { name: 'Nhóm ghi chú mới' }).getByRole('checkbox', { name: new RegExp(small.nameOf('nongnghiep')) }).check()
      await press(a, 'Lưu')
      await sheet.getByRole('button', { name: `Sửa nhóm ${groupName}` }).waitFor()
    })
    await writeOn(a, `Nhóm: ${groupName}`)
    await drawLine(a, 140, 200)
    await seesMarks(b, 1)
    await writeOn(b, 'Ghi chú chung')
    await drawLine(b, 140, 260)
    await Promise.all([seesMarks(a, 2), seesMarks(b, 2), seesMarks(c, 1), seesMarks(pageOf('chair'), 1)])
    expect(await c.getByText(groupName).count()).toBe(0)
  })

  it('N11 one group too many is refused beside what was typed, which stays and is saved when another has ended', async () => {
    const a = pageOf('a')
    const give = (name: string, input: object) => a.evaluate(async ([path, body]) => {
      const response = await fetch(path, { method: 'POST', headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() }, body })
      return (await response.json() as { value: { groupId: string } }).value
    }, [`/api/meetings/${small.meetingId}/${name}`, JSON.stringify(input)] as const)
    const others: string[] = []
    for (let count = 1; count < mostNoteGroups; count++) others.push((await give('save-note-group', { groupId: null, name: `Tổ số ${count}`, seatIds: [] })).groupId)
    await inSheet(a, async (sheet) => {
      const end = async (name: string) => {
        await sheet.getByRole('button', { name: `Kết thúc nhóm: ${name}` }).click()
        await a.getByRole('alertdialog').getByRole('button', { name: 'Kết thúc nhóm' }).click()
        await a.getByRole('alertdialog').waitFor({ state: 'detached' })
      }
      await sheet.getByRole('button', { name: 'Nhóm ghi chú mới' }).click()
      const form = a.getByRole('dialog', { name: 'Nhóm ghi chú mới' })
      await form.getByLabel('Tên nhóm').fill('Tổ soạn thảo nghị quyết')
      const member = form.getByRole('checkbox', { name: new RegExp(small.nameOf('taichinh')) })
      await member.check()
      await form.getByRole('button', { name: 'Lưu' }).click()
      await form.getByRole('alert').filter({ hasText: 'Kết thúc một nhóm không còn dùng rồi làm lại.' }).waitFor()
      const typed = async () => expect([await form.getByLabel('Tên nhóm').inputValue(), await member.isChecked()]).toEqual(['Tổ soạn thảo nghị quyết', true])
      await typed()
      await form.getByRole('button', { name: 'Hủy' }).click()
      await end(`Tổ số ${others.length}`)
      others.pop()
      await sheet.getByRole('button', { name: 'Nhóm ghi chú mới' }).click()
      await typed()
      await form.getByRole('button', { name: 'Lưu' }).click()
      await form.waitFor({ state: 'detached' })
      await sheet.getByRole('button', { name: 'Sửa nhóm Tổ soạn thảo nghị quyết' }).waitFor()
      await sheet.getByRole('button', { name: `Mở lại nhóm: Tổ số ${mostNoteGroups - 1}` }).click()
      await sheet.getByRole('alert').filter({ hasText: 'Kết thúc một nhóm không còn dùng rồi làm lại.' }).waitFor()
      await end('Tổ soạn thảo nghị quyết')
    })
    for (const groupId of others) await give('end-note-group', { groupId })
    await expectEventually(async () => expect(await layersOn(a)).toEqual(['Ghi chú chung', 'Ghi chú riêng', `Nhóm: ${groupName}`]))
  })

  it('what is typed for a new group stays when the tablet is turned to where the tools are a phone’s', async () => {
    const a = pageOf('a')
    await inSheet(a, async (sheet) => {
      await sheet.getByRole('button', { name: 'Nhóm ghi chú mới' }).click()
      const form = a.getByRole('dialog', { name: 'Nhóm ghi chú mới' })
      await form.getByLabel('Tên nhóm').fill('Tổ biên tập')
      for (const [viewport, phoneTools] of [[{ width: 600, height: 960 }, 1], [screens.tablet.viewport, 0]] as const) {
        await a.setViewportSize(viewport)
        await expectEventually(async () => expect(await a.locator('[data-phone-tools]').count()).toBe(phoneTools))
        expect(await form.getByLabel('Tên nhóm').inputValue()).toBe('Tổ biên tập')
      }
      await form.getByRole('button', { name: 'Hủy' }).click()
      await form.waitFor({ state: 'detached' })
    })
  })

  it('the tools of a phone cover less than a fifth of it, every target is as large as a thumb, and what is set goes when the page is touched', async () => {
    const c = pageOf('c')
    const tools = c.getByRole('region', { name: 'Công cụ ghi chú' })
    const { height = 844, width = 0, y = 0 } = (await tools.boundingBox()) ?? {}
    expect([height / 844 < 0.2, width, y + height]).toEqual([true, 390, 844])
    for (const target of await tools.getByRole('button').or(tools.getByRole('combobox')).all()) {
      const box = await target.boundingBox()
      expect([(box?.width ?? 0) >= 44, (box?.height ?? 0) >= 44], await target.innerText()).toEqual([true, true])
    }
    for (const [tool, setting] of [['Tô sáng', 'Gạch ngang'], ['Hình', 'Mũi tên'], ['Nhãn', 'Cần sửa'], ['Bút', 'Đậm']] as const) {
      await tools.getByRole('button', { name: tool, exact: true }).click()
      await tools.getByRole('button', { name: /^Kiểu, nét và màu/ }).click()
      await tools.getByText(setting, { exact: true }).last().click()
      await tools.getByRole('group', { name: 'Màu' }).waitFor()
      await c.touchscreen.tap(200, 200)
      await tools.getByRole('group', { name: 'Màu' }).waitFor({ state: 'detached' })
    }
    await tools.getByRole('button', { name: 'Tẩy' }).click()
    await tools.getByText('Kéo qua ghi chú đã viết để xóa.').waitFor()
    await tools.getByRole('button', { name: 'Xong' }).click()
    await c.getByRole('button', { name: 'Trang sau' }).waitFor()
    await press(c, 'Ghi chú')
    await tools.getByRole('button', { name: 'Bút' }).click()
  })

  it('a layer and a person are put out of sight on one’s own screen, and it stays so', async () => {
    const [a, b] = [pageOf('a'), pageOf('b')]
    await inSheet(b, (sheet) => turn(sheet, new RegExp(groupName), false))
    await seesMarks(b, 1)
    await seesMarks(a, 2)
    await b.getByRole('button', { name: 'Đang ẩn bớt' }).waitFor()
    await b.reload()
    await b.waitForSelector('[data-ink="1"]', { timeout: 90_000, state: 'attached' })
    await seesMarks(b, 1)
    await press(b, 'Ghi chú')
    await inSheet(b, async (sheet) => {
      await turn(sheet, new RegExp(groupName), true)
      await sheet.getByRole('checkbox', { name: new RegExp(small.nameOf('xaydung')) }).uncheck()
    })
    await seesMarks(b, 1)
    await inSheet(b, (sheet) => sheet.getByRole('button', { name: 'Hiện tất cả' }).click())
    await seesMarks(b, 2)
  })

  it('N12 the chair locks the room layer: everybody is told at once, goes on in private, and later writes again', async () => {
    const [chair, c] = [pageOf('chair'), pageOf('c')]
    await inSheet(chair, (sheet) => turn(sheet, /Khóa Ghi chú chung/, true))
    for (const who of ['a', 'b', 'c'] as const) await pageOf(who).getByText('Chủ trì đã khóa Ghi chú chung').first().waitFor()
    for (const who of ['a', 'c'] as const) expect((await pageOf(who).locator('.toasts > *').boundingBox())?.height).toBeLessThan(200) // not the whole page
    expect(await layersOn(c)).toEqual(['Ghi chú riêng'])
    await drawLine(chair, 330, 320)
    await Promise.all([seesMarks(c, 2), seesMarks(pageOf('a'), 3)])
    await inSheet(chair, (sheet) => turn(sheet, /Khóa Ghi chú chung/, false))
    await expectEventually(async () => expect(await layersOn(c)).toEqual(['Ghi chú chung', 'Ghi chú riêng']))
  })

  it('N12 what was written without a line is kept in private where the layer was locked meanwhile', async () => {
    const [chair, c] = [pageOf('chair'), pageOf('c')]
    await writeOn(c, 'Ghi chú chung')
    await people.c.context.setOffline(true)
    await expectEventually(async () => {
      if (await marksOn(c) === 2) await drawLine(c, 140, 190)
      expect(await marksOn(c)).toBe(3)
    })
    await c.getByRole('alert').filter({ hasText: /^Mất mạng từ .* Còn 1 thay đổi chưa gửi/ }).waitFor()
    expect(await c.getByRole('banner').getByText('1 chưa gửi', { exact: true }).isVisible()).toBe(false)
    await press(c, 'Xong')
    await inSheet(chair, (sheet) => turn(sheet, /Khóa Ghi chú chung/, true))
    await people.c.context.setOffline(false)
    await c.getByText(/1 ghi chú chưa gửi được giữ lại ở Ghi chú riêng/).first().waitFor({ timeout: 60_000 })
    await press(c, 'Ghi chú')
    await seesMarks(c, 3)
    expect(await marksOn(chair)).toBe(2)
    await inSheet(chair, (sheet) => turn(sheet, /Khóa Ghi chú chung/, false))
  })

  it('N25 words that are not saved are there again when the page was out of sight and when it is loaded anew; the layer is as chosen', async () => {
    const a = pageOf('a')
    const field = a.getByLabel('Nội dung ý kiến')
    await writeOn(a, 'Ghi chú riêng')
    await press(a, 'Ý kiến')
    await a.mouse.click(560, 180)
    await field.fill('Đề nghị nêu rõ')
    const scrollTo = (top: number) => a.locator('.reading-window').evaluate((window, top) => { window.scrollTop = top }, top)
    await scrollTo(9_000)
    await field.waitFor({ state: 'detached' })
    await scrollTo(0)
    await expectEventually(async () => expect(await field.inputValue()).toBe('Đề nghị nêu rõ'))
    await field.fill('Đề nghị nêu rõ '.repeat(200)) // nothing is cut off without a word
    await a.getByText(/Dài hơn mức cho phép 999 ký tự/).waitFor()
    await a.reload()
    await a.waitForSelector('[data-ink="1"]', { timeout: 90_000, state: 'attached' })
    await press(a, 'Ghi chú')
    expect(await a.getByLabel('Ghi vào').inputValue()).toBe('private')
    await a.mouse.click(560, 180)
    expect(await field.inputValue()).toBe('Đề nghị nêu rõ '.repeat(200))
    await press(a, 'Hủy')
    await a.mouse.click(560, 180)
    expect(await field.inputValue()).toBe('')
    await press(a, 'Hủy')
    await press(a, 'Bút')
  })

  it('N13 a private note goes to the room, without a line too', async () => {
    const [a, chair] = [pageOf('a'), pageOf('chair')]
    await writeOn(a, 'Ghi chú riêng')
    await press(a, 'Ý kiến')
    await a.mouse.click(560, 180)
    await a.getByLabel('Nội dung ý kiến').fill('Đề nghị rà soát lại thời hạn gửi tài liệu')
    await press(a, 'Lưu')
    await allMarksSent(a)
    const pin = (page: Page) => page.getByRole('button', { name: `Ý kiến của ${small.nameOf('xaydung')}` })
    expect(await pin(chair).count()).toBe(0)
    await people.a.context.setOffline(true)
    await pin(a).click()
    await press(a, 'Đưa ra chung')
    await press(a, 'Đóng')
    await a.getByText(/1 thay đổi chưa gửi/).first().waitFor()
    expect(await pin(a).count()).toBe(1)
    await people.a.context.setOffline(false)
    await pin(chair).waitFor({ timeout: 60_000 })
    await allMarksSent(a)
    await inSheet(a, (sheet) => turn(sheet, /Ghi chú chung/, false))
    await expectEventually(async () => expect(await pin(a).count()).toBe(0))
    await inSheet(a, (sheet) => turn(sheet, /Ghi chú chung/, true))
  })

  it('N14 the chair clears one person’s marks from the room; the person is told, the others’ stay', async () => {
    const [chair, a, b] = [pageOf('chair'), pageOf('a'), pageOf('b')]
    await inSheet(chair, async (sheet) => {
      await sheet.getByRole('button', { name: new RegExp(`Xóa ghi chú chung của .*${small.nameOf('nongnghiep')}`) }).click()
      await chair.getByRole('alertdialog').getByRole('button', { name: 'Xóa ghi chú', exact: true }).click()
      await chair.getByText('Đã xóa 1 ghi chú.').waitFor()
    })
    await b.getByText(/1 ghi chú ở Ghi chú chung của tài liệu .* đã bị xóa/).first().waitFor()
    await Promise.all([seesMarks(chair, 1), seesMarks(a, 2), seesMarks(b, 2)])
  })

  it('N11 a group that its maker has ended and brings back has its notes again on its members’ screens', async () => {
    const [a, b] = [pageOf('a'), pageOf('b')]
    const [before, left] = [await marksOn(b), (await marksOn(b)) - 1]
    await inSheet(a, async (sheet) => {
      await sheet.getByRole('button', { name: `Kết thúc nhóm: ${groupName}` }).click()
      await a.getByRole('alertdialog').getByRole('button', { name: 'Kết thúc nhóm' }).click()
      await seesMarks(b, left)
      await sheet.getByRole('button', { name: `Mở lại nhóm: ${groupName}` }).click()
      await sheet.getByRole('button', { name: `Sửa nhóm ${groupName}` }).waitFor()
    })
    await Promise.all([seesMarks(a, before), seesMarks(b, before)])
  })

  it('N11 whoever is taken out of a group loses its notes at once', async () => {
    const [a, b] = [pageOf('a'), pageOf('b')]
    await inSheet(a, async (sheet) => {
      await sheet.getByRole('button', { name: `Sửa nhóm ${groupName}` }).click()
      await a.getByRole('dialog', { name: 'Sửa nhóm' }).getByRole('checkbox', { name: new RegExp(small.nameOf('nongnghiep')) }).uncheck()
      await press(a, 'Lưu')
      await a.getByLabel('Tên nhóm').waitFor({ state: 'detached' })
    })
    await seesMarks(b, 1)
    await b.getByRole('radio', { name: 'Ghi chú chung' }).waitFor({ state: 'attached' })
    await seesMarks(a, 2)
    for (const { complaints } of Object.values(people)) expect(complaints.filter((text) => !/net::ERR|Failed to load resource|WebSocket/.test(text))).toEqual([])
  })
})
