import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { expect } from 'vitest'
import { unpackPages, type PageList } from '~/domain/documents/page-list'
import { demoPassword } from '~db/demo/province'
import { visit, type Screen, type Visitor } from './browser'
import { expectEventually } from './eventually'
import type { Site } from './site'

export const member = { username: 'tran.thi.hanh', password: demoPassword }

/** The site's database, for what a test must find out or arrange behind the scenes. */
export function withDatabase<T>(site: Site, work: (db: Sqlite.Database) => T): T {
  const db = new Sqlite(join(site.dataDir, 'nghi-su.sqlite'))
  try {
    return work(db)
  } finally {
    db.close()
  }
}

/** The id of a paper of the sample province, by its file's name. */
export const versionOf = (site: Site, fileName: string) =>
  withDatabase(site, (db) => db.prepare<[string], { id: string }>('SELECT id FROM document_versions WHERE file_name = ?').get(fileName)?.id ?? '')

type Reading = { screen: Screen; versionId: string; pages: number; account?: { username: string; password: string }; query?: string; device?: BrowserContextOptions; before?: (page: Page) => Promise<unknown> }

/** Somebody with a paper open, all of whose pages are drawn; `before` runs before the paper is opened. */
export async function reading(browser: Browser, site: Site, { screen, versionId, pages, account = member, query = '', device, before }: Reading): Promise<Visitor> {
  const visitor = await visit(browser, site.url, screen, account, device)
  const { page } = visitor
  await before?.(page)
  await page.goto(`/papers/${versionId}${query}`)
  await page.waitForSelector('section[data-page] image', { timeout: 60_000 })
  await page.waitForFunction((count) => document.querySelector('.reading-column[data-laid]') !== null && document.querySelector('nav button[aria-haspopup]')?.textContent?.endsWith(`/${count}`), pages)
  return visitor
}

/** "3/21" or, of two pages side by side, "3–4/21". */
export const waitForPage = (page: Page, shown: string) => page.waitForFunction((text) => document.querySelector('nav button[aria-haspopup]')?.textContent?.endsWith(` ${text}`), shown)

export async function openView(page: Page) {
  await page.getByRole('button', { name: 'Cách xem' }).click()
  return page.getByRole('dialog')
}

/** Waits until the server has drawn and read every page of a paper. */
export async function allDrawn(page: Page, versionId: string) {
  await expectEventually(async () => {
    const pages = unpackPages((await (await page.request.get(`/papers/${versionId}/pages`)).json()) as PageList)
    expect(pages.filter(({ state }) => state === 'waiting')).toEqual([])
  }, 90_000)
}
