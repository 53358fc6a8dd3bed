import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { PageRenderer } from '~server/jobs/render-pages'
import type { PagePool } from '~server/jobs/page-pool'
import { listPapers } from '~server/services/documents/list-papers'
import { openPaper } from '~server/services/documents/read-paper'
import { createHall, must, openedHall, type Hall } from '~tests/support/hall'
import { boxesPdf } from '~tests/support/make-pdf'
import { onePage } from '~tests/support/nasty/nasty-pdf'
import { openTestPagePool } from '~tests/support/page-pool'
import { sendUpload } from '~tests/support/send-upload'
import { sampleSigner, signedPdf } from '~tests/support/sign-pdf'
import { createWorld, type World } from '~tests/support/world'

let pages: PagePool
let world: World

beforeAll(() => { pages = openTestPagePool() })
afterAll(() => pages.close())
beforeEach(() => { world = createWorld(undefined, { pages }) })
afterEach(() => world.close())

const secretaryOf = (hall: Hall) => {
  const ctx = hall.people.secretary?.ctx
  if (!ctx) throw new Error('no secretary')
  return ctx
}
const lay = (hall: Hall, pdf: Uint8Array) => must(sendUpload(secretaryOf(hall), { kind: 'item', itemId: hall.items.plain }, { fileName: 'a.pdf', body: [pdf] }))

it('says in the list what a file carries and who signed it, and hands its bookmarks to the reader', async () => {
  const hall = await createHall(world)
  await lay(hall, signedPdf())
  const { versionId } = await lay(hall, onePage({
    catalog: '/Outlines 6 0 R /OpenAction << /S /JavaScript /JS (1) >> /Names << /EmbeddedFiles << /Names [(a) 8 0 R] >> >>',
    others: ['<< /First 7 0 R >>', '<< /Title (Phan I) /Dest [3 0 R /Fit] >>', '<< /Type /Filespec /F (a) >>'],
  }))
  const [signed, carrying] = await must(listPapers(secretaryOf(hall), hall.meetingId))
  expect(signed).toMatchObject({ findings: { javascript: false, attachments: 0 }, signatures: [{ signer: sampleSigner, state: 'intact', coversWhole: true }] })
  expect(carrying).toMatchObject({ findings: { javascript: true, attachments: 1 }, signatures: [] })
  expect((await must(openPaper(secretaryOf(hall), versionId))).version.bookmarks).toEqual([{ title: 'Phan I', page: 1, children: [] }])
})

it.each([
  ['no meeting is in session', createHall, 2],
  ['a meeting is in session', openedHall, 1],
])('draws, on four cores while %s, at most so many pages at once', async (_when, make, most) => {
  const hall = await make(world)
  await lay(hall, await boxesPdf(Array.from({ length: 6 }, () => ({ width: 100, height: 100 }))))
  let [now, together] = [0, 0]
  const counted: PagePool = { ...pages, renderPage: async (path, page) => {
    together = Math.max(together, ++now)
    const drawn = await pages.renderPage(path, page)
    now--
    return drawn
  } }
  const renderer = new PageRenderer({ ...world.app, pages: counted }, 4)
  await renderer.idle()
  await renderer.close()
  expect(together).toBe(most)
})
