import { randomUUID } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import sharp from 'sharp'
import { beforeEach, expect, it } from 'vitest'
import type { JoinInput } from '~/domain/documents/upload'
import { vi as words } from '~/i18n/vi'
import { schema } from '~db/schema'
import type { ActorCtx } from '~server/context'
import { PageRenderer } from '~server/jobs/render-pages'
import { joinUploads } from '~server/services/documents/join-uploads'
import { listPapers } from '~server/services/documents/list-papers'
import { pagePicture } from '~server/services/documents/read-paper'
import { must } from '~tests/support/hall'
import { PaperHall } from '~tests/support/paper-hall'
import { sendBytes } from '~tests/support/send-upload'

/** Several photographs become one paper, in their order. */
const house = new PaperHall()
let secretary: ActorCtx
beforeEach(() => { secretary = house.hall.as('secretary') })

const photograph = (colour: string, width = 900, height = 1200) => sharp({ create: { width, height, channels: 3, background: colour } })
const target = () => ({ kind: 'item' as const, itemId: house.hall.items.plain })
const send = async (fileName: string, bytes: Uint8Array, ctx = secretary) => must(sendBytes(ctx, target(), { fileName, body: [bytes], page: true }))
const join = async (uploadIds: string[], more: Partial<JoinInput> = {}, ctx = secretary) => {
  for (;;) {
    const answer = await joinUploads(ctx, { target: target(), title: 'Phiếu ý kiến', uploadIds, ...more })
    if (!answer.ok || answer.value.step === 'laid') return answer
  }
}
/** Red, green and blue in the middle of a page. */
const colourOf = async (versionId: string, page: number) => {
  const picture = await house.world.app.files.path(await must(pagePicture(secretary, versionId, page, 'reading')))
  const { data, info } = await sharp(picture).raw().toBuffer({ resolveWithObject: true })
  const at = (Math.floor(info.height / 2) * info.width + Math.floor(info.width / 2)) * info.channels
  return [...data.subarray(at, at + 3)].map((part) => (part > 128 ? 1 : 0)).join('')
}
const waiting = () => house.world.app.uploads.list(secretary.actor.userId)

it('are the pages of one paper in the order given, upright, and the paper comes once', async () => {
  const red = await send('IMG_1.jpg', await photograph('#f00').jpeg().toBuffer())
  const green = await send('IMG_2.png', await photograph('#0f0').png().toBuffer())
  const blue = await send('IMG_3.jpg', await photograph('#00f', 1200, 900).withMetadata({ orientation: 6 }).jpeg().toBuffer())
  const laid = await join([blue, red, green])
  if (!laid.ok || laid.value.step !== 'laid') throw new Error('not laid')
  expect(await join([blue, red, green])).toEqual(laid)
  expect(await must(listPapers(secretary, house.hall.meetingId))).toMatchObject([{ title: 'Phiếu ý kiến', pages: 3 }])
  expect(await waiting()).toEqual([])
  expect(await readdir(house.world.app.uploads.workshop)).toEqual([])

  const renderer = new PageRenderer(house.world.app)
  await renderer.idle()
  await renderer.close()
  const { versionId } = laid.value.paper
  expect([await colourOf(versionId, 1), await colourOf(versionId, 2), await colourOf(versionId, 3)]).toEqual(['001', '100', '010'])
  const [first] = await house.world.db.read.select().from(schema.documentPages)
  expect((first?.heightPt ?? 0) > (first?.widthPt ?? 0)).toBe(true)
}, 30_000)

it('lose nothing by a bad one: it is named, and the others go without being sent again', async () => {
  const good = await send('Trang 1.jpg', await photograph('#fff').jpeg().toBuffer())
  const cut = await send('Trang 2.jpg', (await photograph('#888', 2000, 2000).jpeg().toBuffer()).subarray(0, 3_000))
  const text = await send('Trang 3.jpg', Buffer.from('%PDF-1.7'))
  const refused = await join([good, cut])
  expect(refused).toMatchObject({ ok: false, code: 'documents/photograph-failed', params: { page: 2, name: 'Trang 2.jpg' } })
  if (!refused.ok) expect(words.refusals[refused.code](refused.params)).toContain('“Trang 2.jpg”')
  expect(await join([text, good])).toMatchObject({ ok: false, params: { page: 1, name: 'Trang 3.jpg' } })
  expect(await waiting()).toHaveLength(3)
  expect(await join([good])).toMatchObject({ ok: true, value: { step: 'laid' } })
})

it('are joined by whoever sent them, where he may lay a paper, when they have all come', async () => {
  const mine = await send('Của tôi.jpg', await photograph('#fff').jpeg().toBuffer())
  expect(await join([mine], {}, house.hall.as('chair'))).toMatchObject({ ok: false, code: 'not-found' })
  expect(await join([mine, `${secretary.actor.userId}.${randomUUID()}`])).toMatchObject({ ok: false, code: 'not-found' })
  expect(await join([mine], { title: 'Báo cáo (TỐI MẬT)' })).toMatchObject({ ok: false, code: 'documents/state-secret' })
  const members = house.hall.as('member1')
  const theirs = await must(sendBytes(members, { kind: 'folder', folderId: null }, { fileName: 'a.jpg', body: [await photograph('#fff').jpeg().toBuffer()], page: true }))
  expect(await join([theirs], {}, members)).toMatchObject({ ok: false, code: 'forbidden' })
  expect(await join([theirs], { target: { kind: 'folder', folderId: null } }, members)).toMatchObject({ ok: true })
})
