// Loaded into a server by NODE_OPTIONS: at SIGUSR2 it collects what nobody needs and writes what is left, its heap and buffers, in bytes to the file HEAP_WATCH.
import { renameSync, writeFileSync } from 'node:fs'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { isMainThread } from 'node:worker_threads'

const file = process.env.HEAP_WATCH
if (file && isMainThread) {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc')
  process.on('SIGUSR2', () => {
    collect()
    const { heapUsed, external } = process.memoryUsage()
    writeFileSync(`${file}.new`, String(heapUsed + external))
    renameSync(`${file}.new`, file) // whoever reads never meets an empty file
  })
}
