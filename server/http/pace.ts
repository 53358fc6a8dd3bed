import type { ServerResponse } from 'node:http'
import type { Readable } from 'node:stream'

/** Resolves when the line has taken what was written so far; false when nobody is at its end any more. */
export type Drained = () => Promise<boolean>

export function drainedOf(response: ServerResponse): Drained {
  return async () => {
    if (response.writableNeedDrain) await drainOrClose(response)
    return !response.destroyed
  }
}

function drainOrClose(response: ServerResponse) {
  return new Promise<void>((resolve) => {
    const go = () => {
      response.off('drain', go).off('close', go)
      resolve()
    }
    response.on('drain', go).on('close', go)
  })
}

/**
 * The source as a stream that is read no faster than the line takes it. Remix writes whatever it is given at once; without
 * this a tablet on a bad line holds the rest of a large paper in our memory. A reader who has gone lets go of the source.
 */
export function paced(source: Readable, drained: Drained): ReadableStream<Uint8Array> {
  const parts = source[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>
  return new ReadableStream<Uint8Array>({
    async pull(out) {
      const part = (await drained()) ? await parts.next() : null
      if (part && !part.done) return out.enqueue(part.value)
      source.destroy()
      out.close()
    },
    cancel: () => void source.destroy(),
  }, { highWaterMark: 0 })
}
