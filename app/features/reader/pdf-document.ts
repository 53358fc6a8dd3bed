import { useEffect, useState } from 'react'
import type { PDFDocumentProxy } from 'pdfjs-dist'

declare const __PDFJS_VERSION__: string

/** Where the build puts what pdf.js fetches by itself; the version keeps caches apart (vite.config.ts). */
const resources = `/assets/pdfjs-${__PDFJS_VERSION__}`
/** Scans are large: only what a page needs is fetched, in portions that a slow line can bear. */
const rangeBytes = 128 * 1024

/**
 * The paper as pdf.js sees it, for sharp deep zoom, selecting text and marking what was found. Fetched only when it is
 * wanted for the first time; given up when the reader goes. A document's own scripts never run: they are not even loaded.
 */
export function usePdf(versionId: string, wanted: boolean): PDFDocumentProxy | null {
  const [pdf, setPdf] = useState<PDFDocumentProxy | null>(null)
  useEffect(() => {
    if (!wanted) return
    let given = false
    const task = openPdf(`/papers/${versionId}/pdf`)
    task.then((loading) => (given ? undefined : loading.promise.then(setPdf)))
      // pictures stay readable without pdf.js; it is tried again with the next wish
      .catch(() => setPdf(null))
    return () => {
      given = true
      setPdf(null)
      task.then((loading) => loading.destroy()).catch(() => undefined)
    }
  }, [versionId, wanted])
  return pdf
}

async function openPdf(url: string) {
  const [pdfjs, worker] = await Promise.all([import('pdfjs-dist'), import('pdfjs-dist/build/pdf.worker.min.mjs?url')])
  pdfjs.GlobalWorkerOptions.workerSrc = worker.default
  return pdfjs.getDocument({
    url, isEvalSupported: false, enableXfa: false, disableStream: true, disableAutoFetch: true, rangeChunkSize: rangeBytes,
    cMapUrl: `${resources}/cmaps/`, cMapPacked: true, standardFontDataUrl: `${resources}/standard_fonts/`, wasmUrl: `${resources}/wasm/`, iccUrl: `${resources}/iccs/`,
  })
}
