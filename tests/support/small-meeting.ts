import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { demoPassword, guests, members, staff, usernameOf } from '~db/demo/province'
import { layPapers } from '~server/cli/demo-papers'
import { foundDemoHouse } from '~server/cli/demo-house'
import { prepareMeeting } from '~server/cli/demo-meetings'
import { openTestPagePool } from './page-pool'
import { createWorld } from './world'

/** A meeting that four people can hold: chair, two members with tablets and phones, one who stays away, a guest, the secretary. */
export type SmallMeeting = { dataDir: string; meetingId: string; account(key: string): { username: string; password: string }; nameOf(key: string): string }

export const smallTitle = 'Phiên họp chuyên đề về công tác văn thư điện tử của Ủy ban nhân dân tỉnh'
export const smallItems = [
  { title: 'Khai mạc, thông qua chương trình', minutes: 5, unit: 'vp', presenter: 'chutich' },
  {
    title: 'Dự thảo Quy chế công tác văn thư điện tử của các cơ quan, đơn vị trên địa bàn tỉnh', minutes: 30, unit: 'snv', presenter: 'xaydung',
    papers: [{ title: 'Nghị định số 30/2020/NĐ-CP về công tác văn thư', file: 'nd30-2020.pdf' }],
    vote: 'Thông qua dự thảo Quy chế công tác văn thư điện tử của các cơ quan, đơn vị trên địa bàn tỉnh',
  },
] as const

export async function makeSmallMeeting(): Promise<SmallMeeting> {
  const dataDir = mkdtempSync(join(tmpdir(), 'nghi-su-site-'))
  const pages = await openTestPagePool()
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
  const person = (key: string) => {
    const found = [...members, ...guests, ...staff].find((candidate) => candidate.key === key)
    if (!found) throw new Error(`nobody is called ${key}`)
    return found
  }
  return {
    dataDir, meetingId: meeting.id,
    account: (key) => ({ username: usernameOf(person(key).name), password: demoPassword }),
    nameOf: (key) => person(key).name,
  }
}
