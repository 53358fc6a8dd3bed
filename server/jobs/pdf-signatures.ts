import { type PaperSignature } from '~/domain/documents/paper'
import { type PdfFile } from './pdf-file'
import { readBytes, withBuffer } from './pdf-memory'
import { type Pdfium } from './pdfium'
import { checkSignature } from './check-signature'

/** Each is checked over the whole file. */
const most = 20
const largestContents = 2 ** 20
/** A time stamp of the whole file is signed by a clock, not by a person. */
const clockSignature = 'ETSI.RFC3161'

/** The digital signatures of an open document, in the file's order. One that nobody can read does not hide the others. */
export function readSignatures(pdfium: Pdfium, document: number, file: PdfFile): PaperSignature[] {
  const count = Math.min(pdfium._FPDF_GetSignatureCount(document), most)
  return Array.from({ length: Math.max(0, count) }, (_, index) => pdfium._FPDF_GetSignatureObject(document, index))
    .filter((signature) => kindOf(pdfium, signature) !== clockSignature)
    .map((signature) => readSignature(pdfium, signature, file))
}

function readSignature(pdfium: Pdfium, signature: number, file: PdfFile): PaperSignature {
  const range = rangeOf(pdfium, signature)
  const contents = readBytes(pdfium, largestContents, (buffer, bytes) => pdfium._FPDFSignatureObj_GetContents(signature, buffer, bytes))
  const claimedAt = readPdfTime(readBytes(pdfium, 100, (buffer, bytes) => pdfium._FPDFSignatureObj_GetTime(signature, buffer, bytes))?.toString('latin1') ?? '')
  const nothing: PaperSignature = { signer: '', issuer: '', signedAt: claimedAt, state: 'unreadable', coversWhole: false }
  if (!range || !contents || !isAroundContents(file, range, contents)) return nothing
  const coversWhole = isOnlyPadding(file, range.secondEnd)
  try {
    return { ...checkSignature(contents, kindOf(pdfium, signature), signedBytes(file, range), claimedAt), coversWhole }
  } catch {
    return { ...nothing, coversWhole }
  }
}

function kindOf(pdfium: Pdfium, signature: number): string {
  return readBytes(pdfium, 200, (buffer, bytes) => pdfium._FPDFSignatureObj_GetSubFilter(signature, buffer, bytes))?.toString('latin1').replace(/\0.*/, '') ?? ''
}

/** The signed bytes are 0 … firstEnd and secondStart … secondEnd; between them stands the signature itself. */
type SignedRange = { firstEnd: number; secondStart: number; secondEnd: number }

function rangeOf(pdfium: Pdfium, signature: number): SignedRange | null {
  if (pdfium._FPDFSignatureObj_GetByteRange(signature, 0, 0) !== 4) return null
  const [start = -1, firstEnd = 0, secondStart = 0, length = 0] = withBuffer(pdfium, 16, (buffer) => {
    pdfium._FPDFSignatureObj_GetByteRange(signature, buffer, 4)
    return [...new Int32Array(pdfium.HEAPU8.slice(buffer, buffer + 16).buffer)]
  })
  return start === 0 && firstEnd > 0 && secondStart > firstEnd && length >= 0 ? { firstEnd, secondStart, secondEnd: secondStart + length } : null
}

/** Nothing but the signature may stand in the gap, or unsigned words could be hidden there. */
function isAroundContents(file: PdfFile, { firstEnd, secondStart, secondEnd }: SignedRange, contents: Buffer): boolean {
  const gap = Buffer.alloc(Math.min(secondStart - firstEnd, 4 * largestContents))
  if (secondEnd > file.size || !file.readBlock(firstEnd, gap)) return false
  const hex = /^<([\da-f\s]*)>$/i.exec(gap.toString('latin1').trim())?.[1]
  return hex !== undefined && Buffer.from(hex.replace(/\s/g, ''), 'hex').equals(contents)
}

function isOnlyPadding(file: PdfFile, from: number): boolean {
  const tail = Buffer.alloc(Math.min(file.size - from, 1024))
  return file.size - from <= tail.length && file.readBlock(from, tail) && tail.every((byte) => [0, 9, 10, 13, 32].includes(byte))
}

function* signedBytes(file: PdfFile, { firstEnd, secondStart, secondEnd }: SignedRange): Generator<Uint8Array> {
  yield* blocks(file, 0, firstEnd)
  yield* blocks(file, secondStart, secondEnd)
}

function* blocks(file: PdfFile, from: number, to: number): Generator<Uint8Array> {
  const block = Buffer.alloc(2 ** 20)
  for (let at = from; at < to; at += block.length) {
    const part = block.subarray(0, Math.min(block.length, to - at))
    if (!file.readBlock(at, part)) throw new Error('the file is shorter than it was')
    yield part
  }
}

/** `D:YYYYMMDDHHmmSSOHH'mm'` (ISO 32000, 7.9.4) in UTC milliseconds; null for anything else. Without a zone it is UTC. */
function readPdfTime(text: string): number | null {
  const found = /^D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:Z|([+-])(\d\d)'?(\d\d)?)?/.exec(text)
  if (!found) return null
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = found.slice(1, 7).map((part) => (part === undefined ? undefined : Number(part)))
  const zoneMinutes = (found[7] === '-' ? -1 : 1) * (Number(found[8] ?? 0) * 60 + Number(found[9] ?? 0))
  const at = Date.UTC(year, month - 1, day, hour, minute, second) - zoneMinutes * 60_000
  return Number.isFinite(at) ? at : null
}
