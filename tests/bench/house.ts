import { randomUUID } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openedHall, type Hall } from '~tests/support/hall'
import { startSite, type Site } from '~tests/support/site'
import { cookieOf } from '~tests/support/socket-hall'
import { createWorld, type World, type WorldOptions } from '~tests/support/world'

/** The built server with one meeting in session, and a session cookie for each of its people. */
export type House = { site: Site; hall: Hall; cookies: ReadonlyMap<string, string> }

type HouseOptions = Pick<WorldOptions, 'pages'> & { /** the server's environment */ env?: Record<string, string> }

/** Makes a meeting with `members` people who have checked in, lets `prepare` go on with it, and serves it by the built server in a process of its own. */
export async function openHouse<T>(members: number, prepare: (world: World, hall: Hall) => Promise<T>, { pages, env }: HouseOptions = {}): Promise<House & { prepared: T }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'nghi-su-bench-'))
  const world = createWorld(Date.now(), { keepIn: dataDir, pages })
  const hall = await openedHall(world, { members })
  const prepared = await prepare(world, hall)
  const cookies = new Map<string, string>()
  for (const [who, { userId }] of Object.entries(hall.people)) cookies.set(who, await cookieOf(world, userId))
  await world.close()
  return { site: await startSite({ dataDir, env: { LOG_LEVEL: 'error', ...env } }), hall, cookies, prepared }
}

/** A command as a browser sends it. Anything but yes is a failure of the benchmark. */
export async function command({ site, hall, cookies }: House, who: string, name: string, input: unknown, key: string = randomUUID()): Promise<unknown> {
  const response = await fetch(`${site.url}/api/meetings/${hall.meetingId}/${name}`, {
    method: 'POST', body: JSON.stringify(input),
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key, Origin: site.url, Cookie: cookies.get(who) ?? '' },
  })
  const answer = await response.json() as { ok: boolean; value?: unknown; code?: string }
  if (!answer.ok) throw new Error(`${name} of ${who}: ${response.status} ${answer.code}`)
  return answer.value
}
