import type { PDFDocumentProxy } from 'pdfjs-dist'
import { useEffect, useState } from 'react'

/** While it is wanted, a paper that could not be opened is tried again after this time. */
const tryAgainMs = 10_000

/**
 * The paper as pdf.js sees it, for sharp deep zoom and for pages that the server could not draw. Fetched only when it is
 * wanted for the first time; given up when the reader goes. `onLost` is told when it could not be opened: pictures stay
 * readable without it.
 */
export function usePdf(versionId: string, wanted: boolean, onLost: () => void): PDFDocumentProxy | null {
  const [pdf, setPdf] = useState<PDFDocumentProxy | null>(null)
  const [tries, setTries] = useState(0)
  useEffect(() => {
    if (!wanted) return
    const off = new AbortController()
    let timer: ReturnType<typeof setTimeout>
    const opening = import('./open-pdf').then(({ openPdf }) => openPdf(versionId, off.signal))
    // heard also when it was given up before it had begun: ending it refuses its promise
    opening.then((task) => task.promise).then((opened) => { if (!off.signal.aborted) setPdf(opened) }).catch(() => {
      if (off.signal.aborted) return
      timer = setTimeout(() => setTries((count) => count + 1), tryAgainMs)
      onLost()
    })
    return () => {
      off.abort()
      clearTimeout(timer)
      setPdf(null)
      opening.then((task) => task.destroy()).catch(() => undefined)
    }
  }, [versionId, wanted, tries, onLost])
  return pdf
}
