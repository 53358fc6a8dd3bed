import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoPassword } from '~db/demo/province'
import { packageRoot } from '~server/package-root'
import type { Site } from '~tests/support/site'
import { startDemo } from '~tests/support/start-sample'

/** Every folder of app/routes is tried: a new route is in the test by being there. */
const routes = readdirSync(join(packageRoot, 'app/routes'), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name)
/** Open to everybody, because nobody is anybody yet; `$` is the page that says that there is no such page. */
const open = new Set(['sign-in', 'sign-out', 'set-up', '$'])
const guarded = routes.filter((route) => !open.has(route))
const ofMeeting = guarded.filter((route) => /\$(meetingId|itemId|documentId|versionId|paperId)/.test(route))
const ofAdministration = guarded.filter((route) => route.startsWith('admin'))

let site: Site
let ids: Record<string, string>
let secrets: string[]
const cookies: Record<string, string> = {}

beforeAll(async () => {
  site = await startDemo()
  const db = new Sqlite(join(site.dataDir, 'nghi-su.sqlite'), { readonly: true })
  const one = (sql: string) => String(Object.values(db.prepare(sql).get() as Record<string, unknown>)[0])
  const meetingId = one("SELECT id FROM meetings WHERE state = 'published'")
  const documentId = one(`SELECT id FROM documents WHERE meeting_id = '${meetingId}'`)
  ids = {
    meetingId, documentId,
    itemId: one(`SELECT item_id FROM documents WHERE id = '${documentId}'`),
    versionId: one(`SELECT id FROM document_versions WHERE document_id = '${documentId}'`),
    paperId: one(`SELECT id FROM official_papers WHERE meeting_id = '${meetingId}'`),
    userId: one("SELECT id FROM users WHERE username = 'tran.thi.hanh'"), bodyId: one('SELECT id FROM issuing_bodies'), unitId: one('SELECT id FROM units'),
    page: '1', portion: '1', format: 'pdf', command: 'close-meeting',
  }
  secrets = [one(`SELECT title FROM meetings WHERE id = '${meetingId}'`), one(`SELECT title FROM documents WHERE id = '${documentId}'`), 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM']
  db.close()
  for (const [who, username] of [['member', 'tran.thi.hanh'], ['stranger', 'thai.ba.loc'], ['administrator', 'to.minh.tri']] as const) cookies[who] = await signIn(username)
})
afterAll(() => site?.remove())

async function signIn(username: string) {
  const response = await post('/sign-in', { body: new URLSearchParams({ username, password: demoPassword }) })
  const cookie = response.headers.get('set-cookie')
  if (!cookie) throw new Error(`${username} is not let in: ${response.status}`)
  return cookie.split(';')[0] ?? ''
}

/** "meetings.$meetingId.room" → "/meetings/0193…/room" */
function addressOf(route: string, values = ids) {
  const parts = route.split('.').filter((part) => part !== '_index').map((part) => part.replace(/_$/, ''))
  return `/${parts.map((part) => (part.startsWith('$') ? values[part.slice(1)] ?? 'unknown' : part)).join('/')}`
}

const get = (path: string, who?: string) => fetch(site.url + path, { redirect: 'manual', headers: { accept: 'text/html', ...(who && { cookie: cookies[who] ?? '' }) } })

type Post = { who?: string; origin?: string | null; body?: BodyInit }
const post = (path: string, { who, origin = site.url, body = '{}' }: Post = {}) => fetch(site.url + path, {
  method: 'POST', redirect: 'manual', body,
  headers: {
    'idempotency-key': crypto.randomUUID(),
    ...(typeof body === 'string' && { 'content-type': 'application/json' }), ...(origin && { origin }), ...(who && { cookie: cookies[who] ?? '' }),
  },
})

/** Turned away, or shown a page that tells nothing. */
async function expectNothingTold(response: Response) {
  const body = await response.text()
  expect(response.status).toBeLessThan(500)
  for (const secret of secrets) expect(body).not.toContain(secret)
}

/** Without the right, whatever was sent: never 400, which would be a word about what was sent. */
const turnedAway = [302, 401, 403, 404, 405]

/** What no route takes, as the bodies that a client could send. */
const rubbish = () => [
  '', '{', 'null', '[]', '{"intent":{}}', '\u0000\uffff'.repeat(50), JSON.stringify({ revision: -1, step: 'x', body: 7 }),
  new URLSearchParams({ intent: 'nothing', id: '../../etc/passwd' }), new URLSearchParams({ intent: 'save' }),
]

describe.each(guarded)('%s', (route) => {
  it('without a session: sent to the sign-in page or refused, as page and as data', async () => {
    const page = await get(addressOf(route))
    // Remix answers 400 where there is nothing to be read
    expect([...turnedAway, 400]).toContain(page.status)
    await expectNothingTold(page)
    await expectNothingTold(await get(`${addressOf(route)}.data`))
    for (const body of ['{}', ...rubbish()]) {
      const posted = await post(addressOf(route), { body })
      expect(turnedAway).toContain(posted.status)
      await expectNothingTold(posted)
    }
  })

  it('refuses changes from another site, or from nowhere', async () => {
    expect((await post(addressOf(route), { who: 'member', origin: 'https://example.org' })).status).toBe(403)
    expect((await post(addressOf(route), { who: 'member', origin: null })).status).toBe(403)
  })

  it('survives rubbish', async () => {
    for (const body of rubbish()) expect((await post(addressOf(route), { who: 'member', body })).status).toBeLessThan(500)
    const strange = Object.fromEntries(Object.keys(ids).map((key) => [key, '%00..%2f']))
    expect((await get(addressOf(route, strange), 'member')).status).toBeLessThan(500)
  })
})

describe.each(ofMeeting)('%s', (route) => {
  it('tells a stranger to the meeting, also an administrator, nothing', async () => {
    for (const who of ['stranger', 'administrator']) {
      await expectNothingTold(await get(addressOf(route), who))
      await expectNothingTold(await get(`${addressOf(route)}.data`, who))
      for (const body of ['{}', ...rubbish()]) {
        const posted = await post(addressOf(route), { who, body })
        expect(turnedAway, String(body)).toContain(posted.status)
        await expectNothingTold(posted)
      }
    }
  })
})

describe.each(ofAdministration)('%s', (route) => {
  it('is refused to others before anything that they sent is looked at', async () => {
    for (const body of rubbish()) expect([403, 404, 405], String(body)).toContain((await post(addressOf(route), { who: 'member', body })).status)
  })

  it('is refused as rubbish to whoever has the right; 405: a page without a form', async () => {
    for (const body of rubbish()) expect([400, 405], String(body)).toContain((await post(addressOf(route), { who: 'administrator', body })).status)
  })
})

it('photographs for a paper of a meeting: a stranger hears that there is none, whatever else is wrong', async () => {
  const body = JSON.stringify({ target: { kind: 'item', itemId: ids.itemId }, title: 7 })
  expect((await post('/api/join-uploads', { who: 'stranger', body })).status).toBe(404)
})

it('the history of marks: a stranger hears that there is none, whatever is wrong with the address', async () => {
  expect((await get(`/api/versions/${ids.versionId}/mark-history?after=x`, 'stranger')).status).toBe(404)
  expect((await get(`/api/versions/${ids.versionId}/mark-history?after=x`, 'member')).status).toBe(400)
})
