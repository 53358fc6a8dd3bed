import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { packageRoot } from '~server/package-root'
import { parseRange } from '~server/http/send-file'

export type StockReader = { url: string; close(): Promise<void> }

/**
 * What we are measured against: a bare page with pdf.js as it comes (the same version, minified and compressed, its
 * worker, its own settings for ranges and streaming), which draws page 1 on one canvas. `/?paper=NAME&width=CSS_PX`;
 * `window.readableAt` is set a frame after the page has been drawn.
 */
export async function serveStockReader(papers: ReadonlyMap<string, Buffer>): Promise<StockReader> {
  const scripts = new Map<string, Buffer>()
  for (const name of ['pdf.min.mjs', 'pdf.worker.min.mjs']) {
    scripts.set(`/${name}`, brotliCompressSync(await readFile(join(packageRoot, 'node_modules/pdfjs-dist/build', name))))
  }
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    const script = scripts.get(pathname)
    const paper = papers.get(pathname.slice(1))
    if (script) response.writeHead(200, { 'Content-Type': 'text/javascript', 'Content-Encoding': 'br', 'Content-Length': script.length }).end(script)
    else if (paper) sendPaper(request, response, paper)
    else if (pathname === '/') response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(html)
    else response.writeHead(404).end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

function sendPaper(request: IncomingMessage, response: ServerResponse, paper: Buffer) {
  const headers = { 'Content-Type': 'application/pdf', 'Accept-Ranges': 'bytes' }
  const range = parseRange(request.headers.range ?? null, paper.length)
  if (range === 'whole' || range === 'impossible') return response.writeHead(200, { ...headers, 'Content-Length': paper.length }).end(paper)
  const { start, end } = range
  return response.writeHead(206, { ...headers, 'Content-Length': end - start + 1, 'Content-Range': `bytes ${start}-${end}/${paper.length}` }).end(paper.subarray(start, end + 1))
}

const html = `<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>pdf.js</title><link rel="icon" href="data:,"></head>
<body><canvas></canvas>
<script type="module">
import * as pdfjs from '/pdf.min.mjs'
pdfjs.GlobalWorkerOptions.workerSrc = '/pdf.worker.min.mjs'
const query = new URLSearchParams(location.search)
const pdf = await pdfjs.getDocument({ url: '/' + query.get('paper') }).promise
const page = await pdf.getPage(1)
const canvas = document.querySelector('canvas')
const cssWidth = Number(query.get('width'))
const viewport = page.getViewport({ scale: cssWidth * devicePixelRatio / page.getViewport({ scale: 1 }).width })
canvas.width = viewport.width
canvas.height = viewport.height
canvas.style.width = cssWidth + 'px'
await page.render({ canvas, viewport }).promise
requestAnimationFrame(() => setTimeout(() => { window.readableAt = performance.now() }))
</script></body></html>`
