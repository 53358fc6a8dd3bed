import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { demoPassword, guests, members, staff, usernameOf, type DemoPerson } from '~db/demo/province'
import type { PaperKind } from '~/domain/minutes/paper'
import { anyUserExists } from '~db/queries/users'
import { listPapersOf } from '~db/queries/papers'
import type { App } from '../context'
import { issuePaper } from '../services/minutes/issue-paper'
import { takeStep, type TakeStep } from '../services/minutes/take-step'
import { playMonthly, playReview } from './demo-course'
import { foundDemoHouse, type DemoHouse } from './demo-house'
import { layMonthlyMarks } from './demo-marks'
import { prepareDemoMeetings } from './demo-meetings'
import { layPapers, prepareRequests } from './demo-papers'
import { replaceReport } from './demo-report'

const HOUR = 3_600_000

/** What `DATA_DIR/demo.json` says: where to go, with whom, to what. */
export type DemoFacts = {
  url: string
  accounts: { username: string; password: string; role: string; name: string }[]
  meetings: { inSession: string; coming: string; concluded: string }
}

/**
 * The sample province of this DATA_DIR, made now if the database is empty: one meeting in session, one coming, one
 * concluded and published. Throws with a sentence when the data is somebody else's or the making was interrupted.
 */
export async function openDemo(app: App): Promise<DemoFacts> {
  const file = join(app.env.dataDir, 'demo.json')
  if (!await anyUserExists(app.db.read)) await writeFacts(file, await makeDemo(app))
  const kept = await readFile(file, 'utf8').catch(() => null)
  if (kept === null) throw new Error(`${app.env.dataDir} đã có dữ liệu không phải dữ liệu mẫu hoàn chỉnh. Dùng npm start, hoặc đặt DATA_DIR vào một thư mục trống rồi chạy lại npm run demo.`)
  const facts: DemoFacts = { ...JSON.parse(kept) as DemoFacts, url: app.env.origin }
  await writeFacts(file, facts)
  return facts
}

const writeFacts = (file: string, facts: DemoFacts) => writeFile(file, `${JSON.stringify(facts, null, 2)}\n`)

async function makeDemo(app: App): Promise<DemoFacts> {
  const house = await foundDemoHouse(app)
  const meetings = await prepareDemoMeetings(app, house)
  for (const meeting of Object.values(meetings)) await layPapers(app, house, meeting)
  await replaceReport(app, house, meetings.monthly)
  await prepareRequests(app, house, meetings.coming)
  const endedAt = await playReview(app, house, meetings.concluded)
  await publish(app, house, meetings.concluded.id, endedAt)
  await playMonthly(app, house, meetings.monthly)
  await layMonthlyMarks(app, house, meetings.monthly)
  return {
    url: app.env.origin,
    accounts: accounts(),
    meetings: { inSession: meetings.monthly.id, coming: meetings.coming.id, concluded: meetings.concluded.id },
  }
}

/** Minutes and notice on their way through everybody's hands on the morning after, a step every half hour. */
async function publish(app: App, house: DemoHouse, meetingId: string, endedAt: number) {
  const signers: Record<PaperKind, string[]> = { minutes: ['thuky', 'chutich'], 'conclusion-notice': ['chanhvp'] }
  for (const paper of await listPapersOf(app.db.read, meetingId)) {
    const way: [string, TakeStep['step']][] = [['thuky', 'submit'], ['chutich', 'approve'], ...signers[paper.kind].map((key): [string, 'sign'] => [key, 'sign']), ['vanthu', 'number']]
    let at = endedAt + 22 * HOUR
    for (const [key, step] of way) {
      at += HOUR / 2
      const taken = await app.db.write((tx) => takeStep(tx, house.as(key, at), paper.id, { step, revision: paper.revision }))
      if (!taken.ok) throw new Error(`sample ${paper.kind}: ${step} by ${key}: ${taken.code}`)
    }
    const issued = await issuePaper(house.as('vanthu', at), paper.id, paper.revision)
    if (!issued.ok) throw new Error(`sample ${paper.kind}: ${issued.code}`)
  }
}

/** Those whom a newcomer wants to be first, then everybody else. */
function accounts(): DemoFacts['accounts'] {
  const roles: Record<string, string> = {
    chutich: 'Chủ trì', thuky: 'Thư ký', xaydung: 'Thành viên', tanan: 'Khách mời', chanhvp: 'Người ký thông báo', vanthu: 'Văn thư', khoahoc: 'Lãnh đạo đơn vị', cbkhcn: 'Chuyên viên đơn vị', quantri: 'Quản trị hệ thống', manhinh: 'Màn hình phòng họp',
  }
  const entry = (person: DemoPerson, role: string) => ({ username: usernameOf(person.name), password: demoPassword, role, name: person.name })
  const everybody = [...members, ...guests, ...staff]
  const first = Object.entries(roles).flatMap(([key, role]) => everybody.filter((person) => person.key === key).map((person) => entry(person, role)))
  const others = [...members.map((person) => ({ person, role: 'Thành viên' })), ...guests.map((person) => ({ person, role: 'Khách mời' }))]
    .filter(({ person }) => !(person.key in roles)).map(({ person, role }) => entry(person, role))
  return [...first, ...others]
}

/** What the console says: where to click first. */
export function demoGreeting(facts: DemoFacts): string {
  const rows = facts.accounts.slice(0, 10).map(({ role, name, username }) => `  ${role.padEnd(20)} ${name.padEnd(24)} ${username}`)
  return [
    '', `Nghị Sự đang chạy tại ${facts.url}`, '', 'Tài khoản mẫu (mật khẩu chung: ' + demoPassword + '):', ...rows, '',
    'Đăng nhập bằng tài khoản chủ trì, bấm "Vào phiên họp". Mở thêm một cửa sổ ẩn danh, đăng nhập bằng tài khoản thành viên:',
    'chủ trì chuyển nội dung, lật trang hay mở biểu quyết thì màn hình kia theo ngay.', '',
  ].join('\n')
}
