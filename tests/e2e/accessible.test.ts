import axe from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, visit, type Visitor } from '~tests/support/browser'
import { makeSmallMeeting, type SmallMeeting } from '~tests/support/small-meeting'
import { startSite, type Site } from '~tests/support/site'

/** WCAG 2.2 AA as far as a machine can tell, on the pages of a secretary's day. */
let site: Site
let small: SmallMeeting
let browser: Browser
let secretary: Visitor

beforeAll(async () => {
  small = await makeSmallMeeting()
  site = await startSite({ dataDir: small.dataDir })
  browser = await openBrowser()
  secretary = await visit(browser, site.url, 'tablet', small.account('thuky'))
})
afterAll(async () => {
  await browser?.close()
  await site?.remove()
})

/** What axe finds: the rule, and where it is broken. */
async function findings(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  return page.evaluate(async () => {
    const found = await window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })
    return found.violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary}`))
  })
}

declare global {
  interface Window { axe: typeof axe }
}

describe('no page breaks a rule that axe can check', () => {
  it('the sign-in page', async () => {
    const { page } = await visit(browser, site.url, 'phone')
    await page.goto('/sign-in')
    expect(await findings(page)).toEqual([])
  })

  it.each([
    ['home', () => '/'],
    ['the list of meetings', () => '/meetings'],
    ['a new meeting', () => '/meetings/new'],
    ['a meeting', () => `/meetings/${small.meetingId}`],
    ['its agenda', () => `/meetings/${small.meetingId}/agenda`],
    ['its participants', () => `/meetings/${small.meetingId}/participants`],
    ['its papers', () => `/meetings/${small.meetingId}/papers`],
    ['what a unit prepares', () => '/preparing'],
    ['the room', () => `/meetings/${small.meetingId}/room`],
    ['notices', () => '/notifications'],
    ['the own account', () => '/account'],
  ])('%s', async (_, path) => {
    await secretary.page.goto(path(), { waitUntil: 'networkidle' })
    expect(await findings(secretary.page)).toEqual([])
  })
})
