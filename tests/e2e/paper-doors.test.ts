import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectEventually } from '~tests/support/eventually'
import { layHouse, userOf, type LaidHouse, type PaperName } from '~tests/support/laid-papers'
import { doors, isListed, lists, otherLists, request, type Answer, type Asked, type Door } from '~tests/support/paper-doors'
import { withDatabase } from '~tests/support/reading'
import { startSite, type Site } from '~tests/support/site'
import { cookieOf } from '~tests/support/socket-hall'
import { createWorld } from '~tests/support/world'

/**
 * Every address that gives anything of a paper, asked for every standing of a paper by every kind of person: one table
 * of R1–R9 (app/domain/documents/RULES.md) that a new address enters by one line in tests/support/paper-doors.ts.
 */
const seated = ['chair', 'secretary', 'member1', 'member2', 'member3', 'guest'] as const
const others = ['nobody', 'stranger', 'administrator', 'screen', 'staff', 'otherStaff'] as const
type Who = (typeof seated)[number] | (typeof others)[number]
const everybody: Who[] = [...seated, ...others]

let site: Site
let house: LaidHouse
const cookies = new Map<string, string>()

beforeAll(async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'nghi-su-doors-'))
  const world = createWorld(Date.now(), { keepIn: dataDir })
  house = await layHouse(world)
  for (const hall of [house.running, house.coming]) for (const who of seated) cookies.set(userOf(hall, who), await cookieOf(world, userOf(hall, who)))
  for (const userId of Object.values(house.people)) cookies.set(userId, await cookieOf(world, userId))
  await world.close()
  site = await startSite({ dataDir, env: { LOG_LEVEL: 'error' } })
  const waiting = 'SELECT count(*) AS n FROM document_versions v JOIN documents d ON d.id = v.document_id WHERE v.indexed_at IS NULL AND d.recalled_at IS NULL'
  await expectEventually(() => expect(withDatabase(site, (db) => db.prepare<[], { n: number }>(waiting).get()?.n)).toBe(0))
}, 60_000)
afterAll(() => site?.remove())

/** Who is told what of a paper; everybody who is not named here hears that there is none. */
type Row = { given: Who[]; told?: [Answer, Who[]]; /** may take a copy, besides `given` */ copies?: Who[]; originals: Who[]; arranges: Who[]; /** whom the lists show it; the room holds what the members have */ lists: Who[] }
const makers: Who[] = ['chair', 'secretary']
/** who read a paper and what is said on it, and take no list of that away */
const readingOnly: readonly Who[] = ['guest', 'screen']
const inside: Who[] = [...makers, 'member1', 'member2', 'member3']
const byMakers = { originals: makers, arranges: makers }
const outsideOf = (answer: Answer): Row => ({ given: makers, told: [answer, ['member1', 'member2', 'member3', 'guest', 'screen']], lists: makers, ...byMakers })
const named: Who[] = [...makers, 'member2', 'member3']

const table: Record<PaperName, Row> = {
  open: { given: [...seated, 'screen'], copies: [...seated], lists: [...seated], ...byMakers },
  pictures: { given: [...seated, 'screen'], copies: makers, lists: [...seated], ...byMakers },
  closed: { given: inside, lists: inside, ...byMakers },
  noGuests: { given: inside, lists: inside, ...byMakers },
  named: { given: named, lists: named, ...byMakers },
  before: outsideOf('documents/not-open-yet'),
  over: outsideOf('documents/reading-over'),
  namedOver: { ...outsideOf('documents/reading-over'), told: ['documents/reading-over', ['member2', 'member3']] },
  recalled: { given: [], told: ['documents/recalled', [...seated, 'screen']], lists: [], originals: [], arranges: [] },
  namedRecalled: { given: [], told: ['documents/recalled', named], lists: [], originals: [], arranges: [] },
  draft: { given: ['staff'], originals: ['staff'], arranges: [], lists: [] },
  submitted: { given: [...makers, 'staff'], originals: [...makers, 'staff'], arranges: makers, lists: makers },
  own: { given: ['member1'], originals: ['member1'], arranges: [], lists: [] },
}

function expected(name: PaperName, who: Who, { gives, ofMeeting }: Door): Answer {
  const { given, told, copies = given, originals, arranges } = table[name]
  if (who === 'nobody') return 'not-signed-in'
  if (told?.[1].includes(who)) return told[0]
  if (gives === 'reminding' && given.includes(who) && told?.[0]) return told[0]
  if (!given.includes(who) || (ofMeeting && name === 'own')) return 'not-found'
  const mayHave = { reading: given, copy: copies, original: originals, arranging: arranges, reminding: arranges, opinions: given.filter((one) => !readingOnly.includes(one)) }[gives]
  return mayHave.includes(who) ? 'given' : 'forbidden'
}

function asked(name: PaperName, who: Who): Asked {
  const paper = house.papers[name]
  const hall = paper.meetingId === house.coming.meetingId ? house.coming : house.running
  const userId = who === 'nobody' ? '' : who in house.people ? house.people[who as keyof LaidHouse['people']] : userOf(hall, who)
  return { site, cookie: cookies.get(userId) ?? '', paper }
}

const cases = Object.keys(table).flatMap((name) => everybody.map((who) => [name as PaperName, who] as const))

describe.each(cases)('%s, asked for by %s', (name, who) => {
  it('opens no door too much and none too few', async () => {
    const want = Object.entries(doors).map(([door, what]) => `${door}: ${expected(name, who, what)}`)
    const got = await Promise.all(Object.entries(doors).map(async ([door, { ask }]) => `${door}: ${await ask(asked(name, who))}`))
    expect(got).toEqual(want)
  })

  it('stands in the lists of those who read it, and of nobody else', async () => {
    const mayKnow = expected(name, who, { gives: 'reading', ask: () => Promise.reject(new Error('not asked')) }) === 'given'
    await Promise.all(Object.entries({ ...lists, ...otherLists }).map(async ([list, pathOf]) => {
      const isThere = await isListed(asked(name, who), pathOf(asked(name, who).paper))
      const mayMiss = !(list in lists) || !table[name].lists.includes(who) || (name === 'submitted' && list === 'room')
      if (!mayKnow) expect(isThere, list).toBe(false)
      else if (!mayMiss) expect(isThere, list).toBe(true)
    }))
  })
})

it('the hall’s screen, though a secretary set it up, shows only what everybody may read now', async () => {
  const shown = await Promise.all((['open', 'closed', 'noGuests', 'named', 'before', 'over'] as const).map(async (name) =>
    (await isListed(asked(name, 'secretary'), `/meetings/${house.running.meetingId}/screen.data`)) ? name : []))
  expect(shown.flat()).toEqual(['open'])
})

describe('the paper fallback set', () => {
  it.each(everybody)('is begun by those who make the meeting: %s', async (who) => {
    const { meetingId } = house.running
    const response = await request(asked('open', who), `/api/meetings/${meetingId}/print-set`, { method: 'POST', body: '{"parts":["agenda"]}' })
    const status = { chair: 202, secretary: 202, member1: 403, member2: 403, member3: 403, guest: 403, nobody: 401 }[who as string] ?? (who === 'screen' ? 403 : 404)
    expect(response.status).toBe(status)
  })
})
