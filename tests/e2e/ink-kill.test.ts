import { expect, it } from 'vitest'
import { newSeed } from '~tests/support/seeded'
import { killRounds } from '../bench/ink-kill'

const rounds = 5

it(`N6 ${rounds} times SIGKILL while four people write: nothing acknowledged is missing (npm run bench -- ink-kill plays 200)`, async () => {
  const { acknowledged, missing, doubled } = await killRounds(rounds, newSeed('ink-kill'))
  expect({ missing, doubled }).toEqual({ missing: 0, doubled: 0 })
  expect(acknowledged).toBeGreaterThan(0)
})
