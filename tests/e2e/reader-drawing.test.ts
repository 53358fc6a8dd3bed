import type { BrowserContextOptions, Page, Request, Route } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Visitor } from '~tests/support/browser'
import { expectEventually } from '~tests/support/eventually'
import { openView, reading, versionOf, withDatabase } from '~tests/support/reading'
import { Stage } from '~tests/support/stage'
import { startDemo } from '~tests/support/start-sample'

const stage = new Stage(startDemo)
let report: { versionId: string; pages: number }
beforeAll(() => { report = { versionId: versionOf(stage.site, 'nd30-phu-luc-6.pdf'), pages: 9 } })

declare global {
  interface Window { canvases: HTMLCanvasElement[]; mostAlive: number; printed: number; askedOfThread: string[]; notAsked: string }
}

/** Keeps an eye on every canvas that is made, also outside of the document, and on how many hold pixels at once. */
const watchCanvases = (page: Page) => page.addInitScript(() => {
  window.canvases = []
  window.mostAlive = 0
  const make = document.createElement.bind(document)
  document.createElement = (name: string, options?: ElementCreationOptions) => {
    const made = make(name, options)
    if (made instanceof HTMLCanvasElement) window.canvases.push(made)
    return made
  }
  const look = () => {
    window.mostAlive = Math.max(window.mostAlive, window.canvases.filter(({ width, height }) => width * height > 100_000).length)
    requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
})
const alive = (page: Page) => page.evaluate(() => window.canvases.filter(({ width, height }) => width * height > 100_000).map(({ width, height, isConnected }) => ({ pixels: width * height, isConnected })))

const zoomOf = async (page: Page) => Number.parseInt((await page.locator('output').first().textContent()) ?? '', 10)

/** Turns the wheel until the page is that large; it is laid out, and says so, only when the wheel has rested. */
async function zoomTo(page: Page, share: number) {
  await page.mouse.move(700, 450)
  await page.keyboard.down('Control')
  for (let shown = await zoomOf(page); shown < share; shown = await zoomOf(page)) {
    await page.mouse.wheel(0, -100)
    await expectEventually(async () => expect(await zoomOf(page)).toBeGreaterThan(shown))
  }
  await page.keyboard.up('Control')
}

describe('deep zoom', () => {
  it('is drawn at the screen’s own resolution at 400 %, and never has more than three canvases alive', async () => {
    const { context, page, complaints } = await reading(stage.browser, stage.site, { screen: 'desktop', ...report, before: watchCanvases })
    await zoomTo(page, 400)
    await page.waitForSelector('section canvas')
    // as many pixels as it has room on the screen: nothing is stretched
    await expectEventually(async () => {
      const [pixels, shown] = await page.locator('section canvas').first().evaluate((canvas) => [canvas instanceof HTMLCanvasElement ? canvas.width : 0, canvas.getBoundingClientRect().width])
      expect(pixels).toBeGreaterThanOrEqual((shown ?? 0) * 0.98)
      expect(pixels).toBeGreaterThan(1000)
    })
    for (let turns = 1; turns < 6; turns++) await page.getByRole('button', { name: 'Trang sau' }).click()
    await page.locator('section[data-page="6"] canvas').waitFor()
    expect(await page.evaluate(() => window.mostAlive)).toBeLessThanOrEqual(3)
    await page.getByRole('button', { name: 'Cách xem' }).click()
    await page.getByRole('dialog').locator('label').filter({ hasText: 'Vừa trang' }).click()
    // back at a size for which the picture is sharp: all memory is given back
    await expectEventually(async () => expect(await alive(page)).toEqual([]))
    expect(complaints).toEqual([])
    await context.close()
  })
})

/** Notes what pdf.js asks of its thread, and keeps from it what `notAsked` names: that is never answered. */
const watchThread = (page: Page) => page.addInitScript(() => {
  window.askedOfThread = []
  window.notAsked = ''
  const post = Worker.prototype.postMessage
  Worker.prototype.postMessage = function (this: Worker, message: { action?: string }, ...rest: never[]) {
    window.askedOfThread.push(message.action ?? '')
    if (message.action !== window.notAsked) post.call(this, message, ...rest)
  }
})
/** Three steps larger its picture is too coarse, and pdf.js opens the paper; three smaller, and it is given up. */
const threeSteps = async (page: Page, direction: 'To hơn' | 'Nhỏ hơn') => {
  for (let step = 0; step < 3; step++) await page.getByRole('button', { name: direction, exact: true }).click()
}
const asksThread = (page: Page, action: string) => page.evaluate((asked) => window.askedOfThread.includes(asked), action)

describe('a paper that is given up by pdf.js', () => {
  const isHead = (request: Request) => request.headers().range?.startsWith('bytes=0-')
  type Moment = { when: string; notAsked?: string; waitsFor?: (request: Request, page: Page) => Promise<boolean> | boolean | undefined }
  const moments: Moment[] = [
    { when: 'its thread has not begun', notAsked: 'GetDocRequest' },
    { when: 'it begins to open', notAsked: 'Ready' },
    { when: 'its head is on the way', waitsFor: (request) => isHead(request) },
    { when: 'its first bytes are on the way', waitsFor: (request) => !isHead(request) },
    { when: 'a page is asked for', notAsked: 'GetPage' },
    { when: 'a page is to be drawn', notAsked: 'GetOperatorList' },
    { when: 'a page’s picture is on the way', waitsFor: (_, page) => asksThread(page, 'GetOperatorList') },
  ]
  let visitor: Visitor
  const held: Route[] = []
  let waitsFor: Moment['waitsFor']

  beforeAll(async () => {
    visitor = await reading(stage.browser, stage.site, { screen: 'desktop', versionId: versionOf(stage.site, 'scan-12-pages.pdf'), pages: 12, before: watchThread })
    await visitor.page.route('**/papers/*/pdf', async (route, request) => {
      if (held.length === 0 && (await waitsFor?.(request, visitor.page))) held.push(route)
      else await route.continue()
    })
  })
  afterAll(() => visitor?.context.close())

  it.each(moments)('when $when, ends its thread, and nothing is complained about', async ({ notAsked = 'nothing', waitsFor: hold }) => {
    const { page, complaints } = visitor
    waitsFor = hold
    await page.evaluate((action) => Object.assign(window, { askedOfThread: [], notAsked: action }), notAsked)
    await threeSteps(page, 'To hơn')
    await expectEventually(async () => expect(held.length > 0 || (await asksThread(page, notAsked))).toBe(true))
    await threeSteps(page, 'Nhỏ hơn')
    await expectEventually(() => expect(page.workers()).toEqual([]))
    for (const route of held.splice(0)) await route.abort()
    expect(complaints.splice(0)).toEqual([])
  })

  it('is drawn when it is wanted again', async () => {
    const { page, complaints } = visitor
    await page.evaluate(() => { window.notAsked = '' })
    waitsFor = undefined
    await threeSteps(page, 'To hơn')
    await page.locator('section canvas').waitFor()
    expect(complaints.splice(0)).toEqual([])
  })
})

describe('a page that the server could not draw', () => {
  const drawHere = (page: Page) => page.getByRole('button', { name: /^Thử (hiển thị trên máy này|lại)$/ })
  let paper: { screen: 'desktop'; versionId: string; pages: number; query: string; device: BrowserContextOptions }

  beforeAll(() => {
    const versionId = versionOf(stage.site, 'scan-12-pages.pdf')
    withDatabase(stage.site, (db) => db.prepare("UPDATE document_pages SET state = 'failed' WHERE version_id = ? AND page = 2").run(versionId))
    // a service worker could have the files at hand that are to be late or lost here
    paper = { screen: 'desktop', versionId, pages: 12, query: '?page=2', device: { serviceWorkers: 'block' } }
  })

  it('is drawn by the device when somebody asks for it, also while the rest of the texts is on its way', async () => {
    const held: Route[] = []
    const { context, page, complaints } = await reading(stage.browser, stage.site, { ...paper, before: (opened) => opened.route(/office-.*\.js$/, (route) => { held.push(route) }) })
    await drawHere(page).click()
    await page.locator('section[data-page="2"] canvas').waitFor()
    for (const route of held) await route.continue()
    expect(complaints).toEqual([])
    await context.close()
  })

  it('is drawn, the panels open and the tools for marks come, over a line that loses everything once', async () => {
    const lost = new Set<string>()
    const { context, page, complaints } = await reading(stage.browser, stage.site, {
      ...paper,
      before: (opened) => opened.route(/\.js$|\/pdf$/, async (route, request) => {
        const what = `${request.url()} ${request.headers().range ?? ''}`
        if (lost.has(what)) return route.continue()
        lost.add(what)
        await route.abort('connectionreset')
      }),
    })
    await (await openView(page)).getByText('Vừa trang').waitFor()
    await page.keyboard.press('Escape')
    await expectEventually(async () => {
      await drawHere(page).click({ timeout: 100 }).catch(() => undefined) // busy: it is being tried
      expect(await page.locator('section[data-page="2"] canvas').count()).toBe(1)
    })
    await page.goto((await page.getByRole('link', { name: 'Ghi chú' }).getAttribute('href')) ?? '')
    await page.getByRole('button', { name: 'Ghi chú', exact: true }).click()
    await page.getByRole('region', { name: 'Công cụ ghi chú' }).waitFor()
    expect([...lost].filter((what) => what.includes('ink-parts'))).toHaveLength(1)
    expect(complaints.filter((complaint) => !complaint.startsWith('Failed to load resource'))).toEqual([])
    await context.close()
  })
})

describe('printing', () => {
  it('lays every page out at 200 dots an inch, one sheet each, and takes them away again', async () => {
    const { context, page, complaints } = await reading(stage.browser, stage.site, {
      screen: 'desktop', ...report,
      before: async (opened) => {
        await watchCanvases(opened)
        await opened.addInitScript(() => { window.print = () => { window.printed = (window.printed ?? 0) + 1 } })
      },
    })
    await (await openView(page)).getByRole('button', { name: 'In tài liệu' }).click()
    await page.getByRole('dialog').getByText('Cả tài liệu').waitFor()
    await page.getByRole('button', { name: 'In tài liệu' }).click()
    await page.waitForFunction(() => window.printed === 1, null, { timeout: 60_000 })
    const widths = await page.locator('.print-pages img').evaluateAll((pictures) => pictures.map((picture) => (picture instanceof HTMLImageElement ? picture.naturalWidth : 0)))
    expect(widths).toHaveLength(report.pages)
    for (const width of widths) expect(width).toBeGreaterThan(1600)
    for (const foot of await page.locator('.print-pages p').allTextContents()) expect(foot).toMatch(/^\p{L}+( \p{L}+)+ · \d\d\/\d\d\/\d{4} \d\d:\d\d · Nghị Sự$/u)
    const paper = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
    expect(paper.match(/\/Type\s*\/Page\b/g)).toHaveLength(report.pages)
    expect(await page.evaluate(() => window.mostAlive)).toBeLessThanOrEqual(3)
    expect(await alive(page)).toEqual([])
    await page.getByRole('button', { name: 'Đóng' }).click()
    await expectEventually(async () => expect(await page.locator('.print-pages').count()).toBe(0))
    expect(complaints).toEqual([])
    await context.close()
  })

  it('is not offered for a paper that may not be taken away', async () => {
    const versionId = versionOf(stage.site, 'scan-12-pages.pdf')
    withDatabase(stage.site, (db) => db.prepare('UPDATE documents SET may_download = 0 WHERE id = (SELECT document_id FROM document_versions WHERE id = ?)').run(versionId))
    const { context, page } = await reading(stage.browser, stage.site, { screen: 'tablet', versionId, pages: 12 })
    const dialog = await openView(page)
    await dialog.getByText('không tải về và không in').waitFor()
    expect(await dialog.getByText('In tài liệu').count()).toBe(0)
    expect(await dialog.getByText('Tải bản gốc').count()).toBe(0)
    await context.close()
  })
})

describe('two thousand pages', () => {
  it('open with few pictures, in the column and among the small ones', async () => {
    const { versionId } = report
    const pages = 2000
    withDatabase(stage.site, (db) => {
      const columns = db.prepare<[], { name: string }>("SELECT name FROM pragma_table_info('document_pages')").all().map(({ name }) => name).filter((name) => name !== 'page' && name !== 'id')
      const copy = db.prepare(`INSERT INTO document_pages (page, ${columns.join(', ')}) SELECT ?, ${columns.join(', ')} FROM document_pages WHERE version_id = ? AND page = 1`)
      db.transaction(() => { for (let page = report.pages + 1; page <= pages; page++) copy.run(page, versionId) })()
      db.prepare('UPDATE document_versions SET page_count = ? WHERE id = ?').run(pages, versionId)
    })
    const asked: string[] = []
    const { context, page } = await reading(stage.browser, stage.site, {
      screen: 'tablet', versionId, pages, query: '?page=1500',
      before: (opened) => Promise.resolve(opened.on('request', (request) => { if (/\/pages\/\d+/.test(request.url())) asked.push(request.url()) })),
    })
    await page.getByText('1500/2000').waitFor()
    expect(await page.locator('section[data-page]').count()).toBeLessThan(30)
    await page.locator('nav button[aria-haspopup]').click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Trang 1500', exact: true }).waitFor()
    await expectEventually(async () => {
      const box = await dialog.getByRole('button', { name: 'Trang 1500', exact: true }).boundingBox()
      expect(box?.y ?? -1).toBeGreaterThan(0)
      expect(box?.y ?? 1e6).toBeLessThan(768)
    })
    expect(await dialog.locator('ol > li').count()).toBeLessThan(100)
    await dialog.getByLabel('Đến trang số').fill('1998')
    await page.keyboard.press('Enter')
    await page.getByText('1998/2000').waitFor()
    expect(asked.length).toBeLessThan(120)
    await context.close()
  })
})
