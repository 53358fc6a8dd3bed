import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { Millis, UserId } from '../kernel/ids'
import { vnMillis } from '../kernel/time'
import { pageGrid } from './boxes'
import { inkKinds, markLimits, readMarkKey, shapeKinds, stampNames, textKinds, type InkMark, type InkPoint, type Mark, type MarkBox, type MarkedWords, type NoteMark, type Point, type ReplyMark, type ShapeMark, type StampMark, type TextMark } from './mark'

const format = 1
/** Their places are in the bytes of all marks there are: a new kind goes to the end. */
const kinds = ['pen', 'highlighter', 'note', 'text-highlight', 'underline', 'strike', 'box', 'arrow', 'stamp', 'reply'] as const
const widthGrid = 4_096
/** a moment that a calendar, a PDF and a sheet can show */
const latest = vnMillis('9999-12-31', '23:59')
/** x and y as two varints of at least one byte, pressure one byte */
const leastBytesPerPoint = 3
const leastBytesPerBox = 4
const leastBytesPerMention = 2

type Head = { page: number; colour: number; madeAt: Millis }
const among = <Kind extends string>(known: readonly Kind[], kind: string): kind is Kind => (known as readonly string[]).includes(kind)

/**
 * Packs a mark (N1): format, kind, colour, page, time, then what its kind has, places on a grid. Throws for a mark beyond
 * the limits: the screen keeps within them.
 */
export function encodeMark(mark: Mark): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeUint8(encoder, format)
  encoding.writeUint8(encoder, kinds.indexOf(mark.kind))
  encoding.writeUint8(encoder, mark.colour)
  encoding.writeVarUint(encoder, mark.page)
  encoding.writeVarUint(encoder, mark.madeAt)
  writeBody(encoder, mark)
  const bytes = encoding.toUint8Array(encoder)
  if (!decodeMark(bytes)) throw new Error(`a ${mark.kind} beyond the limits of a mark`)
  return bytes
}

function writeBody(encoder: encoding.Encoder, mark: Mark) {
  switch (mark.kind) {
    case 'pen': case 'highlighter': return writeInk(encoder, mark)
    case 'text-highlight': case 'underline': case 'strike': return writeMarked(encoder, mark)
    case 'box': case 'arrow': return writeShape(encoder, mark)
    case 'stamp':
      encoding.writeUint8(encoder, stampNames.indexOf(mark.stamp))
      return writePoint(encoder, [mark.x, mark.y])
    case 'note':
      writePoint(encoder, [mark.x, mark.y])
      writeWords(encoder, mark, mark.about !== undefined)
      return mark.about && writeMarked(encoder, mark.about)
    case 'reply':
      encoding.writeVarString(encoder, mark.to)
      return writeWords(encoder, mark)
  }
}

function writeInk(encoder: encoding.Encoder, { width, points }: InkMark) {
  encoding.writeVarUint(encoder, Math.round(width * widthGrid))
  encoding.writeVarUint(encoder, points.length)
  let [lastX, lastY] = [0, 0]
  for (const [x, y, pressure] of points) {
    encoding.writeVarInt(encoder, onGrid(x) - lastX)
    encoding.writeVarInt(encoder, onGrid(y) - lastY)
    encoding.writeUint8(encoder, Math.round(clamp(pressure) * 255))
    lastX = onGrid(x)
    lastY = onGrid(y)
  }
}

function writeMarked(encoder: encoding.Encoder, { boxes, quote }: MarkedWords) {
  encoding.writeVarUint(encoder, boxes.length)
  for (const [left, top, right, bottom] of boxes) {
    writePoint(encoder, [left, top])
    writePoint(encoder, [right, bottom])
  }
  encoding.writeVarString(encoder, quote.normalize('NFC'))
}

function writeShape(encoder: encoding.Encoder, { width, from, to }: ShapeMark) {
  encoding.writeVarUint(encoder, Math.round(width * widthGrid))
  writePoint(encoder, from)
  writePoint(encoder, to)
}

function writePoint(encoder: encoding.Encoder, [x, y]: Point) {
  encoding.writeVarUint(encoder, onGrid(x))
  encoding.writeVarUint(encoder, onGrid(y))
}

/** Nobody named is nothing written, unless something follows: so were the first notes. */
function writeWords(encoder: encoding.Encoder, { text, mentions }: { text: string; mentions: readonly UserId[] }, goesOn = false) {
  encoding.writeVarString(encoder, text.normalize('NFC'))
  if (mentions.length === 0 && !goesOn) return
  encoding.writeVarUint(encoder, mentions.length)
  for (const userId of mentions) encoding.writeVarString(encoder, userId)
}

/** Unpacks a mark; null for anything that is not wholly one (N2). Never throws and never takes a claimed length for true. */
export function decodeMark(bytes: Uint8Array): Mark | null {
  if (bytes.length > markLimits.bytes) return null
  const decoder = decoding.createDecoder(bytes)
  try {
    const mark = readMark(decoder)
    return decoding.hasContent(decoder) ? null : mark
  } catch {
    return null // lib0 throws where the bytes end too early
  }
}

/** The kind that packed bytes claim to be of, without a look at the rest; undefined for one that is not known here. */
export const claimedKind = (bytes: Uint8Array): Mark['kind'] | undefined => (bytes[0] === format ? kinds[bytes[1] ?? kinds.length] : undefined)

function readMark(decoder: decoding.Decoder): Mark | null {
  if (readByte(decoder) !== format) return null
  const kind = kinds[readByte(decoder)]
  const head = { colour: readByte(decoder), page: decoding.readVarUint(decoder), madeAt: decoding.readVarUint(decoder) }
  if (kind === undefined || head.page < 1 || head.page > markLimits.pages || head.madeAt > latest) return null
  if (among(inkKinds, kind)) return readInk(decoder, { kind, ...head })
  if (among(textKinds, kind)) return readText(decoder, { kind, ...head })
  if (among(shapeKinds, kind)) return readShape(decoder, { kind, ...head })
  if (kind === 'stamp') return readStamp(decoder, head)
  return kind === 'note' ? readNote(decoder, head) : readReply(decoder, head)
}

function readInk(decoder: decoding.Decoder, head: Head & Pick<InkMark, 'kind'>): InkMark | null {
  const width = readWidth(decoder)
  const count = readCount(decoder, markLimits.points, leastBytesPerPoint)
  if (width === null || count === null) return null
  const points: InkPoint[] = []
  let [x, y] = [0, 0]
  for (let index = 0; index < count; index++) {
    x += decoding.readVarInt(decoder)
    y += decoding.readVarInt(decoder)
    if (x < 0 || x > pageGrid || y < 0 || y > pageGrid) return null
    points.push([x / pageGrid, y / pageGrid, readByte(decoder) / 255])
  }
  return { ...head, width, points }
}

function readText(decoder: decoding.Decoder, head: Head & Pick<TextMark, 'kind'>): TextMark | null {
  const marked = readMarked(decoder, 1)
  return marked && { ...head, ...marked }
}

function readMarked(decoder: decoding.Decoder, leastBoxes: 0 | 1): MarkedWords | null {
  const count = readCount(decoder, markLimits.boxes, leastBytesPerBox, leastBoxes)
  if (count === null) return null
  const boxes: MarkBox[] = []
  for (let index = 0; index < count; index++) {
    const [from, to] = [readPoint(decoder), readPoint(decoder)]
    if (!from || !to || from[0] > to[0] || from[1] > to[1]) return null
    boxes.push([...from, ...to])
  }
  const quote = decoding.readVarString(decoder)
  return quote.length > markLimits.quoteLength || quote !== quote.normalize('NFC') ? null : { boxes, quote }
}

function readShape(decoder: decoding.Decoder, head: Head & Pick<ShapeMark, 'kind'>): ShapeMark | null {
  const width = readWidth(decoder)
  const [from, to] = [readPoint(decoder), readPoint(decoder)]
  return width === null || !from || !to ? null : { ...head, width, from, to }
}

function readStamp(decoder: decoding.Decoder, head: Head): StampMark | null {
  const stamp = stampNames[readByte(decoder)]
  const place = readPoint(decoder)
  return stamp && place ? { kind: 'stamp', ...head, stamp, x: place[0], y: place[1] } : null
}

function readNote(decoder: decoding.Decoder, head: Head): NoteMark | null {
  const place = readPoint(decoder)
  const words = place && readWords(decoder, 0)
  if (!place || !words) return null
  const note: NoteMark = { kind: 'note', ...head, x: place[0], y: place[1], ...words }
  if (!decoding.hasContent(decoder)) return note
  const about = readMarked(decoder, 0)
  return about && about.quote !== '' ? { ...note, about } : null
}

function readReply(decoder: decoding.Decoder, head: Head): ReplyMark | null {
  const to = decoding.readVarString(decoder)
  const words = readMarkKey(to) && readWords(decoder, 1)
  return words ? { kind: 'reply', ...head, to, ...words } : null
}

/** Nobody may be named by a number only where something follows (`least` 0). */
function readWords(decoder: decoding.Decoder, least: 0 | 1): { text: string; mentions: UserId[] } | null {
  const text = decoding.readVarString(decoder)
  if (text.trim() === '' || text.length > markLimits.textLength || text !== text.normalize('NFC')) return null
  const mentions: UserId[] = []
  if (!decoding.hasContent(decoder)) return { text, mentions }
  const count = readCount(decoder, markLimits.mentions, leastBytesPerMention, least)
  if (count === 0 && !decoding.hasContent(decoder)) return null
  for (let index = 0; index < (count ?? 0); index++) mentions.push(decoding.readVarString(decoder))
  return count !== null && mentions.every((userId) => /^[\w-]{1,64}$/.test(userId)) ? { text, mentions } : null
}

function readWidth(decoder: decoding.Decoder): number | null {
  const width = decoding.readVarUint(decoder)
  return width < 1 || width > widthGrid ? null : width / widthGrid
}

function readPoint(decoder: decoding.Decoder): Point | null {
  const [x, y] = [decoding.readVarUint(decoder), decoding.readVarUint(decoder)]
  return x > pageGrid || y > pageGrid ? null : [x / pageGrid, y / pageGrid]
}

/** A count within its limits, and not more than the bytes left can hold. */
function readCount(decoder: decoding.Decoder, most: number, leastBytes: number, least: 0 | 1 = 1): number | null {
  const count = decoding.readVarUint(decoder)
  return count < least || count > most || count * leastBytes > decoder.arr.length - decoder.pos ? null : count
}

/** lib0 reads on beyond the end as `undefined`. */
function readByte(decoder: decoding.Decoder): number {
  if (!decoding.hasContent(decoder)) throw new Error('bytes end too early')
  return decoding.readUint8(decoder)
}

const clamp = (value: number) => Math.min(1, Math.max(0, value))
const onGrid = (share: number) => Math.round(clamp(share) * pageGrid)
