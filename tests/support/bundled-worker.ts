import { rm } from 'node:fs/promises'
import { randomUUID } from 'node:crypto'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'vite'
import type { TestProject } from 'vitest/node'
import { alias } from '../../vite.config'

declare module 'vitest' {
  export interface ProvidedContext {
    /** address of the bundled page worker; `openTestPagePool` starts it */
    pageWorker: string
  }
}

const root = fileURLToPath(new URL('../../', import.meta.url))

/** The page worker as JavaScript, once for all tests of a project, where its packages are found and no build sweeps it away. */
export default async function bundleWorker(project: TestProject) {
  const outDir = `${root}node_modules/.cache/page-worker-${randomUUID()}`
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    resolve: { alias },
    build: { ssr: true, outDir, target: 'node20', rollupOptions: { input: ['server/jobs/page-worker.ts', 'server/jobs/worker-guard.ts'], output: { entryFileNames: '[name].js' } } },
  })
  project.provide('pageWorker', pathToFileURL(`${outDir}/page-worker.js`).href)
  return () => rm(outDir, { recursive: true, force: true })
}
