import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { layPapers } from '~server/cli/demo-papers'
import { foundDemoHouse } from '~server/cli/demo-house'
import { prepareMeeting } from '~server/cli/demo-meetings'
import { openBuiltPagePool } from './built-page-pool'
import { smallItems, smallTitle } from './small-agenda'
import { createWorld } from './world'

/** Lays the small meeting and its paper into a new folder, for a server to be started on; needs the build. */
export async function laySmallMeeting(): Promise<{ dataDir: string; meetingId: string }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'nghi-su-site-'))
  const pages = openBuiltPagePool()
  const world = createWorld(Date.now(), { pages, keepIn: dataDir })
  const house = await foundDemoHouse(world.app)
  const meeting = await prepareMeeting(world.app, house, {
    title: smallTitle, place: 'Phòng họp số 1, trụ sở Ủy ban nhân dân tỉnh', items: smallItems.map((item) => ({ ...item, papers: 'papers' in item ? [...item.papers] : [] })),
    startsAt: Date.now() + 10 * 60_000, typeId: house.typeIds.monthly, bodyId: house.bodyIds.committee,
    members: ['chutich', 'xaydung', 'nongnghiep', 'taichinh'], guests: ['tanan'],
  })
  await layPapers(world.app, house, meeting)
  await world.close()
  await pages.close()
  return { dataDir, meetingId: meeting.id }
}
