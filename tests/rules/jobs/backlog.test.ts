import { describe, expect, it } from 'vitest'
import { Backlog } from '~server/jobs/backlog'

/** A backlog whose runs wait until they are let go. */
function heldBacklog() {
  const runs: { end(): void }[] = []
  const backlog = new Backlog(() => new Promise((end) => runs.push({ end })))
  return { backlog, runs }
}

describe('a backlog', () => {
  it('is worked off by one run at a time; what is told during a run, however often, makes one more', async () => {
    const { backlog, runs } = heldBacklog()
    backlog.wake()
    for (let told = 0; told < 3; told++) backlog.wake()
    expect(runs).toHaveLength(1)
    runs[0]?.end()
    await expect.poll(() => runs).toHaveLength(2)
    runs[1]?.end()
    await backlog.idle()
    expect(runs).toHaveLength(2)
  })

  it('that is closed waits for the run under way and begins no other', async () => {
    const { backlog, runs } = heldBacklog()
    backlog.wake()
    backlog.wake()
    const closed = backlog.close()
    backlog.wake()
    runs[0]?.end()
    await closed
    expect(runs).toHaveLength(1)
  })
})
