// npm run bench -- NAME [--json] [--rounds N]: one benchmark on the built server. Its last line is one JSON object; with --json the lines for people go to standard error.
import { createServer } from 'vite'
import { ensureBuilt, ensureInstalled, requireNode, root } from '../../server/cli/prepare.mjs'

const benches = { follow: 'followPresenter', ballots: 'castBallots', search: 'searchPapers', 'first-page': 'openFirstPage', ingest: 'ingestScan', ink: 'writeTogether', 'ink-soak': 'writeForHours', 'ink-kill': 'killWriters', readers: 'readAlong', frames: 'mutateFrames' }
const name = process.argv[2] ?? ''

requireNode()
ensureInstalled()
if (!Object.hasOwn(benches, name)) {
  process.stderr.write(`npm run bench -- NAME [--json] [--rounds N], where NAME is one of: ${Object.keys(benches).join(', ')}\n`)
  process.exit(1)
}
ensureBuilt()

const rounds = process.argv.indexOf('--rounds')
if (rounds > 0) process.env.BENCH_ROUNDS = process.argv[rounds + 1]
process.env.VITEST = 'bench' // vite.config.ts leaves Remix out, as it does for the tests
const vite = await createServer({ root, appType: 'custom', logLevel: 'error', server: { middlewareMode: true, hmr: false, ws: false, watch: null }, optimizeDeps: { noDiscovery: true } })
const bench = (await vite.ssrLoadModule(`/tests/bench/${name}.ts`))[benches[name]]
const { lines, ok, figures } = await bench()
const forPeople = process.argv.includes('--json') ? process.stderr : process.stdout
forPeople.write(`${lines.join('\n')}\n`)
process.stdout.write(`${JSON.stringify({ bench: name, ok, node: process.versions.node, ...figures })}\n`)
await vite.close()
process.exit(ok ? 0 : 1)
