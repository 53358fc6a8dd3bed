import { join } from 'node:path'
import sharp from 'sharp'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { packageRoot } from '~server/package-root'
import { expectEventually } from '~tests/support/eventually'
import { small } from '~tests/support/small-meeting'
import { SmallStage } from '~tests/support/small-stage'

/** A paper gets a new version while somebody reads it, and a photograph is handed out while the meeting sits. */
const stage = new SmallStage('handing-out', { secretary: ['thuky', 'tablet'], chair: ['chutich', 'tablet'], reader: ['nongnghiep', 'tablet'] })
const { people, pageOf } = stage

beforeAll(async () => {
  for (const { page } of Object.values(people)) page.setDefaultTimeout(15_000)
  await command('chair', 'open-meeting', {})
  await command('reader', 'check-in', {})
})

/** Gives a command of the room. */
async function command(who: keyof typeof people, name: string, input: object) {
  const status = await pageOf(who).evaluate(async ({ url, body }) => (await fetch(url, { method: 'POST', headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() }, body })).status, { url: `/api/meetings/${small.meetingId}/${name}`, body: JSON.stringify(input) })
  expect(status, name).toBe(200)
}

describe('a new version', () => {
  it('is offered to an open reader, who is not taken there; the old one then says that it is old', async () => {
    const reader = pageOf('reader')
    await reader.goto(`/meetings/${small.meetingId}/papers`)
    await reader.getByRole('link', { name: /Nghị định số 30/ }).first().click()
    await reader.waitForURL(/\/papers\//)
    const oldUrl = reader.url()

    const secretary = pageOf('secretary')
    await secretary.goto(`/meetings/${small.meetingId}/papers`)
    await secretary.getByRole('button', { name: /^Sửa: Nghị định số 30/ }).click()
    await secretary.getByLabel('Có gì mới').fill('Bổ sung phụ lục III.')
    await secretary.getByLabel('Chọn tệp', { exact: true }).last().setInputFiles(join(packageRoot, 'db/demo/papers/nd30-phu-luc-6.pdf'))
    await secretary.getByText(/Bản mới thay bản ngày/).waitFor()

    await reader.getByText('Bổ sung phụ lục III.').waitFor()
    expect(reader.url()).toBe(oldUrl)
    await reader.getByRole('button', { name: 'Xem tiếp bản này' }).click()
    await reader.getByText(/^Bản cũ, đã có bản thay ngày/).waitFor()
    expect(reader.url()).toBe(oldUrl)
    await reader.getByRole('button', { name: 'Mở bản mới' }).click()
    await reader.waitForURL((url) => url.pathname.startsWith('/papers/') && url.href !== oldUrl)
    await reader.getByText(/^Bản cũ/).waitFor({ state: 'hidden' })
  }, 60_000)
})

describe('Phát tại phiên họp', () => {
  it('brings a photograph before another tablet at once, without moving its page', async () => {
    const reader = pageOf('reader')
    await reader.goto(`/meetings/${small.meetingId}/room`)
    await reader.getByRole('button', { name: 'Phiên họp', exact: true }).waitFor()
    const before = reader.url()

    const secretary = pageOf('secretary')
    await secretary.goto(`/meetings/${small.meetingId}/room`)
    await secretary.getByRole('button', { name: 'Khác', exact: true }).click()
    await secretary.getByRole('button', { name: 'Phát tại phiên họp' }).click()
    await secretary.getByLabel(/^Tên tài liệu/).fill('Phiếu bổ sung của Sở Tài chính')
    const photograph = await sharp({ create: { width: 1200, height: 1600, channels: 3, background: '#f4f1ea' } }).jpeg().toBuffer()
    await secretary.getByLabel('Chụp trang giấy', { exact: true }).last().setInputFiles({ name: 'image.jpg', mimeType: 'image/jpeg', buffer: photograph })
    await secretary.getByRole('button', { name: 'Gửi ảnh này' }).click()

    const offer = reader.getByRole('status').filter({ hasText: 'Phiếu bổ sung của Sở Tài chính' })
    await offer.waitFor()
    expect(reader.url()).toBe(before)
    await offer.getByRole('button', { name: 'Mở' }).click()
    await reader.waitForURL(/paper=/)
    await offer.waitFor({ state: 'hidden' })
    expect(people.reader.complaints).toEqual([])
  }, 60_000)

  it('leaves a title that is typed while the file before it arrives', async () => {
    const secretary = pageOf('secretary')
    const title = secretary.getByLabel(/^Tên tài liệu/)
    // the paper before has arrived: its name is taken away
    await expectEventually(async () => expect(await title.inputValue()).toBe(''))
    let goOn = () => {}
    const typed = new Promise<void>((resolve) => { goOn = resolve })
    await secretary.route('**/api/uploads/*/finish', async (route) => {
      await typed
      await route.continue()
    })
    await title.fill('Bảng so sánh hai phương án')
    const asked = secretary.waitForRequest('**/api/uploads/*/finish')
    const picture = await sharp({ create: { width: 600, height: 800, channels: 3, background: '#e8eef8' } }).jpeg().toBuffer()
    await secretary.getByLabel('Chọn tệp', { exact: true }).last().setInputFiles({ name: 'so-sanh.jpg', mimeType: 'image/jpeg', buffer: picture })
    await asked
    await title.fill('Phụ lục kèm theo')
    goOn()
    await pageOf('reader').getByRole('status').filter({ hasText: 'Bảng so sánh hai phương án' }).waitFor()
    await secretary.getByRole('progressbar', { name: 'so-sanh.jpg' }).waitFor({ state: 'hidden' })
    expect(await title.inputValue()).toBe('Phụ lục kèm theo')
    await secretary.unroute('**/api/uploads/*/finish')
  }, 60_000)

  it('brings several photographs as the pages of one paper, in the order they were put into, without the one that is broken', async () => {
    const secretary = pageOf('secretary')
    const page = async (name: string, colour: string) => ({ name, mimeType: 'image/jpeg', buffer: await sharp({ create: { width: 600, height: 800, channels: 3, background: colour } }).jpeg().toBuffer() })
    const broken = { name: 'trang-hong.jpg', mimeType: 'image/jpeg', buffer: (await page('', '#888')).buffer.subarray(0, 400) }
    await secretary.getByLabel(/^Tên tài liệu/).fill('Biên bản làm việc chụp tại phòng họp')
    await secretary.getByLabel('Chọn tệp', { exact: true }).last().setInputFiles([await page('xanh.jpg', '#0a0'), broken, await page('do.jpg', '#c00')])
    await secretary.getByRole('checkbox', { name: /^Gộp 3 ảnh thành một tài liệu/ }).waitFor()
    await secretary.getByRole('button', { name: 'Đưa lên trên: do.jpg' }).click()
    await secretary.getByRole('button', { name: 'Đưa lên trên: do.jpg' }).click()
    await secretary.getByRole('button', { name: 'Gửi một tài liệu 3 trang' }).click()
    await secretary.getByRole('alert').filter({ hasText: 'Không mở được ảnh “trang-hong.jpg”' }).waitFor()

    const sent: string[] = []
    secretary.on('request', (request) => { if (request.method() === 'PATCH') sent.push(request.url()) })
    await secretary.getByRole('button', { name: 'Bỏ ảnh: trang-hong.jpg' }).click()
    await secretary.getByRole('button', { name: 'Gửi một tài liệu 2 trang' }).click()
    const reader = pageOf('reader')
    const offer = reader.getByRole('status').filter({ hasText: 'Biên bản làm việc chụp tại phòng họp' })
    await offer.waitFor()
    expect(sent).toEqual([])
    const before = reader.url()
    await offer.getByRole('button', { name: 'Mở' }).click()
    await reader.waitForURL((url) => url.href !== before && url.searchParams.has('paper'))
    const versionId = new URL(reader.url()).searchParams.get('paper') ?? ''
    await expectEventually(async () => expect([await colourOf(reader, versionId, 1), await colourOf(reader, versionId, 2)]).toEqual([[1, 0, 0], [0, 1, 0]]))
    // the broken one was refused; nothing else was
    expect(people.secretary.complaints).toEqual([expect.stringContaining('409')])
  }, 180_000)
})

/** Red, green and blue in the middle of a page, once it has been drawn. */
async function colourOf(page: Page, versionId: string, at: number): Promise<number[]> {
  const picture = await page.request.get(`/papers/${versionId}/pages/${at}`)
  if (!picture.ok()) return []
  const { data, info } = await sharp(await picture.body()).raw().toBuffer({ resolveWithObject: true })
  const middle = (Math.floor(info.height / 2) * info.width + Math.floor(info.width / 2)) * info.channels
  return [...data.subarray(middle, middle + 3)].map((part) => (part > 100 ? 1 : 0))
}
