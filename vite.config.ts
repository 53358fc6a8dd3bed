import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { vitePlugin as remix } from '@remix-run/dev'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig, type Plugin } from 'vite'
import remixOptions from './remix.config.js'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/**
 * One module graph: the server build starts at our own entries (the HTTP server, the command
 * line, the workers), which import Remix's build as a module. So nothing is bundled twice and
 * `instanceof` and AsyncLocalStorage hold across routes and services.
 */
function serverEntries(): Plugin {
  return {
    name: 'nghi-su:server-entries',
    enforce: 'post',
    config(_config, { isSsrBuild, command }) {
      if (command !== 'build' || !isSsrBuild) return
      return {
        build: {
          target: 'node20',
          rollupOptions: {
            input: {
              index: here('server/index.ts'),
              'page-worker': here('server/jobs/page-worker.ts'),
              'worker-guard': here('server/jobs/worker-guard.ts'),
              'read-worker': here('server/jobs/read-worker.ts'),
              'check-pdf': here('server/cli/check-pdf.ts'),
            },
            output: { entryFileNames: '[name].js' },
          },
        },
      }
    },
  }
}

const pdfjs = (path: string) => fileURLToPath(new URL(`node_modules/pdfjs-dist/${path}`, import.meta.url))
const { version: pdfjsVersion } = JSON.parse(readFileSync(pdfjs('package.json'), 'utf8')) as { version: string }

/** What pdf.js fetches by itself (character maps, standard fonts, decoders, profiles), from our origin and with its version in the address. */
function pdfjsResources(): Plugin {
  return {
    name: 'nghi-su:pdfjs-resources',
    apply: (_config, { command, isSsrBuild }) => command === 'build' && !isSsrBuild,
    generateBundle() {
      for (const folder of ['cmaps', 'standard_fonts', 'wasm', 'iccs']) {
        for (const name of readdirSync(pdfjs(folder))) {
          this.emitFile({ type: 'asset', fileName: `assets/pdfjs-${pdfjsVersion}/${folder}/${name}`, source: readFileSync(pdfjs(`${folder}/${name}`)) })
        }
      }
    },
  }
}

export const alias = [
  { find: /^~server\//, replacement: here('server/') },
  { find: /^~db\//, replacement: here('db/') },
  { find: /^~tests\//, replacement: here('tests/') },
  { find: /^~\//, replacement: here('app/') },
]

export default defineConfig({
  plugins: [tailwindcss(), process.env.VITEST ? [] : remix(remixOptions), serverEntries(), pdfjsResources()],
  define: { __PDFJS_VERSION__: JSON.stringify(pdfjsVersion) },
  resolve: { alias },
  build: { target: 'es2022', assetsInlineLimit: 0 },
})
