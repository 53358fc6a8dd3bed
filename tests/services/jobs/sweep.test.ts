import { expect, it } from 'vitest'
import { schema } from '~db/schema'
import { sweep } from '~server/jobs/sweep'
import { must, openedHall } from '~tests/support/hall'
import { worldOfFile } from '~tests/support/world-of-file'

// Lucia reckons a session's end by the real clock
const world = worldOfFile(Date.now())

const hours = 3600_000
const answers = async () => (await world.db.read.select().from(schema.idempotencyKeys)).length
const sessions = async () => (await world.db.read.select().from(schema.sessions)).length

it('forgets answers after a day and sessions after their last, and nothing before', async () => {
  const hall = await openedHall(world)
  const [kept, open] = [await answers(), await sessions()]
  expect(kept).toBeGreaterThan(0)
  world.clock.advance(23 * hours)
  await must(hall.say('chair', 'open-item', { itemId: hall.items.plain }))
  await sweep(world.app)
  expect([await answers(), await sessions()]).toEqual([kept + 1, open])
  world.clock.advance(2 * hours)
  await sweep(world.app)
  expect([await answers(), await sessions()]).toEqual([1, open])

  world.clock.advance(7 * 24 * hours)
  await sweep(world.app)
  expect([await answers(), await sessions()]).toEqual([0, 0])
})
