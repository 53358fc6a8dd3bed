import type { PDFDataRangeTransport, PDFDocumentLoadingTask } from 'pdfjs-dist'
import { fetchPart } from '~/i18n/fetch-part'

declare const __PDFJS_VERSION__: string

/** Where the build puts what pdf.js fetches by itself; the version keeps caches apart (vite.config.ts). */
const resources = `/assets/pdfjs-${__PDFJS_VERSION__}`
/** Scans are large: only what a page needs is fetched, in portions that a slow line can bear. */
const rangeBytes = 128 * 1024

/** Begins to open a paper, of which nothing is fetched any more after `off`; whoever asks for it destroys the task. A document's own scripts never run: they are not even loaded. */
export async function openPdf(versionId: string, off: AbortSignal): Promise<PDFDocumentLoadingTask> {
  const pdfjs = await loadPdfjs()
  const url = `/papers/${versionId}/pdf`
  const head = await fetchPortion(url, 0, rangeBytes, off)
  const range = new pdfjs.PDFDataRangeTransport(head.wholeBytes, head.bytes)
  answerFrom(url, range, off)
  return pdfjs.getDocument({
    range, isEvalSupported: false, enableXfa: false, disableStream: true, disableAutoFetch: true, rangeChunkSize: rangeBytes,
    cMapUrl: `${resources}/cmaps/`, cMapPacked: true, standardFontDataUrl: `${resources}/standard_fonts/`, wasmUrl: `${resources}/wasm/`, iccUrl: `${resources}/iccs/`,
  })
}

/** pdf.js takes a paper for broken when one portion of it is lost, and waits for that without end: here each is asked for until it comes. */
function answerFrom(url: string, range: PDFDataRangeTransport, off: AbortSignal) {
  range.requestDataRange = (begin, end) => {
    void fetchPart(() => (off.aborted ? Promise.resolve(null) : fetchPortion(url, begin, end, off)))
      .then((portion) => { if (portion) range.onDataRange(begin, portion.bytes) })
  }
}

/** A paper's bytes from `begin` up to `end`, which is not among them, and how many it has as a whole. */
async function fetchPortion(url: string, begin: number, end: number, signal: AbortSignal) {
  const answer = await fetch(url, { headers: { Range: `bytes=${begin}-${end - 1}` }, signal })
  const wholeBytes = Number(answer.headers.get('Content-Range')?.split('/')[1])
  if (answer.status !== 206 || !wholeBytes) throw new Error(`no portion of the paper: ${answer.status}`)
  return { bytes: new Uint8Array(await answer.arrayBuffer()), wholeBytes }
}

/** Its newest build needs what Safari has since 18.2 and Firefox since 134; older ones get the build that brings it along. */
const knowsNewest = () => 'withResolvers' in Promise && 'try' in Promise && 'parse' in URL

async function loadPdfjs() {
  const [pdfjs, thread] = knowsNewest()
    ? await Promise.all([import('pdfjs-dist'), import('./pdf-thread?worker&url')])
    : await Promise.all([import('pdfjs-dist/legacy/build/pdf.mjs'), import('./pdf-thread-legacy?worker&url')])
  await fetchThread(thread.default)
  pdfjs.GlobalWorkerOptions.workerSrc = thread.default
  return pdfjs
}

/** Puts the thread's script into the browser's cache: where pdf.js itself cannot fetch it once, it opens nothing any more. */
async function fetchThread(url: string) {
  const script = await fetch(url)
  if (!script.ok) throw new Error(`no thread for pdf.js: ${script.status}`)
  await script.arrayBuffer()
}
