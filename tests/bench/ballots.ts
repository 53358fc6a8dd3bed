import { join } from 'node:path'
import { randomUUID } from 'node:crypto'
import { createBus } from '~db/bus'
import { openDatabase } from '~db/client'
import { listBallots } from '~db/queries/voting'
import { packageRoot } from '~server/package-root'
import { must } from '~tests/support/hall'
import { spread, quantile, told, type Findings } from './figures'
import { command, openHouse, type House } from './house'

const voters = 500
const rounds = 5
const budgetBurstMs = 1_000
/** every tenth member's line is bad: the browser sends the same ballot twice with one key */
const repeatsEvery = 10

type Cast = { voteId: string; burstMs: number; p95Ms: number; acknowledged: number; kept: number; doubled: number }

/**
 * 500 members cast in the same moment, each with a session of his own, some twice with the same key; five votes. A round is
 * over when all are answered. Afterwards the power goes (SIGKILL), and the ballots in the database are held against what was acknowledged.
 */
export async function castBallots(): Promise<Findings> {
  const house = await openHouse(voters, async (_world, hall) => must(hall.say('chair', 'open-item', { itemId: hall.items.plain })))
  try {
    const casts: (Cast & { choices: Map<string, string> })[] = []
    for (let round = 0; round < rounds; round++) casts.push(await castOnce(house, round))
    await house.site.kill()
    await countKept(house, casts)
    return findings(casts)
  } finally {
    await house.site.remove()
  }
}

async function castOnce(house: House, round: number): Promise<Cast & { choices: Map<string, string> }> {
  const { voteId } = await command(house, 'chair', 'prepare-vote', { itemId: house.hall.items.plain, question: `Thông qua phương án ${round + 1}`, versionId: null, amendedPassage: null }) as { voteId: string }
  await command(house, 'chair', 'open-vote', { voteId })
  const choices = new Map<string, string>()
  const delays: number[] = []
  const startedAt = performance.now()
  const cast = async (index: number) => {
    const who = `member${index + 1}`
    const choice = ['for', 'against', 'abstain'][(index + round) % 3] ?? 'for'
    const key = randomUUID()
    const sendings = Array.from({ length: index % repeatsEvery === 0 ? 2 : 1 }, () => command(house, who, 'cast-ballot', { voteId, choice }, key))
    await Promise.all(sendings)
    delays.push(performance.now() - startedAt)
    choices.set(house.hall.people[who]?.seatId ?? '', choice)
  }
  await Promise.all(Array.from({ length: voters }, (_, index) => cast(index)))
  const burstMs = performance.now() - startedAt
  await command(house, 'chair', 'close-vote', { voteId })
  await command(house, 'chair', 'declare-vote', { voteId })
  return { voteId, burstMs, p95Ms: quantile(delays, 0.95), acknowledged: choices.size, kept: 0, doubled: 0, choices }
}

/** Opens the database that the killed server left. */
async function countKept({ site }: House, casts: (Cast & { choices: Map<string, string> })[]) {
  const db = openDatabase(join(site.dataDir, 'nghi-su.sqlite'), createBus((error) => { throw error }), join(packageRoot, 'migrations'))
  for (const cast of casts) {
    const ballots = await listBallots(db.read, cast.voteId)
    cast.kept = ballots.filter(({ seatId, choice }) => cast.choices.get(seatId) === choice).length
    cast.doubled = ballots.length - new Set(ballots.map(({ seatId }) => seatId)).size
  }
  await db.close()
}

function findings(casts: readonly Cast[]): Findings {
  const [burst, p95] = [spread(casts.map(({ burstMs }) => burstMs)), spread(casts.map(({ p95Ms }) => p95Ms))]
  const [acknowledged, kept, doubled] = (['acknowledged', 'kept', 'doubled'] as const).map((name) => casts.reduce((sum, cast) => sum + cast[name], 0))
  const complete = acknowledged === voters * rounds && kept === acknowledged && doubled === 0
  const withinBudget = burst.median <= budgetBurstMs
  return {
    ok: complete && withinBudget,
    lines: [
      `${voters} members cast at once, every ${repeatsEvery}th twice with one key, ${rounds} votes; median of the votes (lowest to highest):`,
      `all acknowledged after ${told(burst)}, p95 ${told(p95)}; budget ${budgetBurstMs} ms: ${withinBudget ? 'kept' : 'exceeded'}`,
      `acknowledged ${acknowledged}, in the database after SIGKILL ${kept}, doubled ${doubled}`,
    ],
    figures: { voters, rounds, burstMs: burst, p95Ms: p95, acknowledged, kept, doubled, budgetBurstMs },
  }
}
