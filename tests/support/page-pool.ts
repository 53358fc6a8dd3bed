import { inject } from 'vitest'
import { openPagePool, type PagePool, type PagePoolOptions } from '~server/jobs/page-pool'

/** The real pool in a test: a process of its own runs JavaScript only, so its worker was bundled first (bundled-worker.ts). */
export function openTestPagePool(options: PagePoolOptions = {}): PagePool {
  const pool = openPagePool({ worker: new URL(inject('pageWorker')), ...options })
  // each by its name, so that a test may spread the pool and replace one
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
    close: () => pool.close(),
  }
}
