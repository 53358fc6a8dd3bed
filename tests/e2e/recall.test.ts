import type { Page } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { allDrawn, withDatabase } from '~tests/support/reading'
import { small } from '~tests/support/small-meeting'
import { SmallStage } from '~tests/support/small-stage'

/** A paper's time runs out, and it is recalled, while one reads it by itself and another in the room. */
let versionId: string
let documentId: string
const stage = new SmallStage('recall', { secretary: ['thuky', 'desktop'], chair: ['chutich', 'tablet'], reader: ['nongnghiep', 'tablet'], inRoom: ['taichinh', 'tablet'] })
const { people, pageOf } = stage

beforeAll(async () => {
  for (const { page } of Object.values(people)) page.setDefaultTimeout(15_000)
  const row = withDatabase(stage.site, (db) => db.prepare<[], { id: string; document_id: string }>('SELECT id, document_id FROM document_versions').get())
  versionId = row?.id ?? ''
  documentId = row?.document_id ?? ''
  await allDrawn(pageOf('reader'), versionId)
  await post('chair', `/api/meetings/${small.meetingId}/open-meeting`, {})
  for (const who of ['reader', 'inRoom'] as const) await post(who, `/api/meetings/${small.meetingId}/check-in`, {})
})

async function post(who: keyof typeof people, path: string, data: object) {
  const response = await pageOf(who).request.post(path, { data, headers: { origin: stage.site.url, 'Idempotency-Key': crypto.randomUUID() } })
  expect(response.status(), path).toBe(200)
}

const picture = 'section[data-page] image'
const paperUrl = () => `/papers/${versionId}`
const roomUrl = () => `/meetings/${small.meetingId}/room?paper=${versionId}`

async function bothRead() {
  for (const [who, url] of [['reader', paperUrl()], ['inRoom', roomUrl()]] as const) {
    await pageOf(who).goto(url)
    await pageOf(who).locator(picture).first().waitFor()
    // a page that is loaded anew would have lost this
    await pageOf(who).evaluate(() => { document.documentElement.dataset.stayed = 'yes' })
  }
}

/** The picture is gone and the sentence stands there, without the page having been loaded again. */
async function bothAreTold(sentence: RegExp) {
  for (const who of ['reader', 'inRoom'] as const) {
    await pageOf(who).getByText(sentence).waitFor()
    expect(await pageOf(who).locator(picture).count(), who).toBe(0)
    expect(await pageOf(who).evaluate(() => document.documentElement.dataset.stayed), who).toBe('yes')
  }
}

/** Cuts a reader's way to the reason for a moment. */
async function withoutReason(page: Page, work: () => Promise<void>) {
  await page.route('**/newer', (route) => route.abort())
  await work()
  await page.unroute('**/newer')
}

async function everyAddressIsRefused(code: string) {
  for (const who of ['reader', 'inRoom'] as const) {
    for (const path of [`${paperUrl()}/pages/1`, `${paperUrl()}/pages/1?w=small`, `${paperUrl()}/pages/1?w=thumb`, `${paperUrl()}/text`, `${paperUrl()}/pdf`, `${paperUrl()}/copy`, `${paperUrl()}/original`]) {
      // asked by the page itself, through whatever the browser and its worker have kept
      const answer = await pageOf(who).evaluate(async (url) => { const got = await fetch(url); return { status: got.status, body: await got.text() } }, path)
      expect(answer.status, path).toBe(409)
      expect(JSON.parse(answer.body), path).toMatchObject({ ok: false, code })
    }
  }
}

const readers = { readers: { kind: 'all', groupIds: [], userIds: [], guests: true }, opensAt: null, mayDownload: true, wholeItem: false }

it('the end of its time takes the paper from open readers; a longer time gives it back', async () => {
  await bothRead()
  await post('secretary', `/api/documents/${documentId}/readers`, { ...readers, closesAt: Date.now() + 4_000 })
  expect(await pageOf('reader').locator(picture).count()).toBeGreaterThan(0)
  await bothAreTold(/^Tài liệu này đã hết thời gian đọc từ \d\d:\d\d/)
  await everyAddressIsRefused('documents/reading-over')
  await post('secretary', `/api/documents/${documentId}/readers`, { ...readers, closesAt: null })
  await bothRead()
}, 60_000)

it('where the reason cannot be had, the reader hears that, and what to do', async () => {
  await bothRead()
  const page = pageOf('reader')
  await withoutReason(page, async () => {
    await post('secretary', `/api/documents/${documentId}/readers`, { ...readers, closesAt: Date.now() + 2_000 })
    await page.getByText(/^Tài liệu này không còn xem được nữa\. Chưa hỏi được lý do/).waitFor()
    expect(await page.locator(picture).count()).toBe(0)
  })
  await page.reload()
  await page.getByText(/^Tài liệu này đã hết thời gian đọc/).waitFor()
  await post('secretary', `/api/documents/${documentId}/readers`, { ...readers, closesAt: null })
}, 60_000)

it('a recall takes it at once, with time and reason; neither loading again nor going back brings it up', async () => {
  await bothRead()
  const secretary = pageOf('secretary')
  await secretary.goto(`/meetings/${small.meetingId}/papers`)
  await secretary.getByRole('button', { name: /^Sửa: Nghị định số 30/ }).click()
  await secretary.getByRole('button', { name: /^Thu hồi: Nghị định số 30/ }).click()
  await secretary.getByLabel(/^Lý do thu hồi/).fill('Nhầm bản chưa thẩm định')
  await secretary.getByRole('button', { name: 'Thu hồi tài liệu' }).click()

  const sentence = /^Tài liệu này đã được thu hồi lúc \d\d:\d\d theo yêu cầu của thư ký\. Lý do: Nhầm bản chưa thẩm định$/
  await bothAreTold(sentence)
  await everyAddressIsRefused('documents/recalled')
  for (const who of ['reader', 'inRoom'] as const) {
    const page = pageOf(who)
    await page.reload()
    await page.getByText(sentence).waitFor()
    await page.goto('/meetings')
    await page.goBack()
    await page.getByText(sentence).waitFor()
    expect(await page.locator(picture).count(), who).toBe(0)
  }
  expect(await pageOf('reader').evaluate(async (id) => {
    const kept: string[] = []
    for (const name of await caches.keys()) for (const { url } of await (await caches.open(name)).keys()) if (url.includes(id)) kept.push(url)
    return kept
  }, versionId)).toEqual([])
}, 60_000)
