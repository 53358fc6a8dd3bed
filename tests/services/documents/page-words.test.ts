import { createReadStream } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { unpackWords } from '~/domain/annotations/packed-words'
import { findVersion } from '~db/queries/documents'
import { documentPages } from '~db/schema'
import { PageRenderer } from '~server/jobs/render-pages'
import type { PagePool } from '~server/jobs/page-pool'
import { portionWords, wordsOnPage } from '~server/services/documents/page-words'
import { recallPaper } from '~server/services/documents/recall-paper'
import { createHall, must, type Hall } from '~tests/support/hall'
import { openTestPagePool } from '~tests/support/page-pool'
import { sendUpload } from '~tests/support/send-upload'
import { createWorld, type World } from '~tests/support/world'

const decree = fileURLToPath(new URL('../../support/pdf/nd30-2020.pdf', import.meta.url))
let pool: PagePool
let world: World
let hall: Hall
let asked: number[]

beforeAll(() => { pool = openTestPagePool() })
afterAll(() => pool.close())
beforeEach(async () => {
  asked = []
  world = createWorld(undefined, { pages: { ...pool, pageWords: (path, page) => { asked.push(page); return pool.pageWords(path, page) } } })
  hall = await createHall(world)
})
afterEach(() => world.close())

const lay = () => must(sendUpload(hall.as('secretary'), { kind: 'item', itemId: hall.items.plain }, { fileName: 'Nghị định 30.pdf', body: createReadStream(decree) }))
async function draw() {
  const renderer = new PageRenderer(world.app)
  await renderer.idle()
  await renderer.close()
}

it('the words of ten pages come at once, read when the pages were drawn', async () => {
  const { versionId } = await lay()
  expect(await must(portionWords(hall.as('member1'), versionId, 3))).toEqual([{ page: 21, words: null }])
  await draw()
  const words = await must(portionWords(hall.as('member1'), versionId, 1))
  expect(words.map(({ page }) => page)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
  expect(words[0]?.words && unpackWords(words[0].words).map(({ text }) => text).join(' ')).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc')
  expect(asked).toEqual([])
  expect(await portionWords(hall.as('member1'), versionId, 4)).toMatchObject({ ok: false, code: 'not-found' })
})

it('pages drawn before words were kept are read once, then known', async () => {
  const { versionId } = await lay()
  await draw()
  await world.db.write((tx) => tx.update(documentPages).set({ words: null }))
  const first = await must(portionWords(hall.as('member1'), versionId, 3))
  expect(asked).toEqual([21])
  expect(await must(portionWords(hall.as('member1'), versionId, 3))).toEqual(first)
  const found = await findVersion(world.db.read, versionId)
  expect(found && (await wordsOnPage(world.app, found.version, 21)).length).toBeGreaterThan(10)
  expect(asked).toEqual([21])
})

it('they are for whoever reads the paper, as long as he may', async () => {
  const { versionId, documentId } = await lay()
  const outsider = await world.as(await world.addPerson('Đỗ Văn Ngoài'))
  expect(await portionWords(outsider, versionId, 1)).toMatchObject({ ok: false, code: 'not-found' })
  await must(world.db.write((tx) => recallPaper(tx, hall.as('secretary'), documentId, 'Bản có lỗi')))
  expect(await portionWords(hall.as('member1'), versionId, 1)).toMatchObject({ ok: false, code: 'documents/recalled' })
})
