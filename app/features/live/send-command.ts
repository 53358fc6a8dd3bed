import type { CommandInput, CommandName } from '~/domain/live/command-inputs'

/** What became of a command. `lost`: it could not be delivered in the time that it is good for. */
export type Answer = { ok: true; value: unknown } | { ok: false; code: string; message: string | null; params: Record<string, string | number> }

const firstRetryMs = 800
const lastRetryMs = 8_000
/** A command is given up after this: what a chair pressed two minutes ago is not what he wants now. */
const goodForMs = 120_000
const timeoutMs = 15_000

const unsent = new Set<string>()
const listeners = new Set<() => void>()

/** How many commands wait for the line ("Còn 3 thay đổi chưa gửi"). */
export const unsentCommands = {
  count: () => unsent.size,
  subscribe(listener: () => void) {
    listeners.add(listener)
    return () => { listeners.delete(listener) }
  },
}

function mark(key: string, waits: boolean) {
  if (waits === unsent.has(key)) return
  if (waits) unsent.add(key)
  else unsent.delete(key)
  for (const listener of listeners) listener()
}

/**
 * Gives a command of a meeting by HTTP, with a key of its own, so that repeating it over a bad line does it once.
 * While the line is down it waits, is counted as unsent, and is sent again with the same key.
 */
export async function sendCommand<N extends CommandName>(meetingId: string, name: N, input: CommandInput<N>): Promise<Answer> {
  const key = crypto.randomUUID()
  const until = Date.now() + goodForMs
  try {
    for (let attempt = 0; ; attempt++) {
      const answer = await post(`/api/meetings/${encodeURIComponent(meetingId)}/${name}`, key, input)
      if (answer) return answer
      mark(key, true)
      if (Date.now() > until) return { ok: false, code: 'lost', message: null, params: {} }
      await pause(Math.min(lastRetryMs, firstRetryMs * 2 ** attempt) * (0.5 + Math.random() / 2))
    }
  } finally {
    mark(key, false)
  }
}

/** Null when nobody answered, or only something in between that will pass. */
async function post(url: string, key: string, input: unknown): Promise<Answer | null> {
  try {
    const response = await fetch(url, {
      method: 'POST', headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key }, body: JSON.stringify(input), signal: AbortSignal.timeout(timeoutMs),
    })
    if (response.status >= 500) return null
    return await response.json() as Answer
  } catch {
    return null
  }
}

/** Ends early when the device says that it is online again. */
function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      window.removeEventListener('online', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    window.addEventListener('online', done)
  })
}
