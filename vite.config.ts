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
              'check-pdf': here('server/cli/check-pdf.ts'),
            },
            output: { entryFileNames: '[name].js' },
          },
        },
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
  plugins: [tailwindcss(), process.env.VITEST ? [] : remix(remixOptions), serverEntries()],
  resolve: { alias },
  build: { target: 'es2022', assetsInlineLimit: 0 },
})
