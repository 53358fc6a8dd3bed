import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { expectEventually } from '~tests/support/eventually'
import { glassOf, way, type Place } from '~tests/support/glass'
import { allMarksSent, drawLine, marksOn, openMarkedPaper, press, seesMarks } from '~tests/support/marking'
import { openView } from '~tests/support/reading'
import { small } from '~tests/support/small-meeting'
import { SmallStage } from '~tests/support/small-stage'

/** A mark lies where the pen was, however its writer looks at the page: turned, two pages at once, zoomed, or while it is being zoomed. */
const stage = new SmallStage('mark-places', { writer: ['xaydung', 'desktop'], reader: ['nongnghiep', 'tablet'] })
const { people, pageOf } = stage

const frameOf = async (page: Page, selector: string) => {
  const frame = await page.locator(selector).last().boundingBox()
  if (!frame) throw new Error(`nothing at ${selector}`)
  return frame
}
/** The middle of something, as shares of the page as it is shown there. */
async function placeOn(page: Page, selector: string, number = 1) {
  const [sheet, mark] = [await frameOf(page, `[data-ink="${number}"]`), await frameOf(page, selector)]
  return { x: (mark.x + mark.width / 2 - sheet.x) / sheet.width, y: (mark.y + mark.height / 2 - sheet.y) / sheet.height }
}
const newest = (kind = 'pen', number = 1) => `[data-ink="${number}"] [data-mark="${kind}"]`

/** The newest mark lies where the hand went on this screen. */
async function liesAlong(page: Page, places: readonly Place[], kind = 'pen', number = 1) {
  const { x, y, width, height } = await frameOf(page, newest(kind, number))
  const [xs, ys] = [places.map(([left]) => left), places.map(([, top]) => top)]
  const off = [x - Math.min(...xs), y - Math.min(...ys), x + width - Math.max(...xs), y + height - Math.max(...ys)]
  expect(Math.max(...off.map(Math.abs)), off.join()).toBeLessThan(8) // half of a line's width, and its round ends
}

/** Whoever looks at the page upright sees the newest mark at the same point of the paper; `upright` says which that is. */
async function othersSeeIt(upright: (shown: { x: number; y: number }) => { x: number; y: number }, kind = 'pen', number = 1) {
  const expected = upright(await placeOn(pageOf('writer'), newest(kind, number), number))
  const seen = await placeOn(pageOf('reader'), newest(kind, number), number)
  expect(seen.x).toBeCloseTo(expected.x, 2)
  expect(seen.y).toBeCloseTo(expected.y, 2)
}

async function turnPaper(page: Page) {
  const dialog = await openView(page)
  await dialog.getByRole('button', { name: 'Xoay cả tài liệu' }).click()
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
}
const isWide = async (page: Page) => {
  const { width, height } = await frameOf(page, '[data-ink="1"]')
  return width > height
}

describe.sequential('where the pen was', () => {
  it('on a page that its writer has turned, by a quarter, a half and three quarters', async () => {
    const [writer, reader] = [pageOf('writer'), pageOf('reader')]
    for (const page of [writer, reader]) await openMarkedPaper(page, small.meetingId)
    const glass = await glassOf(writer)
    const turns = [
      [90, true, ({ x, y }: { x: number; y: number }) => ({ x: y, y: 1 - x })],
      [180, false, ({ x, y }: { x: number; y: number }) => ({ x: 1 - x, y: 1 - y })],
      [270, true, ({ x, y }: { x: number; y: number }) => ({ x: 1 - y, y: x })],
    ] as const
    for (const [index, [turn, wide, upright]] of turns.entries()) {
      await turnPaper(writer)
      await expectEventually(async () => expect(await isWide(writer), String(turn)).toBe(wide))
      const places = [...way([520, 240], [640, 240]), ...way([640, 240], [640, 300])]
      await glass.pen(places)
      for (const page of [writer, reader]) await seesMarks(page, index + 1)
      await liesAlong(writer, places)
      await othersSeeIt(upright)
    }
  })

  it('tools find on a turned page what lies there', async () => {
    const [writer, reader] = [pageOf('writer'), pageOf('reader')]
    await press(writer, 'Hình')
    const places = [[700, 260], [760, 300], [860, 340]] as const
    await writer.mouse.move(...places[0])
    await writer.mouse.down()
    for (const [x, y] of places) await writer.mouse.move(x, y)
    await writer.mouse.up()
    for (const page of [writer, reader]) await seesMarks(page, 4)
    await liesAlong(writer, places, 'box')
    await othersSeeIt(({ x, y }) => ({ x: 1 - y, y: x }), 'box')
    await press(writer, 'Tẩy')
    await drawLine(writer, 660, 290) // over the edge of the box
    for (const page of [writer, reader]) await seesMarks(page, 3)
    await press(writer, 'Hoàn tác')
    for (const page of [writer, reader]) await seesMarks(page, 4)
  })

  it('on the right one of two pages side by side, and never over its edge', async () => {
    const [writer, reader] = [pageOf('writer'), pageOf('reader')]
    await turnPaper(writer)
    const dialog = await openView(writer)
    await dialog.getByText('Hai trang cạnh nhau').click()
    await writer.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await expectEventually(async () => expect((await frameOf(writer, '[data-ink="2"]')).x).toBeGreaterThan((await frameOf(writer, '[data-ink="1"]')).x))
    await press(writer, 'Bút')
    const glass = await glassOf(writer)
    const [left, right] = [await frameOf(writer, 'section[data-page="1"]'), await frameOf(writer, 'section[data-page="2"]')]
    const onRight = way([right.x + 120, 320], [right.x + 200, 340])
    await glass.pen(onRight)
    for (const page of [writer, reader]) await seesMarks(page, 1, 2)
    await liesAlong(writer, onRight, 'pen', 2)
    await othersSeeIt((shown) => shown, 'pen', 2)
    await glass.pen(way([left.x + left.width - 120, 360], [right.x + 120, 370]))
    for (const page of [writer, reader]) await seesMarks(page, 5)
    expect(await marksOn(writer, 2)).toBe(1)
    const line = await frameOf(writer, newest())
    expect(line.x + line.width).toBeLessThan((await frameOf(writer, '[data-ink="1"]')).x + (await frameOf(writer, '[data-ink="1"]')).width + 8)
  })

  it('while two fingers zoom the page, when they go up, and on the page that is larger then', async () => {
    const [writer, reader] = [pageOf('writer'), pageOf('reader')]
    const glass = await glassOf(reader)
    const { width } = await frameOf(reader, '[data-ink="1"]')
    await glass.touch([[400, 300], [500, 300]])
    await glass.touch([[370, 300], [530, 300]])
    await expectEventually(async () => expect((await frameOf(reader, '[data-ink="1"]')).width).toBeGreaterThan(width * 1.3))
    const [before, after] = [way([420, 260], [520, 260]), way([520, 260], [520, 360])]
    await glass.pen(before, { up: false })
    await glass.touch([])
    await expectEventually(async () => expect(await reader.locator('.reading-column').evaluate((column) => column.style.transform)).toBe(''))
    await glass.pen(after, { down: false })
    for (const page of [writer, reader]) await seesMarks(page, 6)
    await liesAlong(reader, [...before, ...after])
    expect((await frameOf(reader, '[data-ink="1"]')).width).toBeGreaterThan(width * 1.3)
    const places = way([600, 200], [720, 240])
    await glass.pen(places)
    for (const page of [writer, reader]) await seesMarks(page, 7)
    await liesAlong(reader, places)
    const [here, there] = [await placeOn(reader, newest()), await placeOn(writer, newest())]
    expect(there.x).toBeCloseTo(here.x, 2)
    expect(there.y).toBeCloseTo(here.y, 2)
  })
})

describe.sequential('hands', () => {
  it('a pen upside down takes away own marks and nobody else’s, and its tip goes on as before', async () => {
    const [writer, reader] = [pageOf('writer'), pageOf('reader')]
    const [theirs, sheet] = [await placeOn(reader, newest()), await frameOf(writer, '[data-ink="1"]')]
    const [x, y] = [sheet.x + theirs.x * sheet.width, sheet.y + theirs.y * sheet.height]
    await (await glassOf(writer)).pen(way([x - 30, y + 20], [x + 30, y - 20])) // across the other's line
    for (const page of [writer, reader]) await seesMarks(page, 8)
    const glass = await glassOf(reader)
    await glass.eraserEnd(way([600, 200], [720, 240]))
    for (const page of [writer, reader]) await seesMarks(page, 7)
    expect(await reader.getByRole('button', { name: 'Bút', exact: true }).getAttribute('aria-pressed')).toBe('true')
    await glass.pen(way([600, 200], [720, 240]))
    for (const page of [writer, reader]) await seesMarks(page, 8)
    await glass.pen([[440, 30]], { down: false, up: false }) // away from the page
  })

  it('a pen or a finger that draws and lies still makes one dot, and opens no menu', async () => {
    const reader = pageOf('reader')
    const glass = await glassOf(reader)
    const opensMenu = () => reader.evaluate(() => document.elementFromPoint(640, 330)?.dispatchEvent(new Event('contextmenu', { bubbles: true, cancelable: true })))
    await expectEventually(async () => expect(await opensMenu()).toBe(true)) // the pen has gone
    await glass.pen([[640, 330]], { up: false })
    expect(await opensMenu()).toBe(false)
    await glass.pen([[640, 330]], { down: false })
    await seesMarks(reader, 9)
    await glass.pen([[440, 30]], { down: false, up: false }) // away from the page
    await press(reader, 'Vẽ bằng tay')
    await expectEventually(async () => {
      if (await marksOn(reader) === 9) await glass.longPress([700, 330], 900)
      expect(await marksOn(reader)).toBe(10)
    })
    for (const page of [pageOf('writer'), reader]) await seesMarks(page, 10)
  })

  it('nobody’s browser complained', async () => {
    await allMarksSent(pageOf('writer'))
    for (const [who, { complaints }] of Object.entries(people)) expect(complaints.filter((text) => !/ERR_|WebSocket/.test(text)), who).toEqual([])
  })
})
