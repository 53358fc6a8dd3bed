import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoPassword } from '~db/demo/province'
import { engines, type Window } from '~tests/support/other-engines'
import { versionOf, withDatabase } from '~tests/support/reading'
import type { Site } from '~tests/support/site'
import { startDemo } from '~tests/support/start-sample'
import { inPage, keys, openPage, press, signInBy, type, until } from '~tests/support/visitor-by-protocol'

/** The way of a reader in browsers of other families; what is special about them is asked for by feature, so one way must do. */
let site: Site
let meetingId: string
let decreeId: string
const installed = engines.filter(({ missing }) => missing === null)
/** One account for each, because a paper opens where its reader left it. */
const readers = ['tran.thi.hanh', 'nguyen.duc.thinh']

beforeAll(async () => {
  if (installed.length === 0) return
  site = await startDemo()
  decreeId = versionOf(site, 'nd30-2020.pdf')
  meetingId = withDatabase(site, (db) => db.prepare<[], { id: string }>("SELECT id FROM meetings WHERE state = 'in-session'").get()?.id ?? '')
})
afterAll(() => site?.remove())

const pageIs = (window: Window, shown: string) => until(window, (text) => document.querySelector('nav button[aria-haspopup]')?.textContent?.endsWith(` ${text}`), shown)
const pictureIs = (window: Window, page: number) => until(window, (number) => {
  const picture = document.querySelector(`section[data-page="${number}"] image`)
  return picture && performance.getEntriesByName(location.origin + picture.getAttribute('href')).length > 0
}, page)
const zoomIs = (window: Window, shown: string) => until(window, (text) => document.querySelector('output')?.textContent === text, shown)

describe.each(engines.map((engine, index) => ({ ...engine, title: engine.missing ? `${engine.name} (left out: needs ${engine.missing})` : engine.name, username: readers[index] ?? '' })))('$title', ({ missing, open, username }) => {
  let window: Window

  beforeAll(async () => {
    if (missing) return
    window = await open()
    await window.resize(1440, 900)
    await signInBy(window, site.url, { username, password: demoPassword })
  })
  afterAll(() => window?.close())

  it.skipIf(missing)('reads: the first picture, turned by button and key, sharp when large', async () => {
    await openPage(window, `${site.url}/papers/${decreeId}`)
    await pictureIs(window, 1)
    await press(window, 'button', 'Trang sau')
    await pageIs(window, '2/21')
    await type(window, keys.right)
    await pageIs(window, '3/21')
    await pictureIs(window, 3)

    for (let step = 0; step < 7; step++) await press(window, 'button', 'To hơn')
    await zoomIs(window, '477%')
    await until(window, () => {
      const drawn = document.querySelector<HTMLCanvasElement>('section canvas')
      const dots = drawn?.getContext('2d')?.getImageData(0, 0, drawn.width, drawn.height).data
      // ink, not only paper
      return dots?.some((level, index) => index % 4 === 0 && level < 100 && dots[index + 3] === 255)
    })
    expect(await inPage(window, () => document.querySelectorAll('section canvas').length)).toBeLessThanOrEqual(3)
    for (let step = 0; step < 7; step++) await press(window, 'button', 'Nhỏ hơn')
    await zoomIs(window, '100%')
  })

  it.skipIf(missing)('finds words and marks them, lets words be selected, shows two pages', async () => {
    await openPage(window, `${site.url}/papers/${decreeId}?find=luu+tru+co+quan`)
    await until(window, () => document.querySelector('.text-hit'))
    await until(window, () => {
      const words = [...document.querySelectorAll('.text-layer span')].find((span) => /\p{L}{3,}/u.test(span.textContent ?? ''))
      if (words) getSelection()?.selectAllChildren(words)
      return (getSelection()?.toString().trim().length ?? 0) > 2
    })
    await press(window, 'button', 'Cách xem')
    await press(window, '[role=dialog] label', 'Hai trang cạnh nhau')
    await type(window, keys.escape)
    await until(window, () => /\d+–\d+\/21$/.test(document.querySelector('nav button[aria-haspopup]')?.textContent ?? ''))
  })

  it.skipIf(missing)('shows the paper in the room', async () => {
    await openPage(window, `${site.url}/meetings/${meetingId}/room?view=paper`)
    await until(window, () => [...document.querySelectorAll('section[data-page] image')].some((picture) => performance.getEntriesByName(location.origin + picture.getAttribute('href')).length > 0))
  })

  it.skipIf(missing)('had nothing to complain of in the console', () => {
    expect(window.complaints).toEqual([])
  })

  it.skipIf(missing)('reads on without a line what was fetched before', async () => {
    await openPage(window, `${site.url}/meetings/${meetingId}`)
    await inPage(window, async () => { await navigator.serviceWorker.ready })
    await press(window, 'button', 'Tải trước ')
    await until(window, () => document.body.innerText.includes('Đã tải về máy '))
    await site.kill()
    try {
      await openPage(window, `${site.url}/papers/${decreeId}`)
      await until(window, () => document.querySelector('section[data-page] image'))
      await press(window, 'button', 'Trang sau')
      await until(window, () => [...document.querySelectorAll('section[data-page] image')].some((picture) => performance.getEntriesByName(location.origin + picture.getAttribute('href')).length > 0))
    } finally {
      await site.startAgain()
    }
  })
})
