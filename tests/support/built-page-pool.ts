import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { openPagePool, type PagePool } from '~server/jobs/page-pool'
import { packageRoot } from '~server/package-root'

/** The pool with the worker of the build, for what needs the build anyway: samples of browser tests, benches. */
export const openBuiltPagePool = (): PagePool => openPagePool({ worker: pathToFileURL(join(packageRoot, 'build/server/page-worker.js')) })
