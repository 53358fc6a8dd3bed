import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CDPSession, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { uploadLimits, uploadsPath } from '~/domain/documents/upload'
import { packageRoot } from '~server/package-root'
import { expectEventually } from '~tests/support/eventually'
import { longScanPdf } from '~tests/support/make-scan'
import { smallItems, smallTitle } from '~tests/support/small-agenda'
import { small } from '~tests/support/small-meeting'
import { SmallStage } from '~tests/support/small-stage'

/** A large scan on its way while the power goes, the line goes, the tab goes; then own papers, from their folder to a meeting. */
const stage = new SmallStage('uploads', { secretary: ['thuky', 'tablet'] })
let page: Page
let line: CDPSession | null = null
let folder: string
let scan: Buffer
/** where each part began that the browser has sent; it is as long as a part may be, or as what is missing */
let parts: number[] = []
const fastLine = -1
const slowLine = 3 * 2 ** 20

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'uploads-'))
  scan = await longScanPdf(48)
  page = stage.pageOf('secretary')
  page.on('request', (request) => {
    if (request.method() !== 'PATCH') return
    parts.push(Number(request.headers()['upload-offset']))
  })
})
afterAll(async () => {
  if (folder) await rm(folder, { recursive: true, force: true })
})
beforeEach(() => { parts = [] })

/** The same scan under another name and with other last bytes: another paper. */
async function paperFile(name: string) {
  const path = join(folder, `${name}.pdf`)
  await writeFile(path, Buffer.concat([scan, Buffer.from(`\n%${name}\n`)]))
  return { path, size: (await stat(path)).size }
}
const choose = (path: string) => page.locator('input[type=file]').setInputFiles(path)
const press = (name: string | RegExp) => page.getByRole('button', { name }).first().click()
const sees = (text: string | RegExp, timeout = 20_000) => page.getByText(text).first().waitFor({ timeout })

/** Opens the own papers, or loads them again; whoever asks what is unfinished is alive. */
async function openOwnPapers(go = () => page.goto('/my-papers')) {
  const alive = page.waitForResponse((response) => response.url().endsWith(uploadsPath) && response.request().method() === 'GET')
  await go()
  await alive
}

/** The browser's line, as slow as told, or cut. */
async function lineOf(uploadBytesPerSecond: number | 'cut') {
  line ??= await page.context().newCDPSession(page)
  await line.send('Network.enable')
  const offline = uploadBytesPerSecond === 'cut'
  await line.send('Network.emulateNetworkConditions', { offline, latency: 10, downloadThroughput: -1, uploadThroughput: offline ? 0 : uploadBytesPerSecond })
}

/** How much of the only unfinished upload lies on the server's disk. */
async function onDisk(): Promise<number> {
  const names = (await readdir(join(stage.site.dataDir, 'uploads'))).filter((name) => /\.[0-9a-f-]{36}$/.test(name))
  return names[0] ? (await stat(join(stage.site.dataDir, 'uploads', names[0]))).size : 0
}
const untilPartly = (size: number) => expectEventually(async () => {
  const arrived = await onDisk()
  expect(arrived).toBeGreaterThan(uploadLimits.partBytes)
  expect(arrived).toBeLessThan(size)
}, 60_000)

/** The whole file went over the line once, but for what was in the air at the cut. */
function expectNothingTwice(size: number, cuts: number) {
  const sent = parts.reduce((all, offset) => all + Math.min(uploadLimits.partBytes, size - offset), 0)
  expect(sent).toBeGreaterThanOrEqual(size)
  expect(sent).toBeLessThanOrEqual(size + cuts * uploadLimits.partBytes)
}

async function expectArrived(name: string) {
  await page.getByRole('link', { name: new RegExp(name) }).waitFor({ timeout: 90_000 })
  expect(await readdir(join(stage.site.dataDir, 'uploads'))).toEqual(['workshop'])
}

describe.sequential('a large paper on its way', () => {
  it('goes on after the server was killed in the middle, from what its disk has', async () => {
    const { path, size } = await paperFile('Bao cao mat dien')
    await openOwnPapers()
    await lineOf(slowLine)
    await choose(path)
    await untilPartly(size)
    await stage.site.kill()
    const arrived = await onDisk()
    const before = parts.length
    await stage.site.startAgain()
    await expectEventually(() => expect(parts.length).toBeGreaterThan(before), 60_000)
    expect(parts[before]).toBe(arrived)
    await lineOf(fastLine)
    await expectArrived('Bao cao mat dien')
    expectNothingTwice(size, 1)
  })

  it('goes on by itself when the line is back', async () => {
    const { path, size } = await paperFile('Bao cao mat mang')
    await lineOf(slowLine)
    await choose(path)
    await untilPartly(size)
    await lineOf('cut')
    await sees('Mất mạng khi đang gửi')
    await lineOf(fastLine)
    await expectArrived('Bao cao mat mang')
    expectNothingTwice(size, 1)
  })

  it('is paused and goes on', async () => {
    const { path, size } = await paperFile('Bao cao tam dung')
    await lineOf(slowLine)
    await choose(path)
    await untilPartly(size)
    await press(/^Tạm dừng gửi/)
    await sees(/Đã dừng ở/)
    const arrived = await onDisk()
    await lineOf(fastLine)
    await press(/^Gửi tiếp/)
    await expectArrived('Bao cao tam dung')
    expect(arrived).toBeLessThan(size)
    expectNothingTwice(size, 1)
  })

  it('goes on in another tab after the same file was chosen again; nothing about it is kept in the browser', async () => {
    const { path, size } = await paperFile('Bao cao dong the')
    await lineOf(slowLine)
    await choose(path)
    await untilPartly(size)
    await openOwnPapers(() => page.reload())
    await sees('Tệp gửi dở từ lần trước')
    expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('tus')))).toEqual([])
    await lineOf(fastLine)
    await choose(path)
    await expectArrived('Bao cao dong the')
    expectNothingTwice(size, 1)
  })

  it('given up, leaves nothing on the server', async () => {
    const { path, size } = await paperFile('Bao cao thoi gui')
    await lineOf(slowLine)
    await choose(path)
    await untilPartly(size)
    await press(/^Thôi gửi/)
    await expectEventually(async () => expect(await readdir(join(stage.site.dataDir, 'uploads'))).toEqual(['workshop']))
    await lineOf(fastLine)
  })

  it('keeps the bytes as they were', async () => {
    const { path } = await paperFile('Bao cao mat dien')
    const href = await page.getByRole('link', { name: /Bao cao mat dien/ }).getAttribute('href')
    const original = await page.request.get(`${href}/original`)
    expect(original.headers()['content-disposition']).toContain('attachment')
    expect((await original.body()).equals(await readFile(path))).toBe(true)
  })
})

describe.sequential('own papers', () => {
  it('are put into folders, found, and laid on an item of a meeting', async () => {
    await openOwnPapers()
    await press('Thêm thư mục')
    await page.getByLabel('Tên thư mục').fill('Văn thư điện tử')
    await press('Lưu')
    await page.getByRole('link', { name: /Văn thư điện tử/ }).click()
    await page.getByRole('heading', { name: 'Văn thư điện tử', level: 1 }).waitFor()
    await page.locator('input[type=file]').setInputFiles({ name: 'Quy chế công tác văn thư.pdf', mimeType: 'application/pdf', buffer: await readFile(join(packageRoot, 'db/demo/papers/nd30-phu-luc-6.pdf')) })
    await page.getByRole('link', { name: /Quy chế công tác văn thư/ }).waitFor({ timeout: 60_000 })

    await openOwnPapers()
    await page.getByLabel('Tìm theo tên tài liệu').fill('quy che van thu')
    await press('Tìm')
    await page.waitForURL(/search=/)
    await press(/^Đưa vào phiên họp: Quy chế/)
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Phiên họp', { exact: true }).selectOption(small.meetingId)
    await dialog.getByLabel('Nội dung', { exact: true }).selectOption({ label: smallItems[0].title })
    await dialog.getByRole('button', { name: 'Đưa vào nội dung này' }).click()
    await sees(`Đã đưa vào ${smallTitle}`)

    await press(/^Việc khác: Quy chế/)
    await page.getByRole('button', { name: 'Xóa', exact: true }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Xóa' }).click()
    await sees(/Đã xóa Quy chế/)
    await page.goto(`/meetings/${small.meetingId}`)
    await page.getByRole('link', { name: /Quy chế công tác văn thư/ }).click()
    await page.waitForURL(/\/papers\//)
    await page.getByRole('heading', { name: 'Quy chế công tác văn thư' }).waitFor()
  })

  it('come back after a mistaken deletion', async () => {
    await openOwnPapers()
    await press(/^Việc khác: Bao cao tam dung/)
    await page.getByRole('button', { name: 'Xóa', exact: true }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Xóa' }).click()
    await press('Hoàn tác')
    await expectEventually(async () => expect(await page.getByRole('link', { name: /Bao cao tam dung/ }).count()).toBe(1))
  })

  it('say how much room they take, deleted ones too, until they are deleted for good', async () => {
    await sees(/^Đã dùng .* trong 2 GB/)
    await page.getByRole('link', { name: 'Đã xóa: 1 tài liệu' }).click()
    await press(/^Xóa hẳn: Quy chế/)
    await page.getByRole('alertdialog').getByRole('button', { name: 'Xóa hẳn' }).click()
    await sees('Không có tài liệu nào đã xóa')
  })
})
