import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { expectEventually } from '~tests/support/eventually'
import { pagesPdf } from '~tests/support/make-pdf'
import { officialProse } from '~tests/support/set-type'
import { marksOn, openMarkedPaper, seesMarks } from '~tests/support/marking'
import { small } from '~tests/support/small-meeting'
import { SmallStage } from '~tests/support/small-stage'

/** Somebody has written on a paper when its new version comes: his marks come along, and what has no place is placed by hand. */
const stage = new SmallStage('carry', { secretary: ['thuky', 'tablet'], reader: ['nongnghiep', 'tablet'], phone: ['nongnghiep', 'phone'] })
const { people, pageOf } = stage

/** pdfkit's own letters lack the Vietnamese ones. */
const plain = officialProse(6, 4, 90).map((text) => text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd'))
const [one = '', two = '', three = '', four = '', five = '', six = ''] = plain
const versions = { before: [[one, two], [three]], after: [[four, five], [one, two], [six]] }
const slow = 60_000

beforeAll(async () => {
  for (const { page } of Object.values(people)) page.setDefaultTimeout(slow)
  await replacePaper('before', 'Bản để ghi chú.')
})

async function replacePaper(version: keyof typeof versions, note: string) {
  const secretary = pageOf('secretary')
  await secretary.goto(`/meetings/${small.meetingId}/papers`)
  await secretary.getByRole('button', { name: /^Sửa: Nghị định số 30/ }).click()
  await secretary.getByLabel('Có gì mới').fill(note)
  const sent = secretary.waitForResponse((answer) => answer.url().endsWith('/finish') && answer.ok() && answer.request().method() === 'POST')
  await secretary.getByLabel('Chọn tệp', { exact: true }).last().setInputFiles({ name: 'to-trinh.pdf', mimeType: 'application/pdf', buffer: await pagesPdf(versions[version]) })
  await sent
  await secretary.getByText(/Bản mới thay bản ngày/).waitFor()
}

const inkOn = (page: Page, number: number) => page.locator(`[data-ink="${number}"]`)
const nextPage = (page: Page) => page.getByRole('button', { name: 'Trang sau' }).click()

/** Where the only mark of a page begins, as shares of the page. */
async function placeOf(page: Page, number: number) {
  const [sheet, line] = [await inkOn(page, number).boundingBox(), await inkOn(page, number).locator('path').first().boundingBox()]
  if (!sheet || !line) throw new Error(`page ${number} has no mark`)
  return { x: (line.x - sheet.x) / sheet.width, y: (line.y - sheet.y) / sheet.height }
}

async function draw(page: Page, number: number, [x, y]: readonly [number, number]) {
  const sheet = await inkOn(page, number).boundingBox()
  if (!sheet) throw new Error(`page ${number} is not there`)
  const [left, top] = [sheet.x + x * sheet.width, sheet.y + y * sheet.height]
  await page.mouse.move(left, top)
  await page.mouse.down()
  for (let step = 1; step <= 8; step++) await page.mouse.move(left + step * 10, top)
  await page.mouse.up()
  await seesMarks(page, 1, number)
}

describe.sequential('a new version of a paper that somebody has written on', () => {
  it('has the marks on the words that they belong to', async () => {
    await openMarkedPaper(pageOf('reader'), small.meetingId)
    const reader = pageOf('reader')
    await reader.getByRole('button', { name: 'Ghi chú', exact: true }).first().click()
    await draw(reader, 1, [0.3, 0.16])
    const before = await placeOf(reader, 1)
    await nextPage(reader)
    await expectEventually(async () => expect((await inkOn(reader, 2).boundingBox())?.y ?? 999).toBeLessThan(100), slow)
    await draw(reader, 2, [0.3, 0.16])
    await reader.getByText('Đã lưu ghi chú').first().waitFor()

    await replacePaper('after', 'Bản thay.')
    const old = reader.url()
    await reader.getByRole('button', { name: 'Mở bản mới' }).click()
    await reader.waitForURL((url) => url.href !== old)
    await expectEventually(async () => {
      expect(await marksOn(reader, 2)).toBe(1)
      const after = await placeOf(reader, 2)
      expect(after.x).toBeCloseTo(before.x, 2)
      expect(after.y).toBeCloseTo(before.y, 2)
    }, slow)
  }, 4 * slow)

  it('offers what has no place, on every device of its author; there it is put where he presses, and waits no more', async () => {
    const [reader, phone] = [pageOf('reader'), pageOf('phone')]
    await openMarkedPaper(pageOf('phone'), small.meetingId)
    await phone.getByRole('button', { name: '1 ghi chú cần xem lại' }).waitFor()
    await reader.getByRole('button', { name: '1 ghi chú cần xem lại' }).click()
    const sheet = reader.getByRole('dialog', { name: 'Ghi chú cần xem lại' })
    await sheet.getByText('Đoạn này không còn trong bản mới.').waitFor()
    await sheet.getByRole('img', { name: 'Trang 2 của bản cũ' }).waitFor()
    await sheet.getByRole('button', { name: 'Đặt vào bản này' }).click()
    await reader.getByRole('button', { name: 'Hủy' }).click()
    await sheet.getByRole('button', { name: 'Đặt vào bản này' }).click()
    const target = reader.getByRole('button', { name: 'Đặt ghi chú trên trang 2' })
    const box = await target.boundingBox()
    if (!box) throw new Error('page 2 is not there')
    await target.click({ position: { x: box.width * 0.5, y: Math.min(box.height * 0.3, 300) } })
    await seesMarks(reader, 2, 2)
    for (const page of [reader, phone]) await page.getByRole('button', { name: /ghi chú cần xem lại/ }).waitFor({ state: 'hidden' })
    expect(people.reader.complaints).toEqual([])
  }, 4 * slow)
})
