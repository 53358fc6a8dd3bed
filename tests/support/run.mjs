// npm test: from a fresh clone, installs what is missing, then lint, types, build and every test. Ends with the counts.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBuilt, ensureInstalled, requireNode, root } from '../../server/cli/prepare.mjs'

const bin = (name) => join(root, 'node_modules', name)
const reportFile = join(root, 'build/test-report.json')

requireNode()
ensureInstalled()
ensurePrograms({ chromium: ['chromium', 'chromium-browser', 'google-chrome'], 'poppler-utils': ['pdftotext'] })

const checks = await Promise.all([
  passes('lint', [bin('eslint/bin/eslint.js'), '.', '--max-warnings', '0']),
  passes('types', [bin('typescript/bin/tsc'), '--noEmit']),
])
ensureBuilt()

mkdirSync(join(root, 'build'), { recursive: true })
rmSync(reportFile, { force: true })
const clean = await passes('vitest', [bin('vitest/vitest.mjs'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`, ...process.argv.slice(2)])
const report = existsSync(reportFile) ? JSON.parse(readFileSync(reportFile, 'utf8')) : { numPassedTests: 0, numFailedTests: 1 }

const passed = report.numPassedTests + checks.filter(Boolean).length
// a file that does not even load has no failed test of its own
const brokenFiles = (report.testResults ?? []).filter((file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed')).length
const named = report.numFailedTests + brokenFiles
// an error outside of any test fails the run too
const failed = named + (named === 0 && !clean ? 1 : 0) + checks.filter((ok) => !ok).length
process.stdout.write(`tests: ${passed} passed, ${failed} failed\n`)
process.exit(failed === 0 && report.numPassedTests > 0 ? 0 : 1)

function passes(name, args) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, NODE_ENV: 'test' } })
    child.on('exit', (code) => {
      if (code !== 0) process.stdout.write(`${name}: failed\n`)
      resolve(code === 0)
    })
  })
}

/** Installs system programs that the tests drive, where Debian's package manager and the right to use it are there. */
function ensurePrograms(wanted) {
  const missing = Object.entries(wanted).filter(([, names]) => !names.some(isThere)).map(([pkg]) => pkg)
  if (missing.length === 0) return
  if (isThere('apt-get') && process.getuid?.() === 0) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    spawnSync('apt-get', ['update', '-qq'], { stdio: ['ignore', 2, 2], env })
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing], { stdio: ['ignore', 2, 2], env })
    if (missing.every((pkg) => wanted[pkg].some(isThere))) return
  }
  process.stderr.write(`The browser and PDF tests need ${missing.join(' and ')}. Install them and run npm test again.\n`)
  process.exit(1)
}

function isThere(name) {
  return spawnSync('sh', ['-c', `command -v ${name}`]).status === 0
}
