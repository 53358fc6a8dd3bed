import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { expectEventually } from '~tests/support/eventually'
import { glassOf, way, type Place } from '~tests/support/glass'
import { allMarksSent, openMarkedPaper, press, takeTools } from '~tests/support/marking'
import { small } from '~tests/support/small-meeting'
import { SmallStage } from '~tests/support/small-stage'

/** Every tool in the hands of two people at one page, by mouse, keys, pen, finger and palm. */
const stage = new SmallStage('mark-tools', { a: ['xaydung', 'tablet'], b: ['nongnghiep', 'tablet'], chair: ['chutich', 'tablet'] })
const { people, pageOf } = stage

const pick = (page: Page, name: string) => page.getByRole('region', { name: 'Công cụ ghi chú' }).getByText(name, { exact: true }).click()
const held = (page: Page, count: number) => page.getByRole('group', { name: `Đang chọn ${count} ghi chú` })
/** Kinds of all marks of the first page but notes. */
const kinds = (page: Page) => page.locator('[data-ink="1"] [data-mark], [data-stamps="1"] [data-mark]').evaluateAll((marks) => marks.map((mark) => mark.getAttribute('data-mark')).sort())
const sees = (page: Page, ...expected: string[]) => expectEventually(async () => expect(await kinds(page)).toEqual([...expected].sort()), 30_000)
const bothSee = async (...expected: string[]) => {
  for (const who of ['a', 'b'] as const) await sees(pageOf(who), ...expected)
}
/** The outline of the only mark of a kind on the first page. */
const figure = (page: Page, kind: string) => page.locator(`[data-mark="${kind}"] path, path[data-mark="${kind}"]`).first()
const outline = (page: Page, kind: string) => figure(page, kind).getAttribute('d')
const pins = (page: Page) => page.getByRole('button', { name: /^Ý kiến của/ })

async function drag(page: Page, ...places: Place[]) {
  const [[x, y] = [0, 0], ...rest] = places
  await page.mouse.move(x, y)
  await page.mouse.down()
  for (const [toX, toY] of rest) await page.mouse.move(toX, toY, { steps: 5 })
  await page.mouse.up()
}
const loopAround = (page: Page, left: number, top: number, right: number, bottom: number) =>
  drag(page, [left, top], [right, top], [right, bottom], [left, bottom], [left, top + 6])

describe.sequential('the tools', () => {
  it('each makes a mark of its kind, which the other sees', async () => {
    for (const who of ['a', 'b'] as const) await openMarkedPaper(pageOf(who), small.meetingId)
    const [a, b] = [pageOf('a'), pageOf('b')]
    await takeTools(a)
    await drag(a, [300, 150], [420, 160])
    await press(a, 'Tô sáng')
    await drag(a, [300, 190], [460, 190])
    await press(a, 'Hình')
    await drag(a, [520, 140], [700, 220])
    await pick(a, 'Mũi tên')
    await drag(a, [880, 300], [720, 190])
    await press(a, 'Nhãn')
    await pick(a, 'Cần sửa')
    await a.mouse.click(400, 300)
    await press(a, 'Ý kiến')
    await a.mouse.click(600, 320)
    await a.getByLabel('Nội dung ý kiến').fill('Đề nghị nêu rõ cơ quan chủ trì')
    await press(a, 'Lưu')
    await bothSee('pen', 'highlighter', 'box', 'arrow', 'stamp')
    await pins(b).waitFor()
    await b.getByText('Cần sửa', { exact: true }).waitFor()
    await allMarksSent(a)
  })

  it('a tap with a box’s tool makes nothing', async () => {
    const a = pageOf('a')
    await press(a, 'Hình')
    await a.mouse.click(800, 450)
    await press(a, 'Nhãn')
    await bothSee('pen', 'highlighter', 'box', 'arrow', 'stamp')
  })

  it('the lasso catches own marks, which the hand and the keys move; each move is one step back', async () => {
    const [a, b] = [pageOf('a'), pageOf('b')]
    await takeTools(b)
    await drag(b, [560, 240], [680, 240])
    await bothSee('pen', 'pen', 'highlighter', 'box', 'arrow', 'stamp')
    const [box, arrow, pen] = [await outline(b, 'box'), await outline(b, 'arrow'), await b.locator('[data-mark="pen"]').last().getAttribute('d')]
    await press(a, 'Chọn')
    await loopAround(a, 500, 125, 920, 310)
    await held(a, 2).waitFor() // not the line of the other, which lies between
    await drag(a, [620, 180], [620, 240])
    await expectEventually(async () => expect([await outline(b, 'box') === box, await outline(b, 'arrow') === arrow]).toEqual([false, false]))
    const dragged = await outline(b, 'box')
    await a.keyboard.press('ArrowRight')
    await a.keyboard.press('Shift+ArrowDown')
    await expectEventually(async () => expect(await outline(b, 'box')).not.toBe(dragged))
    await press(a, 'Hoàn tác')
    await expectEventually(async () => expect(await outline(b, 'box')).toBe(dragged))
    await press(a, 'Hoàn tác')
    await expectEventually(async () => expect([await outline(b, 'box'), await outline(b, 'arrow')]).toEqual([box, arrow]))
    expect(await b.locator('[data-mark="pen"]').last().getAttribute('d')).toBe(pen)
    await press(a, 'Làm lại')
    await expectEventually(async () => expect(await outline(b, 'box')).toBe(dragged))
    await press(a, 'Hoàn tác')
  })

  it('what is held is taken away together and comes back together; Escape lets go', async () => {
    const a = pageOf('a')
    await loopAround(a, 500, 125, 920, 310)
    await a.keyboard.press('Delete')
    await bothSee('pen', 'pen', 'highlighter', 'stamp')
    await press(a, 'Hoàn tác')
    await bothSee('pen', 'pen', 'highlighter', 'box', 'arrow', 'stamp')
    await a.mouse.click(400, 300)
    await held(a, 1).waitFor()
    await held(a, 1).press('Escape')
    await held(a, 1).waitFor({ state: 'detached' })
  })

  it('the eraser takes away own marks of every kind with one movement, and one step brings them back', async () => {
    const [a, b] = [pageOf('a'), pageOf('b')]
    await press(a, 'Tẩy')
    await drag(a, [360, 120], [360, 320], [600, 320], [620, 215], [800, 245], [640, 245], [640, 235])
    await bothSee('pen') // the other's
    await expectEventually(async () => expect(await pins(b).count()).toBe(0))
    await press(a, 'Hoàn tác')
    await bothSee('pen', 'pen', 'highlighter', 'box', 'arrow', 'stamp')
    await pins(b).waitFor()
  })

  it('nobody brings back what the chair has cleared', async () => {
    const [a, chair] = [pageOf('a'), pageOf('chair')]
    await allMarksSent(a)
    const [userId, versionId] = await a.evaluate(async () => ((await indexedDB.databases()).find(({ name }) => name?.endsWith('/room'))?.name ?? '').split('/').slice(1, 3))
    const status = await chair.evaluate(async ([path, userId, versionId]) => {
      const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() }
      return (await fetch(path ?? '', { method: 'POST', headers, body: JSON.stringify({ userId, versionId }) })).status
    }, [`/api/meetings/${small.meetingId}/clear-marks`, userId, versionId])
    expect(status).toBe(200)
    await bothSee('pen')
    const undo = a.getByRole('button', { name: 'Hoàn tác', exact: true })
    await expectEventually(async () => expect(await undo.isDisabled()).toBe(true))
    expect(await a.getByRole('button', { name: 'Làm lại', exact: true }).isDisabled()).toBe(true)
    await press(pageOf('b'), 'Hoàn tác')
    await bothSee()
  })

  it('tool, word, colour and width are remembered on this device', async () => {
    const a = pageOf('a')
    await press(a, 'Hình')
    await pick(a, 'Mũi tên')
    await pick(a, 'Đậm')
    await a.getByRole('button', { name: /^Màu/ }).click()
    const another = a.getByRole('group', { name: 'Màu' }).locator('button[aria-pressed="false"]').first()
    const colour = await another.locator('circle').getAttribute('fill')
    await another.click()
    await a.reload()
    await a.waitForSelector('[data-ink="1"]', { state: 'attached' })
    await takeTools(a)
    expect(await a.getByRole('button', { name: 'Hình', exact: true }).getAttribute('aria-pressed')).toBe('true')
    await drag(a, [300, 250], [500, 300])
    await bothSee('arrow')
    expect(await figure(a, 'arrow').evaluate((path) => [path.getAttribute('stroke'), Math.round(Number(path.getAttribute('stroke-width')))])).toEqual([colour, 5])
    expect(await figure(pageOf('b'), 'arrow').getAttribute('stroke')).toBe(colour)
  })
})

describe.sequential('hands', () => {
  const scrolled = (page: Page) => page.evaluate(() => document.querySelector('.reading-window')?.scrollTop ?? 0)
  const columnWidth = (page: Page) => page.evaluate(() => document.querySelector('.reading-column')?.getBoundingClientRect().width ?? 0)

  it('a pen on the glass starts the tools, with the pen in hand whatever was held last', async () => {
    const a = pageOf('a')
    await press(a, 'Tẩy')
    await press(a, 'Xong')
    const glass = await glassOf(a)
    await glass.pen(way([300, 150], [420, 170]))
    await bothSee('arrow', 'pen')
    expect(await a.getByRole('button', { name: 'Bút', exact: true }).getAttribute('aria-pressed')).toBe('true')
  })

  it('a palm beside a writing or hovering pen neither scrolls nor zooms nor presses', async () => {
    const a = pageOf('a')
    const glass = await glassOf(a)
    const before = [await scrolled(a), await columnWidth(a)]
    await glass.pen(way([300, 200], [360, 210]), { up: false })
    await glass.fingers(way([700, 480], [700, 300]), way([760, 480], [860, 340]))
    await glass.pen(way([360, 210], [420, 220]), { down: false })
    await bothSee('arrow', 'pen', 'pen')
    await press(a, 'Nhãn')
    await glass.pen(way([420, 220], [440, 240]), { down: false, up: false })
    await glass.fingers([[600, 400], [600, 400]])
    await glass.fingers(way([700, 480], [700, 300]))
    expect([await scrolled(a), await columnWidth(a)]).toEqual(before)
    await bothSee('arrow', 'pen', 'pen')
    await glass.pen([[440, 240], [440, 30]], { down: false, up: false }) // away from the page
  })

  it('a finger’s tap is enough for a stamp, and a finger that moves scrolls', async () => {
    const a = pageOf('a')
    const glass = await glassOf(a)
    await expectEventually(async () => {
      if ((await kinds(a)).length < 4) await glass.fingers([[600, 400]])
      expect(await kinds(a)).toEqual(['arrow', 'pen', 'pen', 'stamp'])
    })
    const before = await scrolled(a)
    await glass.fingers(way([700, 480], [700, 360]))
    await expectEventually(async () => expect(await scrolled(a)).toBeGreaterThan(before))
    await bothSee('arrow', 'pen', 'pen', 'stamp')
    await a.evaluate(() => { const window = document.querySelector('.reading-window'); if (window) window.scrollTop = 0 })
    await press(a, 'Hoàn tác')
    await bothSee('arrow', 'pen', 'pen')
  })

  it('with the switch on: a palm that lay there before its pen leaves nothing', async () => {
    const a = pageOf('a')
    await press(a, 'Bút')
    await press(a, 'Vẽ bằng tay')
    const glass = await glassOf(a)
    await glass.touch([[700, 450]])
    await glass.touch([[705, 440]])
    await glass.pen(way([300, 260], [420, 270]))
    await glass.touch([])
    await bothSee('arrow', 'pen', 'pen', 'pen')
    await glass.pen([[440, 30]], { down: false, up: false })
  })

  it('a second finger throws a young stroke away, keeps an older one, and zooms', async () => {
    const a = pageOf('a')
    const glass = await glassOf(a)
    const pinchAfter = async (ageMs: number, startsAt: number) => {
      await glass.touch([[400, 300]], startsAt)
      await glass.touch([[430, 310]], startsAt + 20)
      await glass.touch([[430, 310], [600, 400]], startsAt + ageMs)
      for (const [step, [x, y]] of way([600, 400], [700, 450]).entries()) await glass.touch([[430, 310], [x, y]], startsAt + ageMs + 20 * (step + 1))
      await glass.touch([], startsAt + ageMs + 300)
    }
    const before = await columnWidth(a)
    await pinchAfter(60, 10_000)
    await expectEventually(async () => expect(await columnWidth(a)).toBeGreaterThan(before * 1.05))
    await bothSee('arrow', 'pen', 'pen', 'pen')
    const wider = await columnWidth(a)
    await pinchAfter(400, 20_000)
    await expectEventually(async () => expect(await columnWidth(a)).toBeGreaterThan(wider * 1.05))
    await bothSee('arrow', 'pen', 'pen', 'pen', 'pen')
  })

  it('nobody’s browser complained', () => {
    for (const [who, { complaints }] of Object.entries(people)) expect(complaints.filter((line) => !/ERR_|WebSocket/.test(line)), who).toEqual([])
  })
})
