import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { demoPassword } from '~db/demo/province'
import type { Dossier } from '~/domain/documents/dossier'
import type { PaperReaders } from '~/domain/documents/paper'
import { openBrowser, signIn, visit, type Visitor } from '~tests/support/browser'
import { expectEventually } from '~tests/support/eventually'
import type { Site } from '~tests/support/site'
import { startDemo } from '~tests/support/start-sample'

/** Reading without a line, in a real browser; the line is cut by ending the server itself. */
let site: Site
let browser: Browser
let meetingId: string
let dossier: Dossier

const member = { username: 'tran.thi.hanh', password: demoPassword }
const other = { username: 'nguyen.duc.thinh', password: demoPassword }
const secretary = { username: 'nguyen.thi.thu.ha', password: demoPassword }
const decree = /Nghị định số 30/

beforeAll(async () => {
  site = await startDemo()
  browser = await openBrowser()
  meetingId = inDatabase((db) => db.prepare<[], { id: string }>("SELECT id FROM meetings WHERE state = 'in-session'").get()?.id ?? '')
  const { context, page } = await visit(browser, site.url, 'tablet', member)
  dossier = (await (await page.request.get(`/api/meetings/${meetingId}/dossier`)).json()) as Dossier
  expect(dossier.papers.every(({ drawn }) => drawn)).toBe(true)
  await context.close()
})
afterAll(async () => {
  await browser?.close()
  await site?.remove()
})
beforeEach(async () => {
  const runs = await fetch(`${site.url}/healthz`).then(({ ok }) => ok, () => false)
  if (!runs) await site.startAgain()
})

function inDatabase<T>(work: (db: Sqlite.Database) => T): T {
  const db = new Sqlite(join(site.dataDir, 'nghi-su.sqlite'))
  try {
    return work(db)
  } finally {
    db.close()
  }
}

const setReaders = (documentId: string, readers: PaperReaders) =>
  inDatabase((db) => db.prepare('UPDATE documents SET readers = ? WHERE id = ?').run(JSON.stringify(readers), documentId))

const paperNamed = (name: RegExp) => {
  const paper = dossier.papers.find(({ title }) => name.test(title))
  if (!paper) throw new Error(`no paper ${name}`)
  return paper
}
const part = (page: Page) => page.getByRole('region', { name: 'Tải trước để đọc khi mất mạng' })
const isAllThere = (page: Page) => part(page).getByText(/Đã tải về máy 6 tài liệu/).waitFor({ timeout: 60_000 })

async function atMeeting(account = member): Promise<Visitor> {
  const visitor = await visit(browser, site.url, 'tablet', account)
  await visitor.page.goto(`/meetings/${meetingId}`)
  await visitor.page.evaluate(async () => { await navigator.serviceWorker.ready })
  return visitor
}

async function withDossier(account = member): Promise<Visitor> {
  const visitor = await atMeeting(account)
  await part(visitor.page).getByRole('button', { name: /^Tải trước 6 tài liệu, \d/ }).click()
  await isAllThere(visitor.page)
  return visitor
}

const pictureShown = (page: Page, number: number) => page.waitForFunction((wanted) => {
  const picture = document.querySelector(`section[data-page="${wanted}"] image`)
  return picture !== null && performance.getEntriesByName(location.origin + picture.getAttribute('href')).length > 0
}, number)

async function turnTo(page: Page, number: number) {
  await page.getByRole('button', { name: 'Trang sau' }).click()
  await pictureShown(page, number)
}

const saysNoLine = (page: Page) => page.getByRole('heading', { name: 'Chưa có mạng' }).waitFor()
const keptNames = (page: Page) => page.evaluate(async () => (await caches.keys()).filter((name) => name !== 'nghi-su-shell'))

/** A line of so many bytes a second, for what the page itself fetches. */
async function slowLine({ context, page }: Visitor, bytesPerSecond: number): Promise<CDPSession> {
  const session = await context.newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', { offline: false, latency: 20, downloadThroughput: bytesPerSecond, uploadThroughput: bytesPerSecond })
  return session
}

describe('fetching a dossier before the meeting', () => {
  it('pauses and goes on, after a reload and a cut too, and fetches nothing twice', async () => {
    const visitor = await atMeeting()
    const { context, page } = visitor
    const fetched = new Map<string, number>()
    page.on('response', (response) => {
      const { pathname, search } = new URL(response.url())
      if (response.status() === 200 && /\/pages\/\d+$/.test(pathname)) fetched.set(pathname + search, (fetched.get(pathname + search) ?? 0) + 1)
    })
    // its place on the page is there before any script has asked how large it is
    expect(await (await page.request.get(`/meetings/${meetingId}`)).text()).toContain('Tải trước 6 tài liệu')
    const session = await slowLine(visitor, 600_000)
    await part(page).getByRole('button', { name: /^Tải trước \d+ tài liệu, \d/ }).click()
    await expectEventually(() => expect(fetched.size).toBeGreaterThan(8))
    // first pages of all papers come first
    const firsts = dossier.papers.map(({ versionId }) => `/papers/${versionId}/pages/1`)
    expect([...fetched.keys()].slice(0, firsts.length).sort()).toEqual(firsts.sort())

    await part(page).getByRole('button', { name: 'Tạm dừng' }).click()
    await part(page).getByText(/^Tạm dừng: xong \d\/6 tài liệu/).waitFor()
    await page.reload()
    await part(page).getByText(/^Tạm dừng: xong \d\/6 tài liệu/).waitFor()
    const atPause = fetched.size
    await page.evaluate(async () => { await navigator.serviceWorker.ready })
    await part(page).getByRole('button', { name: 'Tiếp tục' }).click()
    await expectEventually(() => expect(fetched.size).toBeGreaterThan(atPause + 5))

    await site.kill()
    await part(page).getByText(/^Chờ có mạng để tải tiếp/).waitFor()
    await site.startAgain()
    await expectEventually(() => expect(fetched.size).toBeGreaterThan(atPause + 10), 60_000)
    await page.reload()
    await session.send('Network.emulateNetworkConditions', { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: -1 })
    await isAllThere(page)
    const pictures = dossier.papers.flatMap(({ versionId, pages }) => pages.map(({ page: number }) => `/papers/${versionId}/pages/${number}`))
    expect(pictures.filter((url) => !fetched.has(url))).toEqual([])
    // what was under way when it was paused, cut or reloaded may come again: two at a time
    expect([...fetched.values()].reduce((sum, times) => sum + times - 1, 0)).toBeLessThanOrEqual(2 * 3 + dossier.papers.length)
    expect(await page.getByText('Đã tải về máy', { exact: true }).count()).toBe(6)
    await context.close()
  })

  it('goes on when the tab was closed, and offers what was laid since', async () => {
    const report = paperNamed(/Báo cáo/)
    setReaders(report.documentId, { kind: 'named', groupIds: [], userIds: [], guests: false })
    const first = await atMeeting()
    await slowLine(first, 300_000)
    await part(first.page).getByRole('button', { name: /^Tải trước 5 tài liệu, \d/ }).click()
    await part(first.page).getByText(/Đang tải: xong/).waitFor()
    const next = await first.context.newPage()
    await first.page.close()
    await next.goto(`/meetings/${meetingId}`)
    await part(next).getByText(/Đã tải về máy 5 tài liệu/).waitFor({ timeout: 60_000 })

    setReaders(report.documentId, { kind: 'all', groupIds: [], userIds: [], guests: true })
    await next.reload()
    await part(next).getByText(/^1 tài liệu mới thêm, tải thêm [\d,]+ MB$/).waitFor()
    await part(next).getByRole('button', { name: 'Tải thêm' }).click()
    await isAllThere(next)
    await first.context.close()
  })

  it('begins under a finger that lies on its button while the device still asks how large it is', async () => {
    const { context, page } = await atMeeting()
    let answer = () => {}
    const pressed = new Promise<void>((resolve) => { answer = resolve })
    await page.route('**/dossier', async (route) => {
      await pressed
      await route.continue()
    })
    await page.reload()
    const button = part(page).getByRole('button', { name: /^Tải trước/ })
    await button.hover()
    expect(await button.innerText()).toBe('Tải trước 6 tài liệu')
    await page.mouse.down()
    answer()
    await part(page).getByRole('button', { name: /^Tải trước 6 tài liệu, \d/ }).waitFor()
    await page.mouse.up()
    await part(page).getByText(/^(Đang tải: xong|Đã tải về máy)/).waitFor()
    await context.close()
  })

  it('says when the device has no room, and leaves the rest of the page alone', async () => {
    const { context, page, complaints } = await atMeeting()
    await page.evaluate(() => { navigator.storage.estimate = () => Promise.resolve({ quota: 30_000_000, usage: 28_000_000 }) })
    await part(page).getByRole('button', { name: /^Tải trước \d+ tài liệu, \d/ }).click()
    await part(page).getByText(/^Máy không đủ chỗ: cần [\d,]+ MB, còn 2 MB/).waitFor()
    expect(complaints).toEqual([])
    await context.close()
  })
})

describe('without a line', () => {
  it('opens the meeting, its papers and the room, and turns pages, with no server at all', async () => {
    const { context, page } = await withDossier()
    await site.kill()
    for (const path of ['/', `/meetings/${meetingId}`, `/meetings/${meetingId}/papers`]) {
      await page.goto(path)
      expect(await page.getByRole('heading', { level: 1 }).first().innerText()).not.toBe('Chưa có mạng')
    }
    await page.goto(`/meetings/${meetingId}`)
    // within the application, without loading a page
    await page.getByRole('link', { name: decree }).first().click()
    await page.waitForURL(`/papers/${paperNamed(decree).versionId}`)
    await pictureShown(page, 1)
    for (let number = 2; number <= 12; number++) await turnTo(page, number)
    await page.getByText(/^Mất mạng từ \d\d:\d\d\. Vẫn đọc và ghi chú được\.$/).waitFor()

    // each opens where the reader left it: this device knows, once the page has rested
    await page.waitForFunction(() => Object.values<string>(localStorage).some((kept) => kept.includes('"page":12,')))

    await page.goto(`/meetings/${meetingId}/room?paper=${paperNamed(decree).versionId}`)
    await pictureShown(page, 12)
    await page.goto('/notifications')
    await saysNoLine(page)
    await page.getByRole('link', { name: decree }).click()
    await pictureShown(page, 12)
    await context.close()
  })

  it('does not wait for the end of a line that hangs', async () => {
    const { context, page } = await withDossier()
    site.freeze()
    try {
      await page.goto(`/papers/${paperNamed(decree).versionId}`)
      await pictureShown(page, 1)
      await turnTo(page, 2)
    } finally {
      site.thaw()
    }
    await context.close()
  })
})

describe('what is kept belongs to one person on one device', () => {
  it('is gone after signing out; the next person finds nothing, with and without a line', async () => {
    const { context, page } = await withDossier()
    await page.getByRole('button', { name: /Trần Thị Hạnh/ }).click()
    await page.getByRole('button', { name: 'Đăng xuất' }).click()
    await page.waitForURL(/sign-in/)
    await expectEventually(async () => expect(await keptNames(page)).toEqual([]))
    await signIn(page, other)
    await site.kill()
    for (const path of [`/papers/${paperNamed(decree).versionId}`, `/meetings/${meetingId}`, `/meetings/${meetingId}/room`, '/']) {
      await page.goto(path)
      await saysNoLine(page)
      expect(await page.getByText(decree).count()).toBe(0)
    }
    await context.close()
  })

  it('is gone when another person signs in after a session that was not ended here', async () => {
    const { context, page } = await withDossier()
    await context.clearCookies()
    await signIn(page, other)
    await expectEventually(async () => expect(await keptNames(page)).toEqual([]))
    await context.close()
  })

  it('is gone at the next contact when the administrator has ended the session', async () => {
    const { context, page } = await withDossier()
    inDatabase((db) => db.prepare('DELETE FROM sessions WHERE user_id = (SELECT id FROM users WHERE username = ?)').run(member.username))
    await page.goto(`/papers/${paperNamed(decree).versionId}`)
    await page.waitForURL(/sign-in/)
    await expectEventually(async () => expect(await keptNames(page)).toEqual([]))
    await context.close()
  })

  it('is locked when the session ran out overnight, and there again for the same person only', async () => {
    const { context, page } = await withDossier()
    await heardHoursAgo(page, 13)
    inDatabase((db) => db.prepare('DELETE FROM sessions WHERE user_id = (SELECT id FROM users WHERE username = ?)').run(member.username))
    await page.goto(`/meetings/${meetingId}`)
    await page.waitForURL(/sign-in/)
    await site.kill()
    await page.goto(`/papers/${paperNamed(decree).versionId}`)
    await saysNoLine(page)
    expect(await page.getByText(decree).count()).toBe(0)
    await site.startAgain()
    await signIn(page, member)
    await site.kill()
    await page.goto(`/papers/${paperNamed(decree).versionId}`)
    await pictureShown(page, 1)
    await context.close()
  })

  it('is not readable after 72 hours without the server', async () => {
    const { context, page } = await withDossier()
    await heardHoursAgo(page, 73)
    await site.kill()
    await page.goto(`/papers/${paperNamed(decree).versionId}`)
    await saysNoLine(page)
    expect(await keptNames(page)).toEqual([])
    await context.close()
  })

  it('is gone when the tablet is handed back, without a line too', async () => {
    const { context, page } = await withDossier()
    await site.kill()
    await page.getByRole('button', { name: /Trần Thị Hạnh/ }).click()
    await page.getByRole('button', { name: 'Trả máy, xóa dữ liệu trên máy này' }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Trả máy, xóa dữ liệu trên máy này' }).click()
    await page.getByText(/Chưa đăng xuất được vì mất mạng/).waitFor()
    expect(await keptNames(page)).toEqual([])
    await page.goto(`/papers/${paperNamed(decree).versionId}`)
    await saysNoLine(page)
    await context.close()
  })
})

/** Sets back when this device last heard from the server, as if the tablet had lain in a drawer. */
const heardHoursAgo = (page: Page, hours: number) => page.evaluate(async (ms) => {
  const cache = await caches.open('nghi-su-owner')
  const owner = (await (await cache.match('/.kept/owner'))?.json()) as { heardAt: number }
  await cache.put('/.kept/owner', Response.json({ ...owner, heardAt: Date.now() - ms }))
}, hours * 3600_000)

/** The clock by which this device's keeper of kept papers goes, moved on. */
async function halfAnHourLater(context: BrowserContext) {
  const keeper = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'))
  await keeper.evaluate(() => {
    const now = Date.now
    Date.now = () => now() + 31 * 60_000
  })
}

describe('when a right ends', () => {
  const keptOf = (page: Page, versionId: string) => page.evaluate(async (id) => {
    let count = 0
    for (const name of await caches.keys()) for (const { url } of await (await caches.open(name)).keys()) if (url.includes(id)) count++
    return count
  }, versionId)
  const recall = async (documentId: string) => {
    const { context, page } = await visit(browser, site.url, 'desktop', secretary)
    const answer = await page.request.post(`/api/documents/${documentId}`, { form: { intent: 'recall', reason: 'Có sai sót về số liệu' }, headers: { origin: site.url } })
    expect(answer.ok()).toBe(true)
    await context.close()
  }

  it('deletes a recalled paper at once where it is open, in the room and on its own page', async () => {
    const { versionId, documentId } = paperNamed(/Mẫu trình bày/)
    const { context, page } = await withDossier()
    const inRoom = await context.newPage()
    await inRoom.goto(`/meetings/${meetingId}/room`)
    await inRoom.getByRole('button', { name: 'Phiên họp' }).first().waitFor()
    await page.goto(`/papers/${versionId}`)
    await pictureShown(page, 1)
    await recall(documentId)
    await page.getByText(/đã được thu hồi/).waitFor()
    expect(await page.locator('section[data-page] image').count()).toBe(0)
    await expectEventually(async () => expect(await keptOf(page, versionId)).toBe(0))
    expect(await keptOf(page, paperNamed(decree).versionId)).toBeGreaterThan(20)
    // the browser's own cache does not help either: it asks, and is refused
    expect(await page.evaluate(async (id) => (await fetch(`/papers/${id}/pages/1`)).status, versionId)).toBeGreaterThanOrEqual(400)
    await context.close()
  })

  it('deletes what was recalled while the device was away as soon as the line is back', async () => {
    const { versionId, documentId } = paperNamed(/Tờ trình/)
    const { context, page } = await visit(browser, site.url, 'tablet', member)
    await page.goto(`/meetings/${meetingId}`)
    await part(page).getByRole('button', { name: /^Tải trước 5 tài liệu, \d/ }).click()
    await part(page).getByText(/Đã tải về máy 5 tài liệu/).waitFor({ timeout: 60_000 })
    await context.setOffline(true)
    await recall(documentId)
    await page.goto(`/papers/${versionId}`)
    await pictureShown(page, 1)
    await page.goto(`/meetings/${meetingId}`)
    await context.setOffline(false)
    await expectEventually(async () => expect(await keptOf(page, versionId)).toBe(0), 30_000)
    await part(page).getByText(/Đã tải về máy 4 tài liệu/).waitFor({ timeout: 30_000 })
    await context.setOffline(true)
    await page.goto(`/papers/${versionId}`)
    await saysNoLine(page)
    await page.goto(`/meetings/${meetingId}`)
    expect(await page.getByText(/Tờ trình về phương án/).count()).toBe(0)
    await context.close()
  })

  it('shows nothing after the end of its window, without asking anybody', async () => {
    const { versionId, documentId } = paperNamed(/Báo cáo/)
    const closesAt = Date.now() + 30 * 60_000
    inDatabase((db) => db.prepare('UPDATE documents SET closes_at = ? WHERE id = ?').run(closesAt, documentId))
    const { context, page } = await visit(browser, site.url, 'tablet', member)
    await page.goto(`/meetings/${meetingId}`)
    await part(page).getByRole('button', { name: /^Tải trước 4 tài liệu, \d/ }).click()
    await part(page).getByText(/Đã tải về máy 4 tài liệu/).waitFor({ timeout: 60_000 })
    await context.setOffline(true)
    await page.goto(`/papers/${versionId}`)
    await pictureShown(page, 1)
    await halfAnHourLater(context)
    await page.goto(`/papers/${versionId}`)
    await saysNoLine(page)
    expect(await keptOf(page, versionId)).toBe(0)
    await context.close()
  })
})
