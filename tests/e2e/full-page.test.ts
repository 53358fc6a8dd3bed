import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import * as encoding from 'lib0/encoding'
import { writeUpdate } from 'y-protocols/sync'
import { markKey } from '~/domain/annotations/mark'
import { encodeMark } from '~/domain/annotations/mark-bytes'
import { marksMap, messageType } from '~/domain/annotations/wire'
import type { MarkPeer } from '~server/rooms/mark-channel'
import { expectEventually } from '~tests/support/eventually'
import { MarkLine } from '~tests/support/mark-line'
import { openMarkedPaper, press, takeTools } from '~tests/support/marking'
import { small } from '~tests/support/small-meeting'
import { SmallStage } from '~tests/support/small-stage'

/** A page on which one has written so much that its older strokes are one picture (settling.ts). */
const { people, pageOf } = new SmallStage('full-page', { writer: ['xaydung', 'tablet'] })

const columns = 10
const rows = 30
/** Where the nth stroke lies, in page space: a short line in a field of its own. */
const placeOf = (nth: number) => ({ x: 0.06 + (nth % columns) * 0.09, y: 0.03 + Math.floor(nth / columns) * 0.014 })

describe.sequential('a page full of ink', () => {
  it('has its older strokes as one picture and only the newest as shapes', async () => {
    const page = pageOf('writer')
    await openMarkedPaper(page, small.meetingId)
    await layStrokes(page)
    await expectEventually(async () => expect(await page.locator('[data-ink="1"]').getAttribute('data-marks')).toBe(String(columns * rows)), 60_000)
    await expectEventually(async () => expect(await page.locator('[data-ink="1"] path').count()).toBeLessThan(200), 60_000)
    expect(await isInPicture(page, 0)).toBe(true)
    expect(await isInPicture(page, 105)).toBe(true)
    expect(await isInPicture(page, columns * rows - 1)).toBe(false)
  })

  it('loses out of the picture what the eraser touches, and nothing beside it; one step brings it back', async () => {
    const page = pageOf('writer')
    await takeTools(page)
    await press(page, 'Tẩy')
    const { x, y } = placeOf(105)
    const sheet = await page.locator('[data-ink="1"]').boundingBox()
    if (!sheet) throw new Error('no page')
    await page.mouse.move(sheet.x + (x + 0.02) * sheet.width, sheet.y + y * sheet.height)
    await page.mouse.down()
    await page.mouse.up()
    await expectEventually(async () => expect(await isInPicture(page, 105)).toBe(false), 60_000)
    for (const beside of [94, 104, 106, 115]) expect(await isInPicture(page, beside), String(beside)).toBe(true)
    await press(page, 'Hoàn tác')
    await expectEventually(async () => expect(await page.locator('[data-ink="1"]').getAttribute('data-marks')).toBe(String(columns * rows)), 60_000)
    expect(people.writer.complaints.filter((line) => !/ERR_|WebSocket/.test(line))).toEqual([])
  })
})

/** Whether the picture of the first page shows ink in the middle of the nth stroke. */
const isInPicture = (page: Page, nth: number) => page.evaluate(({ x, y }) => {
  const picture = document.querySelector<HTMLCanvasElement>('section[data-page="1"] canvas')
  if (!picture) return false
  const copy = Object.assign(document.createElement('canvas'), { width: picture.width, height: picture.height })
  const context = copy.getContext('2d')
  context?.drawImage(picture, 0, 0)
  const pixel = context?.getImageData(Math.round((x + 0.02) * picture.width), Math.round(y * picture.height), 1, 1).data
  return (pixel?.[3] ?? 0) > 0
}, placeOf(nth))

/** As the writer's other device would send them. */
async function layStrokes(page: Page) {
  const kept = await page.waitForFunction(async () => (await indexedDB.databases()).map(({ name = '' }) => name.split('/')).find((parts) => parts.at(-1) === 'room'))
  const [, userId = '', versionId = ''] = (await kept.jsonValue()) ?? []
  const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
  const line = await MarkLine.connect(new URL(page.url()).origin, small.meetingId, cookie)
  const peer = { send: () => undefined, shut: () => undefined } as unknown as MarkPeer // who it is says the cookie
  const opened = await line.open(peer, versionId, 'room')
  if (!opened.ok) throw new Error('the writer was not let in')
  const doc = new Y.Doc()
  for (let nth = 0; nth < columns * rows; nth++) {
    const { x, y } = placeOf(nth)
    doc.getMap(marksMap).set(markKey(userId, `stroke-${nth}`), encodeMark({ kind: 'pen', page: 1, colour: nth % 7, madeAt: 1_790_000_000_000 + nth, width: 0.004, points: [[x, y, 0.6], [x + 0.02, y, 0.6], [x + 0.04, y, 0.6]] }))
  }
  opened.value.receive(encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, messageType.sync)
    writeUpdate(encoder, Y.encodeStateAsUpdate(doc))
  }))
  await line.answered()
  await line.close()
}
