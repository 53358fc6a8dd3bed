import type { Server } from 'node:http'
import type { App } from './context'

/** Answers under way get this long before their connections are cut. */
const graceMs = 10_000

/** On SIGTERM or SIGINT stops once, in order; a second signal, or a stop that hangs, ends the process at once. */
export function onStopSignal(app: Pick<App, 'log'>, stop: () => Promise<void>) {
  let stopping = false
  const handle = (signal: NodeJS.Signals) => {
    if (stopping) process.exit(1)
    stopping = true
    app.log.info({ signal }, 'stopping')
    setTimeout(() => process.exit(1), graceMs * 2).unref()
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        app.log.error({ err: error }, 'stop')
        process.exit(1)
      },
    )
  }
  process.on('SIGTERM', handle)
  process.on('SIGINT', handle)
}

/** Takes no more connections and resolves when the answers under way are out, or after the grace time. */
export function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), graceMs).unref()
    server.close(() => {
      clearTimeout(cut)
      resolve()
    })
    server.closeIdleConnections()
  })
}
