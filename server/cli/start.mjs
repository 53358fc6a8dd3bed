// npm start, npm run demo, npm run check-pdf: prepare what is missing, then run the built server in this process.
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ensureBuilt, ensureInstalled, requireNode, root } from './prepare.mjs'

requireNode()
ensureInstalled()
ensureBuilt()
process.env.NODE_ENV ??= 'production'
const entry = process.argv[2] === 'check-pdf' ? 'check-pdf' : 'index'
if (entry === 'check-pdf') process.argv.splice(2, 1)
await import(pathToFileURL(join(root, `build/server/${entry}.js`)).href)
