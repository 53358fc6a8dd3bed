import { constants, inflateSync } from 'node:zlib'
import { savePdf, withCopy } from './pdf-copy'
import { type Pdfium } from './pdfium'

const mostBytes = 16 * 2 ** 20

/**
 * The operators of a page (from 0) as text, or 'broken' when they are there and cannot be unpacked. PDFium does not hand
 * out a page's content, so that the page is copied into a document of its own and looked up there; an encryption that
 * needs no password is gone with that. A content in a rare packing (not Flate) is taken as it is.
 */
export function pageContent(pdfium: Pdfium, document: number, index: number): string {
  const copy = saveAlone(pdfium, document, index).toString('latin1')
  const page = /\/Type\s*\/Page\b(?!s)[^]*?endobj/.exec(copy)?.[0] ?? copy
  const names = /\/Contents\s*(\[[^\]]*\]|\d+ \d+ R)/.exec(dictionaryAround(copy, page))?.[1] ?? ''
  const parts = [...names.matchAll(/(\d+) \d+ R/g)].map(([, number]) => unpack(copy, Number(number)))
  return parts.includes(null) ? 'broken' : parts.join('\n')
}

/** The whole object in which a piece of text stands. */
function dictionaryAround(copy: string, piece: string): string {
  const at = copy.indexOf(piece)
  const start = copy.lastIndexOf(' obj', at)
  return copy.slice(Math.max(0, start), at + piece.length)
}

/** The stream of object `number`; null when it is broken. */
function unpack(copy: string, number: number): string | null {
  const found = new RegExp(`(?:^|[\\r\\n])${number} 0 obj\\s*(<<[^]*?>>)\\s*stream\\r?\\n`).exec(copy)
  if (!found) return ''
  const start = found.index + found[0].length
  const bytes = Buffer.from(copy.slice(start, copy.indexOf('endstream', start)), 'latin1')
  const packing = /\/Filter\s*(\[[^\]]*\]|\/\w+)/.exec(found[1] ?? '')?.[1] ?? ''
  if (packing === '' || bytes.toString('latin1').trim() === '') return bytes.toString('latin1')
  if (!/^\[?\s*\/FlateDecode\s*\]?$/.test(packing)) return null
  try {
    return inflateSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: mostBytes }).toString('latin1')
  } catch {
    return null
  }
}

function saveAlone(pdfium: Pdfium, document: number, index: number): Buffer {
  const written: Buffer[] = []
  withCopy(pdfium, document, { from: index + 1, count: 1 }, (copy) => savePdf(pdfium, copy, (bytes) => written.push(Buffer.from(bytes))))
  return Buffer.concat(written)
}
