import type { PDFDocumentProxy } from 'pdfjs-dist'
import type { ReaderPage } from '~/domain/documents/reading'
import { drawPart, empty, inTurn } from './draw-part'
import { pictureUrl } from './picture-url'

/** Sharp on an office printer; fewer dots when there are so many pages that a tablet's memory would not hold them. */
const dotsPerInch = { few: 200, many: 150 }
const manyPages = 60
const pointsPerInch = 72

type Job = {
  pdf: PDFDocumentProxy | null
  versionId: string
  pages: readonly ReaderPage[]
  /** small at the foot of each sheet: who prints, and when */
  mark: string
  signal: AbortSignal
  /** told after each page how many are ready */
  onReady: (count: number) => void
}

/**
 * Lays the pages out for the printer alone, one sheet each: drawn by pdf.js one after the other and kept as compressed
 * pictures, never as canvases; where pdf.js cannot, the picture that is read on the screen. Each bears the mark of a copy
 * that is taken away (R6). Returns what takes them away.
 */
export async function layForPrint({ pdf, versionId, pages, mark, signal, onReady }: Job): Promise<() => void> {
  const place = document.createElement('div')
  place.className = 'print-pages'
  const rules = sheetRules(pages[0])
  const remove = () => {
    place.querySelectorAll('img').forEach(({ src }) => src.startsWith('blob:') && URL.revokeObjectURL(src))
    place.remove()
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== rules)
  }
  try {
    for (const [index, page] of pages.entries()) {
      const dpi = pages.length > manyPages ? dotsPerInch.many : dotsPerInch.few
      const drawn = pdf && (await drawnUrl(pdf, page, dpi, signal))
      signal.throwIfAborted()
      place.append(await sheetWith(drawn ?? pictureUrl(versionId, page.page), mark))
      onReady(index + 1)
    }
  } catch (reason) {
    remove()
    throw reason
  }
  document.body.append(place)
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, rules]
  return remove
}

async function drawnUrl(pdf: PDFDocumentProxy, { page, widthPt, heightPt }: ReaderPage, dpi: number, signal: AbortSignal): Promise<string | null> {
  const size = { width: widthPt, height: heightPt }
  try {
    const canvas = await inTurn(() => drawPart({ pdf, page, size, part: { left: 0, top: 0, ...size }, pixelRatio: dpi / pointsPerInch, signal }))
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.92))
    empty(canvas)
    return blob && URL.createObjectURL(blob)
  } catch {
    return null // a page that pdf.js cannot draw
  }
}

async function sheetWith(url: string, mark: string): Promise<HTMLElement> {
  const picture = new Image()
  picture.alt = ''
  picture.src = url
  await picture.decode().catch(() => undefined) // a page without any picture stays blank
  const sheet = document.createElement('div')
  const foot = document.createElement('p')
  foot.textContent = mark
  sheet.append(picture, foot)
  return sheet
}

/** The printer's sheet has the first page's format; others are fitted into it. As long as they hold, nothing else is printed. */
function sheetRules(first: ReaderPage | undefined): CSSStyleSheet {
  const rules = new CSSStyleSheet()
  const [width, height] = first ? [first.widthPt, first.heightPt] : [595, 842]
  rules.replaceSync(`
    @page { size: ${width}pt ${height}pt; margin: 0 }
    @media print {
      body > :not(.print-pages) { display: none !important }
      .print-pages > div { width: ${width}pt; height: ${height - 1}pt }
    }`)
  return rules
}
