// Loaded into a server by NODE_OPTIONS: writes how long its event loop has been held up at most, in ms, to the file LOOP_WATCH; SIGUSR2 begins anew.
import { renameSync, writeFileSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { isMainThread } from 'node:worker_threads'

const file = process.env.LOOP_WATCH
if (file && isMainThread) {
  const delay = monitorEventLoopDelay({ resolution: 5 })
  delay.enable()
  process.on('SIGUSR2', () => delay.reset())
  setInterval(() => {
    writeFileSync(`${file}.new`, String(Math.round(delay.max / 1e6)))
    renameSync(`${file}.new`, file) // whoever reads never meets an empty file
  }, 100).unref()
}
