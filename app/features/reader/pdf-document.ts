import { useEffect, useState } from 'react'
import type { PDFDocumentLoadingTask, PDFDocumentProxy } from 'pdfjs-dist'

declare const __PDFJS_VERSION__: string

/** Where the build puts what pdf.js fetches by itself; the version keeps caches apart (vite.config.ts). */
const resources = `/assets/pdfjs-${__PDFJS_VERSION__}`
/** Scans are large: only what a page needs is fetched, in portions that a slow line can bear. */
const rangeBytes = 128 * 1024

/**
 * The paper as pdf.js sees it, for sharp deep zoom and for pages that the server could not draw. Fetched only when it is
 * wanted for the first time; given up when the reader goes.
 */
export function usePdf(versionId: string, wanted: boolean): PDFDocumentProxy | null {
  const [pdf, setPdf] = useState<PDFDocumentProxy | null>(null)
  useEffect(() => {
    if (!wanted) return
    let given = false
    const opening = openPdf(versionId)
    // heard also when it was given up before it had begun: ending it refuses its promise
    opening.then((task) => task.promise).then((opened) => { if (!given) setPdf(opened) })
      // pictures stay readable without pdf.js; it is tried again with the next wish
      .catch(() => setPdf(null))
    return () => {
      given = true
      setPdf(null)
      opening.then((task) => task.destroy()).catch(() => undefined)
    }
  }, [versionId, wanted])
  return pdf
}

/** Begins to open a paper; whoever asks for it destroys the task. A document's own scripts never run: they are not even loaded. */
export async function openPdf(versionId: string): Promise<PDFDocumentLoadingTask> {
  const pdfjs = await loadPdfjs()
  return pdfjs.getDocument({
    url: `/papers/${versionId}/pdf`, isEvalSupported: false, enableXfa: false, disableStream: true, disableAutoFetch: true, rangeChunkSize: rangeBytes,
    cMapUrl: `${resources}/cmaps/`, cMapPacked: true, standardFontDataUrl: `${resources}/standard_fonts/`, wasmUrl: `${resources}/wasm/`, iccUrl: `${resources}/iccs/`,
  })
}

/** Its newest build needs what Safari has since 18.2 and Firefox since 134; older ones get the build that brings it along. */
const knowsNewest = () => 'withResolvers' in Promise && 'try' in Promise && 'parse' in URL

async function loadPdfjs() {
  const [pdfjs, thread] = knowsNewest()
    ? await Promise.all([import('pdfjs-dist'), import('./pdf-thread?worker&url')])
    : await Promise.all([import('pdfjs-dist/legacy/build/pdf.mjs'), import('./pdf-thread-legacy?worker&url')])
  pdfjs.GlobalWorkerOptions.workerSrc = thread.default
  return pdfjs
}
