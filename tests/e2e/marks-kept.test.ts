import { execFileSync } from 'node:child_process'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { screens, signIn } from '~tests/support/browser'
import { allMarksSent, drawLine, keptOnDevice, openMarkedPaper, seesMarks, takeTools } from '~tests/support/marking'
import { withDatabase } from '~tests/support/reading'
import { small } from '~tests/support/small-meeting'
import { SmallStage } from '~tests/support/small-stage'

/** N6 What was written is not lost: a disk that is full, a line that is cut for days, a refusal, a shared tablet. */
const stage = new SmallStage('marks-kept', { writer: ['xaydung', 'tablet'], reader: ['nongnghiep', 'tablet'] })
const { people, pageOf } = stage
let marks = 0
const notSaved = 'Chưa lưu được lên máy chủ. Nội dung vẫn giữ trên máy này, đang thử gửi lại.'
const waits = (page: Page, count: number) => page.getByText(new RegExp(`(Còn ${count} thay đổi|^${count} chưa gửi$)`)).first().waitFor()

beforeAll(async () => {
  for (const { page } of Object.values(people)) await openMarkedPaper(page, small.meetingId)
  await takeTools(pageOf('writer'))
  await allMarksSent(pageOf('writer'))
})

/** The server's process may not write a byte to a file: its disk is full. Node ignores the signal that goes with it. */
const diskIsFull = (isFull: boolean) => execFileSync('prlimit', ['--pid', String(stage.site.pid()), `--fsize=${isFull ? '0' : 'unlimited'}:`])

/** A new tab of the same browser, as after a crash. */
async function newTab(): Promise<Page> {
  people.writer.page = await people.writer.context.newPage()
  return pageOf('writer')
}

/** The writer's line is down and his tab is closed with one more mark that was not sent. */
async function writeWithoutLine(y: number) {
  await stage.site.kill()
  await drawLine(pageOf('writer'), 320, y)
  marks += 1
  await waits(pageOf('writer'), 1)
  await keptOnDevice(pageOf('writer'))
  await pageOf('writer').close()
}

describe.sequential('N6 never lost', () => {
  it('a full disk is told to the writer, nobody else sees the mark, and it heals by itself', async () => {
    diskIsFull(true)
    try {
      await drawLine(pageOf('writer'), 320, 200)
      await pageOf('writer').getByText(notSaved).first().waitFor()
      await takeTools(pageOf('writer'), false)
      await pageOf('writer').getByRole('alert').filter({ hasText: 'Chưa lưu được (1)' }).waitFor()
      await pageOf('writer').getByText(notSaved).first().waitFor()
      await takeTools(pageOf('writer'))
      await seesMarks(pageOf('writer'), 1)
      await seesMarks(pageOf('reader'), 0)
    } finally {
      diskIsFull(false)
    }
    marks = 1
    await allMarksSent(pageOf('writer'))
    await seesMarks(pageOf('reader'), marks)
  })

  it('what was written on a paper that is not opened again is counted on every page and sent from the room', async () => {
    await writeWithoutLine(240)
    await stage.site.startAgain()
    const page = await newTab()
    await page.goto(`/meetings/${small.meetingId}`)
    await page.getByText('Còn 1 thay đổi ghi chú chưa gửi.').waitFor()
    await page.getByRole('link', { name: 'Vào phòng họp để gửi' }).click()
    await page.waitForURL(/\/room/)
    await seesMarks(pageOf('reader'), marks)
    await page.goto(`/meetings/${small.meetingId}`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    expect(await page.getByText(/thay đổi ghi chú chưa gửi/).count()).toBe(0)
  })

  it('after 72 hours without a line and a closed tab it is merged without asking', async () => {
    await openMarkedPaper(pageOf('writer'), small.meetingId)
    await takeTools(pageOf('writer'))
    await allMarksSent(pageOf('writer'))
    await writeWithoutLine(280)
    await stage.site.startAgain()
    const page = await newTab()
    await page.clock.setFixedTime(Date.now() + 72 * 3600_000)
    await openMarkedPaper(page, small.meetingId)
    await seesMarks(page, marks)
    await seesMarks(pageOf('reader'), marks)
    await takeTools(page)
    await allMarksSent(page)
    await page.close()
  })

  it('U8 a frame that was damaged on its way closes the document; it is fetched anew and the own mark written again', async () => {
    const page = await newTab()
    let damaged = 0
    await page.routeWebSocket(/\/socket/, (socket) => {
      const server = socket.connectToServer()
      socket.onMessage((message) => {
        // channel, sync, update: a mark; a byte too many, once
        const isMark = damaged === 0 && typeof message !== 'string' && message[1] === 0 && message[2] === 2
        if (isMark) damaged += 1
        server.send(isMark ? Buffer.concat([message.subarray(0, 3), longer(message.subarray(3))]) : message)
      })
    })
    await openMarkedPaper(page, small.meetingId)
    await takeTools(page)
    await allMarksSent(page)
    await drawLine(page, 320, 320)
    marks += 1
    await seesMarks(pageOf('reader'), marks)
    await allMarksSent(page)
    await seesMarks(page, marks)
    expect(damaged).toBe(1)
    expect(await page.getByRole('alert').filter({ hasText: /ghi chú/ }).count()).toBe(0)
    await page.close()
  })

  it('the next person on a shared tablet sees nothing of it, and the writer finds it again', async () => {
    const page = await newTab()
    await openMarkedPaper(page, small.meetingId)
    await takeTools(page)
    await allMarksSent(page)
    await page.getByText('Ghi chú riêng').first().click()
    await stage.site.kill()
    await drawLine(page, 320, 360)
    await waits(page, 1)
    await keptOnDevice(page, 'private')
    await page.close()
    await stage.site.startAgain()
    await people.writer.context.clearCookies() // the session is over; nobody has signed out
    const next = await newTab()
    await signIn(next, small.account('taichinh'))
    await next.goto(`/meetings/${small.meetingId}`)
    await next.getByRole('heading', { level: 1 }).waitFor()
    await openMarkedPaper(next, small.meetingId)
    await seesMarks(next, marks)
    expect(await next.getByText(/chưa gửi/).count()).toBe(0)
    await people.writer.context.clearCookies()
    await signIn(next, small.account('xaydung'))
    await openMarkedPaper(next, small.meetingId)
    await seesMarks(next, marks + 1)
    await takeTools(next)
    await allMarksSent(next)
    await seesMarks(pageOf('reader'), marks)
  })

  it('what was written on a paper that is recalled is said to be unsendable, and goes only when that is confirmed', async () => {
    const page = await newTab()
    await openMarkedPaper(page, small.meetingId)
    await takeTools(page)
    await allMarksSent(page)
    await writeWithoutLine(400)
    await stage.site.startAgain()
    withDatabase(stage.site, (db) => db.prepare('UPDATE documents SET recalled_at = ?').run(Date.now()))
    const next = await newTab()
    await next.goto(`/meetings/${small.meetingId}`)
    await next.getByText('1 ghi chú ở tài liệu “Nghị định số 30/2020/NĐ-CP về công tác văn thư” không gửi được vì không còn quyền xem.').waitFor()
    expect(await next.getByText(/thay đổi ghi chú chưa gửi/).count()).toBe(0)
    await saidOnPhone(next, '1 không gửi được')
    await next.goto(`/meetings/${small.meetingId}`)
    await next.getByRole('button', { name: 'Xem lại' }).click()
    const sheet = next.getByRole('dialog', { name: 'Ghi chú không gửi được' })
    await sheet.getByText(/^Viết tay · trang 1/).waitFor()
    await sheet.getByRole('button', { name: 'Bỏ ghi chú này' }).click()
    await sheet.getByRole('button', { name: 'Giữ lại' }).click()
    await sheet.getByRole('button', { name: 'Bỏ ghi chú này' }).click()
    await sheet.getByRole('group').getByRole('button', { name: 'Bỏ ghi chú này' }).click()
    await next.getByText('Đã bỏ 1 ghi chú.').waitFor()
    await next.reload()
    await next.getByRole('heading', { level: 1 }).waitFor()
    expect(await next.getByText(/không gửi được/).count()).toBe(0)
  })
})

/** The room says it in words on a phone too, in its bar and over nothing else of it. */
async function saidOnPhone(page: Page, words: string) {
  const before = page.viewportSize()
  await page.setViewportSize(screens.phone.viewport)
  await page.goto(`/meetings/${small.meetingId}/room?view=paper`)
  const pill = await page.getByRole('button', { name: words }).getByText(words).boundingBox()
  const title = await page.getByRole('banner').getByRole('heading', { level: 1 }).boundingBox()
  const bar = await page.getByRole('banner').boundingBox()
  if (!pill || !title || !bar) throw new Error(`“${words}” is not in the bar`)
  expect([pill.width > 100, pill.y >= title.y + title.height, pill.y + pill.height <= bar.y + bar.height, bar.width]).toEqual([true, true, true, 390])
  if (before) await page.setViewportSize(before)
}

/** A length and so many bytes, as a message ends: with one byte more. */
function longer(content: Buffer): Buffer {
  const head = content.findIndex((byte) => byte < 0x80) + 1
  const length = content.subarray(0, head).reduce((sum, byte, index) => sum + (byte & 0x7f) * 128 ** index, 0) + 1
  const bytes: number[] = []
  for (let left = length; ; left = Math.floor(left / 128)) {
    bytes.push(left >= 128 ? (left % 128) | 0x80 : left)
    if (left < 128) break
  }
  return Buffer.concat([Buffer.from(bytes), content.subarray(head), Buffer.of(0)])
}
