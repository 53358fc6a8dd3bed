import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { packageRoot } from '~server/package-root'

it('queries and services type-check against PostgreSQL; only the embedded client itself knows SQLite', () => {
  const tsc = join(packageRoot, 'node_modules/typescript/bin/tsc')
  const { stdout } = spawnSync(process.execPath, [tsc, '--noEmit', '--incremental', 'false', '--customConditions', 'postgres'], { cwd: packageRoot, encoding: 'utf8' })
  const foreign = stdout.split('\n').filter((line) => /^\S.*error TS/.test(line) && !/^(db\/client\.ts|tests\/)/.test(line))
  expect(foreign).toEqual([])
})
