import { inflateSync, constants } from 'node:zlib'
import { type PdfFindings } from '~/domain/documents/paper'
import { type PdfFile } from './pdf-file'
import { type Pdfium } from './pdfium'

const blockBytes = 2 ** 20
/** a word and the head of an object stream may lie across the border of two blocks */
const overlapBytes = 256
const mostObjectStreams = 2_000
const largestPacked = 2 ** 20
const largestObjectStream = 8 * 2 ** 20
const mostInflated = 128 * 2 ** 20

/**
 * What a file carries that is never run here. PDFium names the document's scripts and attachments but neither those of
 * buttons and links nor an action on opening, so the file is also looked through for their words, in packed objects too.
 * Not what a lawyer would swear to (a name can be written in disguise), hence only said and never relied on.
 */
export function readFindings(pdfium: Pdfium, document: number, file: PdfFile): PdfFindings {
  const said = lookThrough(file)
  return {
    javascript: pdfium._FPDFDoc_GetJavaScriptActionCount(document) > 0 || said.javascript,
    attachments: Math.max(0, pdfium._FPDFDoc_GetAttachmentCount(document)) + said.pinned,
  }
}

type Said = { javascript: boolean; /** files pinned to a page */ pinned: number }

function lookThrough(file: PdfFile): Said {
  const said: Said = { javascript: false, pinned: 0 }
  let [streams, inflated] = [0, 0]
  for (let start = 0; start < file.size; start += blockBytes) {
    const block = Buffer.alloc(Math.min(blockBytes + overlapBytes, file.size - start))
    if (!file.readBlock(start, block)) break
    const text = block.toString('latin1')
    listen(text, said, blockBytes)
    for (const { index } of text.matchAll(/\/ObjStm\b/g)) {
      if (index >= blockBytes || streams >= mostObjectStreams || inflated >= mostInflated) break
      const objects = inflateAfter(file, start + index)
      streams++
      inflated += objects.length
      listen(objects, said, Infinity)
    }
  }
  return said
}

/** `until`: what begins behind it is heard again in the next block. */
function listen(text: string, said: Said, until: number) {
  const begins = (word: RegExp) => [...text.matchAll(word)].filter(({ index }) => index < until).length
  said.javascript ||= /\/JavaScript\b/.test(text)
  said.pinned += begins(/\/Subtype\s*\/FileAttachment\b/g)
}

/** The objects packed in the stream whose dictionary is at `position`; '' when it cannot be unpacked. */
function inflateAfter(file: PdfFile, position: number): string {
  const packed = Buffer.alloc(Math.min(largestPacked, file.size - position))
  if (!file.readBlock(position, packed)) return ''
  const begin = /stream\r?\n/.exec(packed.subarray(0, 1_000).toString('latin1'))
  if (!begin) return ''
  try {
    return inflateSync(packed.subarray(begin.index + begin[0].length), { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: largestObjectStream }).toString('latin1')
  } catch {
    return '' // broken, packed in another way, or encrypted
  }
}
