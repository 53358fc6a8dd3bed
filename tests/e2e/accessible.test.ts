import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { visit } from '~tests/support/browser'
import { small } from '~tests/support/small-meeting'
import { SmallStage } from '~tests/support/small-stage'

/** WCAG 2.2 AA as far as a machine can tell, on the pages of a secretary's day. */
const stage = new SmallStage('accessible', { secretary: ['thuky', 'tablet'] })

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
    const { page } = await visit(stage.browser, stage.site.url, 'phone')
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
    await stage.pageOf('secretary').goto(path(), { waitUntil: 'networkidle' })
    expect(await findings(stage.pageOf('secretary'))).toEqual([])
  })
})
