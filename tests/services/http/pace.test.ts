import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { paced } from '~server/http/pace'

function source() {
  const taken = { parts: 0 }
  const stream = Readable.from((function* () { for (;;) { taken.parts++; yield new Uint8Array(65_536) } })(), { highWaterMark: 1 })
  return { stream, taken }
}

/** Reads like Remix: everything that comes, at once. */
async function readAll(stream: ReadableStream<Uint8Array>) {
  const reader = stream.getReader()
  let parts = 0
  while (!(await reader.read()).done) parts++
  return parts
}

describe('a file on a slow line', () => {
  it('is read no further than the line takes it, and let go of when the reader is gone', async () => {
    const { stream, taken } = source()
    let answered = 0
    const waiting: ((isThere: boolean) => void)[] = []
    const read = readAll(paced(async () => stream, () => (answered++ < 3 ? Promise.resolve(true) : new Promise((resolve) => waiting.push(resolve)))))
    while (waiting.length === 0) await new Promise((resolve) => setImmediate(resolve))
    expect(taken.parts).toBeLessThan(64)
    waiting[0]?.(false)
    expect(await read).toBe(3)
    expect(stream.destroyed).toBe(true)
  })

  it('is let go of when the answer is given up', async () => {
    const { stream } = source()
    const answer = paced(async () => stream, async () => true)
    const reader = answer.getReader()
    await reader.read()
    await reader.cancel()
    expect(stream.destroyed).toBe(true)
  })

  it('is not opened for an answer that is thrown away unread', async () => {
    let opened = 0
    const open = async () => {
      opened++
      return source().stream
    }
    paced(open, async () => true)
    expect(await readAll(paced(open, async () => false))).toBe(0)
    expect(opened).toBe(0)
  })
})
