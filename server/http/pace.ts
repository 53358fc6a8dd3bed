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
 * A source as a stream that is read no faster than the line takes it. Remix writes whatever it is given at once; without
 * this a tablet on a bad line holds the rest of a large paper in our memory. It is opened when its first part is asked
 * for, because an answer that nobody waits for any more is thrown away unread; a reader who has gone lets go of it.
 */
export function paced(open: () => Promise<Readable>, drained: Drained): ReadableStream<Uint8Array> {
  let source: Readable | null = null
  let parts: AsyncIterator<Uint8Array> | null = null
  const begin = async () => {
    source = await open()
    return source[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>
  }
  return new ReadableStream<Uint8Array>({
    async pull(out) {
      const part = (await drained()) ? await (parts ??= await begin()).next() : null
      if (part && !part.done) return out.enqueue(part.value)
      source?.destroy()
      out.close()
    },
    cancel: () => void source?.destroy(),
  }, { highWaterMark: 0 })
}
