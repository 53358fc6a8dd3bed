import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { expectEventually } from '~tests/support/eventually'
import { glassOf, way } from '~tests/support/glass'
import { allMarksSent, drawLine, keptOnDevice, marksOn, openMarkedPaper, pointAt, press, seesMarks } from '~tests/support/marking'
import { small } from '~tests/support/small-meeting'
import { SmallStage } from '~tests/support/small-stage'

/** Two people write on one page at once, one goes offline and comes back, and then the power goes. */
const stage = new SmallStage('marks', { a: ['xaydung', 'tablet'], b: ['nongnghiep', 'tablet'], guest: ['tanan', 'phone'] })
const { people, pageOf } = stage

/** The layer is chosen as a finger does it: by its name, not by the hidden radio. */
const writeOn = (page: Page, layer: string) => page.getByRole('group', { name: 'Ghi vào' }).getByText(layer, { exact: true }).click()

describe.sequential('marks', () => {
  it('a stroke drawn by one is seen by the other, growing and then finished, with its author’s name', async () => {
    for (const who of ['a', 'b'] as const) await openMarkedPaper(pageOf(who), small.meetingId)
    const [a, b] = [pageOf('a'), pageOf('b')]
    await press(a, 'Ghi chú')
    await allMarksSent(a)
    const pointer = await pointAt(a, [300, 200], { on: b, name: small.nameOf('xaydung') })
    await a.mouse.move(300, 200)
    await a.mouse.down()
    for (let step = 1; step <= 10; step++) await a.mouse.move(300 + step * 10, 200 + step * 2)
    await b.waitForSelector('path[data-growing]', { state: 'attached' })
    expect(await pointer.count()).toBe(0)
    await a.mouse.up()
    await seesMarks(a, 1)
    await seesMarks(b, 1)
    await b.getByText(small.nameOf('xaydung')).first().waitFor()
    expect(await b.locator('path[data-growing]').count()).toBe(0)
    await allMarksSent(a)
  })

  it('undo concerns the own strokes only, and comes back', async () => {
    const [a, b] = [pageOf('a'), pageOf('b')]
    await press(b, 'Ghi chú')
    await drawLine(b, 300, 320)
    await seesMarks(a, 2)
    await press(a, 'Hoàn tác')
    await seesMarks(a, 1)
    await seesMarks(b, 1)
    expect(await a.getByRole('button', { name: 'Hoàn tác', exact: true }).isDisabled()).toBe(true)
    await press(a, 'Làm lại')
    await seesMarks(b, 2)
  })

  it('the eraser takes away own ink, not another’s', async () => {
    const [a, b] = [pageOf('a'), pageOf('b')]
    await press(b, 'Tẩy')
    await drawLine(b, 300, 200)
    await drawLine(b, 300, 320)
    await seesMarks(a, 1)
    await seesMarks(b, 1)
  })

  it('a note is pinned, read by the other with its author, and changed by its author only', async () => {
    const [a, b] = [pageOf('a'), pageOf('b')]
    await press(a, 'Ý kiến')
    await a.mouse.click(600, 300)
    await a.getByLabel('Nội dung ý kiến').fill('Đề nghị làm rõ căn cứ của khoản này')
    await press(a, 'Lưu')
    const pin = b.getByRole('button', { name: `Ý kiến của ${small.nameOf('xaydung')}` })
    await pin.click()
    await b.getByRole('dialog').getByText('Đề nghị làm rõ căn cứ của khoản này').waitFor()
    expect(await b.getByRole('dialog').getByRole('button', { name: 'Sửa' }).count()).toBe(0)
    await press(b, 'Đóng')
    await a.getByRole('button', { name: /^Ý kiến của/ }).click()
    await press(a, 'Sửa')
    await a.getByLabel('Nội dung ý kiến').fill('Đã rõ')
    await press(a, 'Lưu')
    await press(a, 'Đóng')
    await pin.click()
    await b.getByRole('dialog').getByText('Đã rõ').waitFor()
    await press(b, 'Đóng')
  })

  it('a private mark stays with its writer', async () => {
    const [a, b] = [pageOf('a'), pageOf('b')]
    await press(a, 'Bút')
    await writeOn(a, 'Ghi chú riêng')
    await drawLine(a, 300, 420)
    await seesMarks(a, 2)
    await allMarksSent(a)
    await writeOn(a, 'Ghi chú chung')
    await drawLine(a, 300, 500)
    await seesMarks(b, 2)
    await seesMarks(a, 3)
  })

  it('a pen draws at once, a finger scrolls, a palm does nothing', async () => {
    const a = pageOf('a')
    await allMarksSent(a)
    await press(a, 'Xong')
    const hand = await glassOf(a)
    const scrolled = () => a.evaluate(() => document.querySelector('.reading-window')?.scrollTop ?? 0)
    const before = await scrolled()
    await hand.pen(way([350, 250], [450, 280]))
    await seesMarks(a, 4)
    expect(await a.getByRole('button', { name: 'Xong' }).isVisible()).toBe(true)
    expect(await scrolled()).toBe(before)
    await expectEventually(async () => {
      await hand.fingers(way([500, 450], [500, 354]))
      expect(await scrolled()).toBeGreaterThan(before)
    })
    expect(await marksOn(a)).toBe(4)
    await a.evaluate(() => { const window = document.querySelector('.reading-window'); if (window) window.scrollTop = 0 })
  })

  it('with the switch on a finger draws, and a second finger zooms instead', async () => {
    const a = pageOf('a')
    await press(a, 'Vẽ bằng tay')
    const hand = await glassOf(a)
    await expectEventually(async () => {
      if (await marksOn(a) === 4) await hand.fingers(way([400, 280], [510, 280]))
      expect(await marksOn(a)).toBe(5)
    })
    const zoomed = () => a.evaluate(() => document.querySelector('.reading-column')?.getBoundingClientRect().width ?? 0)
    const before = await zoomed()
    await hand.fingers(way([400, 300], [336, 300]), way([500, 300], [564, 300]))
    await expectEventually(async () => expect(await zoomed()).toBeGreaterThan(before * 1.1))
    expect(await marksOn(a)).toBe(5)
    await press(a, 'Vẽ bằng tay')
  })

  it('offline strokes are counted, survive a closed tab, and come to the others later', async () => {
    const [a, b] = [pageOf('a'), pageOf('b')]
    await allMarksSent(a)
    const before = await marksOn(b)
    await people.a.context.setOffline(true)
    await stage.site.kill()
    await drawLine(a, 620, 400)
    await a.getByText(/1 thay đổi chưa gửi/).first().waitFor()
    await keptOnDevice(a)
    await a.close()
    await stage.site.startAgain()
    await people.a.context.setOffline(false)
    people.a.page = await people.a.context.newPage()
    await openMarkedPaper(pageOf('a'), small.meetingId)
    await seesMarks(b, before + 1)
    await press(pageOf('a'), 'Ghi chú')
    await allMarksSent(pageOf('a'))
  })

  it('a stroke that is under the pen when the page is loaded anew is finished and kept', async () => {
    const [a, b] = [pageOf('a'), pageOf('b')]
    const before = await marksOn(b)
    await a.mouse.move(620, 440)
    await a.mouse.down()
    for (let step = 1; step <= 8; step++) await a.mouse.move(620 + step * 12, 440 + step)
    await b.waitForSelector('path[data-growing]', { state: 'attached' })
    await a.reload()
    await seesMarks(b, before + 1)
    await a.mouse.up()
  })

  it('whoever reads the paper outside of the room comes to its marks, at the same page', async () => {
    const page = pageOf('b')
    const versionId = new URL(page.url()).searchParams.get('paper') ?? ''
    await page.goto(`/papers/${versionId}?page=3`)
    await page.locator('section[data-page="3"] image').waitFor({ state: 'attached' })
    await page.getByRole('link', { name: 'Ghi chú', exact: true }).click()
    await page.waitForURL(/\/room\?paper=/)
    await page.getByRole('button', { name: 'Ghi chú', exact: true }).click()
    await page.getByRole('button', { name: 'Bút', exact: true }).waitFor()
  })

  it('a guest reads the shared marks and has only the private layer to write on', async () => {
    const guest = pageOf('guest')
    await openMarkedPaper(guest, small.meetingId)
    await expectEventually(async () => expect(await marksOn(guest)).toBeGreaterThan(2))
    await press(guest, 'Ghi chú')
    await expectEventually(async () => expect(await guest.getByLabel('Ghi vào').locator('option').allTextContents()).toEqual(['Ghi chú riêng']))
  })

  it('signing out leaves no mark on the device', async () => {
    const guest = pageOf('guest')
    const kept = () => guest.evaluate(async () => (await indexedDB.databases()).filter(({ name }) => name?.startsWith('nghisu/')).length)
    expect(await kept()).toBeGreaterThan(0)
    await guest.goto('/')
    await guest.evaluate(() => document.body.append(Object.assign(document.createElement('form'), { method: 'post', action: '/sign-out', id: 'leave' })))
    await guest.evaluate(() => document.querySelector<HTMLFormElement>('#leave')?.submit())
    await guest.waitForURL(/sign-in/)
    await expectEventually(async () => expect(await kept()).toBe(0))
  })

  it('nobody’s browser complained', () => {
    for (const [who, { complaints }] of Object.entries(people)) expect(complaints.filter((line) => !/ERR_|WebSocket/.test(line)), who).toEqual([])
  })
})
