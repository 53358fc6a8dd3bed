import { describe, expect, it } from 'vitest'
import { findings } from '~tests/support/axe'
import { visit } from '~tests/support/browser'
import { small } from '~tests/support/small-meeting'
import { SmallStage } from '~tests/support/small-stage'

/** WCAG 2.2 AA as far as a machine can tell, on the pages of a secretary's day. */
const stage = new SmallStage('accessible', { secretary: ['thuky', 'tablet'] })

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
