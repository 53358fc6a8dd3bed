import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { vitePlugin as remix } from '@remix-run/dev'
import tailwindcss from '@tailwindcss/vite'
import { build, defineConfig, type Plugin, type Rollup } from 'vite'
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
              'carry-worker': here('server/jobs/carry-worker.ts'),
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

/** Routes that are read without a line; what they need is held by the service worker. */
const shellRoutes = ['_index', 'meetings._index', 'meetings.$meetingId._index', 'meetings.$meetingId.papers', 'meetings.$meetingId.room', 'papers.$versionId._index', 'sign-in']

/**
 * The service worker: one plain script at the root, built on its own, which names the files of this build that reading
 * needs. So it changes with every build that changes them.
 */
function serviceWorker(): Plugin {
  return {
    name: 'nghi-su:service-worker',
    apply: (_config, { command, isSsrBuild }) => command === 'build' && !isSsrBuild,
    // after Vite has taken out the files that held nothing but styles
    generateBundle: {
      order: 'post',
      async handler(_options, bundle) {
        const built = await build({
          configFile: false, logLevel: 'warn', resolve: { alias },
          define: { __SHELL__: JSON.stringify({ files: shellFiles(bundle) }) },
          build: { write: false, target: 'es2022', rollupOptions: { input: here('app/features/offline/service-worker.ts'), output: { format: 'iife' } } },
        }) as Rollup.RollupOutput
        this.emitFile({ type: 'asset', fileName: 'sw.js', source: built.output[0].code })
      },
    },
  }
}

/** The scripts that those routes load, now and on demand (but not pdf.js and the editor), their styles, and the screen's letters. */
function shellFiles(bundle: Rollup.OutputBundle): string[] {
  const files = new Set<string>(['favicon.svg', 'site.webmanifest'])
  const isLarge = ({ moduleIds }: Rollup.OutputChunk) => moduleIds.some((id) => /node_modules\/(pdfjs-dist|@tiptap)\//.test(id))
  const take = (fileName: string) => {
    const chunk = bundle[fileName]
    if (chunk?.type !== 'chunk' || files.has(fileName) || isLarge(chunk)) return
    files.add(fileName)
    for (const css of chunk.viteMetadata?.importedCss ?? []) files.add(css)
    for (const next of [...chunk.imports, ...chunk.dynamicImports]) take(next)
  }
  const isShell = (id: string | null) => id !== null && (/app\/(entry\.client|root)\.tsx/.test(id) || shellRoutes.some((route) => id.includes(`/routes/${route}/`)))
  for (const chunk of Object.values(bundle)) if (chunk.type === 'chunk' && isShell(chunk.facadeModuleId)) take(chunk.fileName)
  for (const name of Object.keys(bundle)) if (/be-vietnam-pro-(latin|vietnamese)-\d+-normal.*\.woff2$/.test(name)) files.add(name)
  return [...files].sort().map((file) => `/${file}`)
}

/** Packages that every page needs, and the few icons of the bars around a paper. */
const ofEveryPage = [
  /node_modules\/(react|react-dom|scheduler|react-router|react-router-dom|@remix-run|turbo-stream)\//,
  /\/lucide-react\/dist\/esm\/(Icon|context|createLucideIcon|defaultAttributes|shared)\b/,
  /\/lucide-react\/dist\/esm\/icons\/(bell|calendar-days|chevron-left|chevron-right|circle-alert|circle-check|circle-exclamation-point|file-plus-corner|folder-open|house|info|minus|pen-line|plus|rotate-ccw-clock|rotate-cw|search|settings|sliders-horizontal|triangle-exclamation-point|user-round|x)\./,
  /commonjsHelpers|vite\/preload-helper/,
]

/** Our own modules that `starts` import, directly or by others; what is imported on demand is not among them. */
function importedBy(starts: readonly string[], moduleInfo: Rollup.GetModuleInfo): Set<string> {
  const found = new Set<string>()
  const take = (id: string) => {
    for (const next of moduleInfo(id)?.importedIds ?? []) {
      if (found.has(next) || !next.startsWith(here('app/')) || next.endsWith('.css')) continue
      found.add(next)
      take(next)
    }
  }
  for (const start of starts) take(start)
  return found
}

/**
 * A few files in the browser instead of thirty small ones: on a slow line each costs a way there and back. Each file holds
 * all that its modules import of ours, so that no two files wait for each other.
 */
function fewFiles(): Plugin {
  let frame: Set<string> | undefined
  let reader: Set<string> | undefined
  const manualChunks: Rollup.GetManualChunk = (id, { getModuleInfo }) => {
    if (ofEveryPage.some((part) => part.test(id))) return 'packages'
    frame ??= importedBy([here('app/root.tsx'), here('app/entry.client.tsx')], getModuleInfo)
    if (frame.has(id)) return 'frame'
    const start = here('app/features/reader/paper-reader.tsx')
    reader ??= importedBy([start], getModuleInfo).add(start)
    return reader.has(id) ? 'reader' : undefined
  }
  return {
    name: 'nghi-su:few-files',
    config: (_config, { command, isSsrBuild }) => (command === 'build' && !isSsrBuild ? { build: { rollupOptions: { output: { manualChunks, onlyExplicitManualChunks: true } } } } : undefined),
  }
}

export const alias = [
  { find: /^~server\//, replacement: here('server/') },
  { find: /^~db\//, replacement: here('db/') },
  { find: /^~tests\//, replacement: here('tests/') },
  { find: /^~\//, replacement: here('app/') },
]

export default defineConfig({
  plugins: [tailwindcss(), process.env.VITEST ? [] : remix(remixOptions), serverEntries(), pdfjsResources(), serviceWorker(), fewFiles()],
  define: { __PDFJS_VERSION__: JSON.stringify(pdfjsVersion) },
  resolve: { alias },
  build: { target: 'es2022', assetsInlineLimit: 0 },
  worker: { format: 'es' },
})
