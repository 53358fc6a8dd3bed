import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterEach, beforeAll } from 'vitest'
import { packageRoot } from '~server/package-root'
import { visit, type Screen, type Visitor } from './browser'
import { small } from './small-meeting'
import { Stage } from './stage'
import { startSmallMeeting } from './start-sample'

/** By the name that a test gives somebody: who he is in the small meeting, and at what screen he sits. */
type Seats<Who extends string> = Record<Who, readonly [key: string, screen: Screen]>

/** The small meeting on a server of its own, with people at their screens, for the tests of a file. */
export class SmallStage<Who extends string> extends Stage {
  readonly people = {} as Record<Who, Visitor>

  /** For the head of a file, whose name says where what everybody saw is kept when a test fails: build/seen/NAME-WHO.png. */
  constructor(name: string, seats: Seats<Who>) {
    super(startSmallMeeting)
    beforeAll(async () => {
      for (const [who, [key, screen]] of Object.entries<Seats<Who>[Who]>(seats)) this.people[who as Who] = await visit(this.browser, this.site.url, screen, small.account(key))
    })
    afterEach(async ({ task }) => {
      if (task.result?.state !== 'fail') return
      for (const [who, { page }] of Object.entries<Visitor>(this.people)) await page.screenshot({ path: join(packageRoot, `build/seen/${name}-${who}.png`) }).catch(() => undefined)
    })
  }

  readonly pageOf = (who: Who): Page => this.people[who].page
}
