import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { Page } from 'playwright-core'
import * as Y from 'yjs'
import { readMarkKey } from '~/domain/annotations/mark'
import { marksMap } from '~/domain/annotations/wire'
import { packageRoot } from '~server/package-root'

const mb = (bytes: number) => bytes / 1024 / 1024
const heapFile = () => join(packageRoot, `build/heap-${process.pid}.txt`)

/** Environment of a server that is asked by `keptByServer`. */
export const heapWatch = () => ({ NODE_OPTIONS: `--import ${pathToFileURL(join(packageRoot, 'tests/bench/heap-watch.mjs')).href}`, HEAP_WATCH: heapFile() })

/** The server's heap and buffers in MB when what nobody needs has been collected. */
export async function keptByServer(pid: number): Promise<number> {
  rmSync(heapFile(), { force: true })
  process.kill(pid, 'SIGUSR2')
  while (!existsSync(heapFile())) await wait(50)
  return mb(Number(readFileSync(heapFile(), 'utf8')))
}

/**
 * The JavaScript heap and the buffers of a tab in MB when what nobody needs has been collected. The browser is told before
 * that memory is short, so that it gives back what it keeps for later, such as decoded pictures of pages that were left.
 */
export async function keptByTab(page: Page): Promise<number> {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Memory.simulatePressureNotification', { level: 'critical' })
  await cdp.send('HeapProfiler.collectGarbage')
  await wait(500) // what the first collection has let go lets go of more
  await cdp.send('HeapProfiler.collectGarbage')
  const { usedSize, backingStorageSize } = (await cdp.send('Runtime.getHeapUsage')) as { usedSize: number; backingStorageSize: number }
  await cdp.detach()
  return mb(usedSize + backingStorageSize)
}

/** What the same marks take in this process as a bare Yjs document, written by each author in turn, in MB. */
export async function keptByYjs(marks: ReadonlyMap<string, Uint8Array>): Promise<number> {
  const updates = updatesOf(marks)
  const before = await heapNow()
  const whole = new Y.Doc()
  for (const update of updates) Y.applyUpdate(whole, update)
  const after = await heapNow()
  return updates.length === whole.getMap(marksMap).size ? mb(after - before) : NaN
}

/** One for each mark, as their authors' browsers would send them. */
function updatesOf(marks: ReadonlyMap<string, Uint8Array>): Uint8Array[] {
  const authors = new Map<string, Y.Doc>()
  return [...marks].map(([key, mark]) => {
    const author = readMarkKey(key)?.authorId ?? ''
    const doc = authors.get(author) ?? new Y.Doc()
    authors.set(author, doc)
    const before = Y.encodeStateVector(doc)
    doc.getMap(marksMap).set(key, mark)
    return Y.encodeStateAsUpdate(doc, before)
  })
}

async function heapNow(): Promise<number> {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
  await wait(100) // buffers that were collected are given back by another thread
  collect()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}
