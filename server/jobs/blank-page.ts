import { pageContent } from './page-content'
import { withBuffer } from './pdf-memory'
import { type Pdfium } from './pdfium'

/** FPDF_PAGEOBJ_* */
const kinds = { text: 1, path: 2, image: 3, shading: 4, form: 5 }
/** FPDF_TEXTRENDERMODE_INVISIBLE and _CLIP: text that is there to be found, not to be seen. */
const unseenText = [3, 7]
const deepest = 6
const mostObjects = 20_000
/** Operators that leave something on the page (ISO 32000, table 50), and those that would draw an image or a form. */
const painting = /(^|[\s\]>)])(Tj|TJ|'|"|S|s|f|F|f\*|B|B\*|b|b\*|sh|Do|BI)(?=\s|$)/

/**
 * Whether a page whose picture came out purely white says that it should show something: then PDFium has failed silently,
 * and white paper would pass for the paper. Such is any text, line, area or shading in another colour than white on the
 * page, an image that cannot be decoded, and a content that paints or that cannot be unpacked though nothing came of it.
 * Not counted: layers that may be switched off, invisible text (of OCR), and images that are white indeed.
 */
export function shouldShow(pdfium: Pdfium, document: number, page: number, index: number): boolean {
  const sheet = withBuffer(pdfium, 16, (rect) => (pdfium._FPDF_GetPageBoundingBox(page, rect) ? floatsAt(pdfium, rect) : null))
  const count = pdfium._FPDFPage_CountObjects(page)
  if (count > 0) return new Objects(pdfium, sheet, hasLetters(pdfium, page)).show(count, (at) => pdfium._FPDFPage_GetObject(page, at), 1)
  const content = pageContent(pdfium, document, index)
  return content === 'broken' || painting.test(withoutStrings(content))
}

/** Whether the page's text is more than spaces; a letter that cannot be told counts as one. */
function hasLetters(pdfium: Pdfium, page: number): boolean {
  const text = pdfium._FPDFText_LoadPage(page)
  if (text === 0) return true
  try {
    const count = Math.min(pdfium._FPDFText_CountChars(text), mostObjects)
    return Array.from({ length: Math.max(0, count) }, (_, at) => String.fromCodePoint(pdfium._FPDFText_GetUnicode(text, at) & 0xffff)).some((char) => char.trim() !== '')
  } finally {
    pdfium._FPDFText_ClosePage(text)
  }
}

/** left, top, right, bottom in points from below */
type Rect = [number, number, number, number]

class Objects {
  private left = mostObjects

  constructor(private readonly pdfium: Pdfium, private readonly sheet: Rect | null, private readonly hasLetters: boolean) {}

  show(count: number, objectAt: (index: number) => number, depth: number): boolean {
    for (let at = 0; at < count && this.left > 0; at++, this.left--) {
      const object = objectAt(at)
      if (object !== 0 && this.shows(object, depth)) return true
    }
    return false
  }

  private shows(object: number, depth: number): boolean {
    const { pdfium } = this
    const kind = pdfium._FPDFPageObj_GetType(object)
    if (this.isInLayer(object)) return false
    if (kind === kinds.form) return depth < deepest && this.show(pdfium._FPDFFormObj_CountObjects(object), (at) => pdfium._FPDFFormObj_GetObject(object, at), depth + 1)
    if (depth === 1 && !this.isOnSheet(object)) return false // inside a form the place is the form's own
    if (kind === kinds.image) return this.isBroken(object)
    if (kind === kinds.text) return this.hasLetters && !unseenText.includes(pdfium._FPDFTextObj_GetTextRenderMode(object)) && this.isColoured(object, 'fill')
    return kind === kinds.path ? this.isDrawn(object) : kind === kinds.shading
  }

  /** A mark OC says that the object belongs to a layer. */
  private isInLayer(object: number): boolean {
    const { pdfium } = this
    return withBuffer(pdfium, 68, (buffer) => {
      for (let at = pdfium._FPDFPageObj_CountMarks(object) - 1; at >= 0; at--) {
        if (pdfium._FPDFPageObjMark_GetName(pdfium._FPDFPageObj_GetMark(object, at), buffer, 64, buffer + 64) === 0) continue
        if (Buffer.from(pdfium.HEAPU8.subarray(buffer, buffer + 4)).toString('utf16le') === 'OC') return true
      }
      return false
    })
  }

  private isOnSheet(object: number): boolean {
    const { pdfium, sheet } = this
    return withBuffer(pdfium, 16, (rect) => {
      if (!sheet || !pdfium._FPDFPageObj_GetBounds(object, rect, rect + 4, rect + 8, rect + 12)) return true
      const [left, bottom, right, top] = floatsAt(pdfium, rect)
      return left < sheet[2] && right > sheet[0] && bottom < sheet[1] && top > sheet[3]
    })
  }

  private isBroken(image: number): boolean {
    const bitmap = this.pdfium._FPDFImageObj_GetBitmap(image)
    if (bitmap !== 0) this.pdfium._FPDFBitmap_Destroy(bitmap)
    return bitmap === 0
  }

  private isDrawn(path: number): boolean {
    const { pdfium } = this
    const [fill = 0, stroke = 0] = withBuffer(pdfium, 8, (modes) => {
      pdfium._FPDFPath_GetDrawMode(path, modes, modes + 4)
      return new Int32Array(pdfium.HEAPU8.slice(modes, modes + 8).buffer)
    })
    return (fill !== 0 && this.isColoured(path, 'fill')) || (stroke !== 0 && this.isColoured(path, 'stroke'))
  }

  /** Neither white nor transparent; a pattern has no colour and is taken for white. */
  private isColoured(object: number, part: 'fill' | 'stroke'): boolean {
    const { pdfium } = this
    const read = part === 'fill' ? pdfium._FPDFPageObj_GetFillColor : pdfium._FPDFPageObj_GetStrokeColor
    return withBuffer(pdfium, 16, (at) => {
      if (!read(object, at, at + 4, at + 8, at + 12)) return false
      const [red, green, blue, alpha] = new Uint32Array(pdfium.HEAPU8.slice(at, at + 16).buffer)
      return alpha !== 0 && !(red === 255 && green === 255 && blue === 255)
    })
  }
}

function floatsAt(pdfium: Pdfium, pointer: number): Rect {
  const [a = 0, b = 0, c = 0, d = 0] = new Float32Array(pdfium.HEAPU8.slice(pointer, pointer + 16).buffer)
  return [a, b, c, d]
}

const withoutStrings = (content: string) => content.replace(/\\[^]/g, '').replace(/\([^()]*\)/g, '()').replace(/%[^\r\n]*/g, '')
