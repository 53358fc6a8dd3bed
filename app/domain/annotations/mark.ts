import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { Millis, UserId } from '../kernel/ids'

/** One point of a stroke in page space: x and y 0–1 of the whole page, pressure 0–1. */
export type InkPoint = readonly [x: number, y: number, pressure: number]

/** `width`: of the line, as a share of the page's width. `colour`: index into the palette of `colour.ts`. */
export type InkMark = { kind: 'pen' | 'highlighter'; page: number; colour: number; madeAt: Millis; width: number; points: readonly InkPoint[] }
/** A text note, pinned at a point of the page. */
export type NoteMark = { kind: 'note'; page: number; colour: number; madeAt: Millis; x: number; y: number; text: string }
export type Mark = InkMark | NoteMark

export const markLimits = { pages: 10_000, points: 4_000, textLength: 2_000, bytes: 32 * 1024 } as const

const format = 1
const kinds = ['pen', 'highlighter', 'note'] as const
/** a grid of 1/16384 page: a quarter of a pixel at four times a tablet's width */
const grid = 16_383
const widthGrid = 4_096
const latest = 8_640_000_000_000_000
/** x and y as two varints of at least one byte, pressure one byte */
const leastBytesPerPoint = 3

/**
 * Packs a mark (N1): format, kind, colour, page, time, then a stroke's width and points as differences on a grid, or a
 * note's place and text. Throws for a mark beyond the limits: the screen keeps within them.
 */
export function encodeMark(mark: Mark): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeUint8(encoder, format)
  encoding.writeUint8(encoder, kinds.indexOf(mark.kind))
  encoding.writeUint8(encoder, mark.colour)
  encoding.writeVarUint(encoder, mark.page)
  encoding.writeVarUint(encoder, mark.madeAt)
  if (mark.kind === 'note') writeNote(encoder, mark)
  else writeInk(encoder, mark)
  const bytes = encoding.toUint8Array(encoder)
  if (!decodeMark(bytes)) throw new Error(`a ${mark.kind} beyond the limits of a mark`)
  return bytes
}

function writeNote(encoder: encoding.Encoder, { x, y, text }: NoteMark) {
  encoding.writeVarUint(encoder, onGrid(x))
  encoding.writeVarUint(encoder, onGrid(y))
  encoding.writeVarString(encoder, text.normalize('NFC'))
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

function readMark(decoder: decoding.Decoder): Mark | null {
  if (readByte(decoder) !== format) return null
  const kind = kinds[readByte(decoder)]
  const colour = readByte(decoder)
  const page = decoding.readVarUint(decoder)
  const madeAt = decoding.readVarUint(decoder)
  if (kind === undefined || page < 1 || page > markLimits.pages || madeAt > latest) return null
  return kind === 'note' ? readNote(decoder, { colour, page, madeAt }) : readInk(decoder, { kind, colour, page, madeAt })
}

function readNote(decoder: decoding.Decoder, head: { colour: number; page: number; madeAt: Millis }): NoteMark | null {
  const x = decoding.readVarUint(decoder)
  const y = decoding.readVarUint(decoder)
  if (x > grid || y > grid) return null
  const text = decoding.readVarString(decoder)
  if (text.trim() === '' || text.length > markLimits.textLength || text !== text.normalize('NFC')) return null
  return { kind: 'note', ...head, x: x / grid, y: y / grid, text }
}

function readInk(decoder: decoding.Decoder, head: { kind: 'pen' | 'highlighter'; colour: number; page: number; madeAt: Millis }): InkMark | null {
  const width = decoding.readVarUint(decoder)
  const count = decoding.readVarUint(decoder)
  const bytesLeft = decoder.arr.length - decoder.pos
  if (width < 1 || width > widthGrid || count < 1 || count > markLimits.points || count * leastBytesPerPoint > bytesLeft) return null
  const points: InkPoint[] = []
  let [x, y] = [0, 0]
  for (let index = 0; index < count; index++) {
    x += decoding.readVarInt(decoder)
    y += decoding.readVarInt(decoder)
    if (x < 0 || x > grid || y < 0 || y > grid) return null
    points.push([x / grid, y / grid, readByte(decoder) / 255])
  }
  return { ...head, width: width / widthGrid, points }
}

/** lib0 reads on beyond the end as `undefined`. */
function readByte(decoder: decoding.Decoder): number {
  if (!decoding.hasContent(decoder)) throw new Error('bytes end too early')
  return decoding.readUint8(decoder)
}

const clamp = (value: number) => Math.min(1, Math.max(0, value))
const onGrid = (share: number) => Math.round(clamp(share) * grid)

/** The name of a mark in its document: whose it is stands in front (N3). */
export const markKey = (authorId: UserId, markId: string) => `${authorId}/${markId}`

const keyShape = /^([\w-]{1,64})\/([\w-]{1,64})$/

/** Author and id of a key, or null for what is no key. */
export function readMarkKey(key: string): { authorId: UserId; markId: string } | null {
  const [, authorId, markId] = keyShape.exec(key) ?? []
  return authorId && markId ? { authorId, markId } : null
}
