import { ERRORS, type Lock, type Locker, type RequestRelease } from '@tus/server'

type Holder = { release: RequestRelease; gone: Promise<void>; go: () => void }

/**
 * One request at a time works on an upload. Who comes while another still holds it, as after a cut that the server has
 * not noticed, asks it to go and waits without turning in circles; after `waitMs`, or when he himself is gone, he is
 * refused.
 */
export class UploadTurns implements Locker {
  private readonly holders = new Map<string, Holder>()

  constructor(private readonly waitMs = 20_000) {}

  newLock(id: string): Lock {
    return { lock: (signal, release) => this.take(id, signal, release), unlock: async () => this.leave(id) }
  }

  private async take(id: string, signal: AbortSignal, release: RequestRelease) {
    const deadline = Date.now() + this.waitMs
    for (let holder = this.holders.get(id); holder; holder = this.holders.get(id)) {
      await holder.release()
      if (!(await goneBefore(holder.gone, deadline - Date.now(), signal))) throw ERRORS.ERR_LOCK_TIMEOUT
    }
    let go = () => {}
    const gone = new Promise<void>((resolve) => { go = resolve })
    this.holders.set(id, { release, gone, go })
  }

  private leave(id: string) {
    this.holders.get(id)?.go()
    this.holders.delete(id)
  }
}

function goneBefore(gone: Promise<void>, ms: number, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const settle = (answer: boolean) => {
      clearTimeout(timer)
      signal.removeEventListener('abort', giveUp)
      resolve(answer)
    }
    const giveUp = () => settle(false)
    const timer = setTimeout(giveUp, Math.max(0, ms))
    if (signal.aborted) return giveUp()
    signal.addEventListener('abort', giveUp)
    void gone.then(() => settle(true))
  })
}
