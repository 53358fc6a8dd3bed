import { defineConfig } from 'vitest/config'
import { alias } from './vite.config'

const suite = (name: string, options: Record<string, unknown> = {}) => ({
  resolve: { alias },
  test: { name, include: [`tests/${name}/**/*.test.{ts,tsx}`], environment: 'node', ...options },
})

export default defineConfig({
  test: {
    // two files at once: browsers and servers wait much for each other, and more of them starve on a small machine;
    // the files of one project share a process: reading the sources anew for each was half of what the short ones take
    poolOptions: { forks: { minForks: 1, maxForks: 2, isolate: false } },
    projects: [
      // pure functions: nothing to keep apart, so one thread and no fresh world per file
      suite('rules', { pool: 'threads', poolOptions: { threads: { isolate: false, singleThread: true } } }),
      suite('services', { testTimeout: 90_000, hookTimeout: 60_000, globalSetup: 'tests/support/bundled-worker.ts' }),
      suite('rooms', { testTimeout: 90_000, hookTimeout: 60_000 }),
      suite('contract', { testTimeout: 120_000, hookTimeout: 120_000, globalSetup: 'tests/support/bundled-worker.ts' }),
      // real browsers on a shared machine: what fails is tried once more, and the report says that it was; last, when the samples are drawn
      suite('e2e', { retry: 1, sequence: { groupOrder: 1 }, testTimeout: 300_000, hookTimeout: 600_000, globalSetup: 'tests/support/drawn-samples.ts' }),
    ],
  },
})
