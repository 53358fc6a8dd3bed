import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'vite'
import { openPagePool, type PagePool, type PagePoolOptions } from '~server/jobs/page-pool'
import { alias } from '../../vite.config'

const root = fileURLToPath(new URL('../../', import.meta.url))

/**
 * The real pool in a test: a process of its own runs JavaScript only, so the worker is bundled first, into a folder of its own inside
 * the project, where its packages are found. `close` removes it.
 */
export async function openTestPagePool(options: PagePoolOptions = {}): Promise<PagePool> {
  const outDir = `${root}build/test-worker-${randomUUID()}`
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    resolve: { alias },
    build: { ssr: true, outDir, target: 'node20', rollupOptions: { input: ['server/jobs/page-worker.ts', 'server/jobs/worker-guard.ts'], output: { entryFileNames: '[name].js' } } },
  })
  const pool = openPagePool({ worker: pathToFileURL(`${outDir}/page-worker.js`), ...options })
  return {
    inspect: (path) => pool.inspect(path),
    signatures: (path) => pool.signatures(path),
    pageText: (path, page) => pool.pageText(path, page),
    pageWords: (path, page) => pool.pageWords(path, page),
    renderPage: (path, page) => pool.renderPage(path, page),
    copyPages: (path, range, to) => pool.copyPages(path, range, to),
    take: (path, layers, to) => pool.take(path, layers, to),
    straighten: (path, to) => pool.straighten(path, to),
    bind: (pictures, to) => pool.bind(pictures, to),
    close: async () => {
      await pool.close()
      await rm(outDir, { recursive: true, force: true })
    },
  }
}
