import { closeSync, copyFileSync, openSync, writeSync } from 'node:fs'
import { PdfFile } from './pdf-file'

/** Dictionaries are small; what is longer is a picture or a text, which a mark does not change. */
const longestDictionary = 512 * 1024
const tailBytes = 4096
/** PDFs written for fast web view keep their first table near the head: a trailer is looked for this far behind its table. */
const longestTable = 4 * 2 ** 20

type Placed = { id: number; generation: number; start: number; end: number }

/**
 * Lays what `changed` has and `original` has not behind the original's bytes, as an incremental update (ISO 32000 7.5.6):
 * PDFium's own incremental saving leaves changes out, so it writes the whole changed document, under the same numbers, and
 * the objects that are new or point to new ones are taken from there. Throws for a file that has no end of its own.
 */
export function writeUpdate(original: string, changed: string, out: string) {
  const before = new Reader(original)
  const after = new Reader(changed)
  copyFileSync(original, out)
  const copy = openSync(out, 'r+')
  try {
    const table = lastTable(before)
    const objects = changesOf(after, table.size)
    let at = before.size
    const put = (bytes: Uint8Array) => {
      for (let done = 0; done < bytes.byteLength;) done += writeSync(copy, bytes, done, bytes.byteLength - done, at + done)
      at += bytes.byteLength
    }
    put(Buffer.from('\n'))
    const rows = objects.map((object) => {
      const row = { ...object, start: at }
      put(after.bytes(object.start, object.end - object.start))
      return row
    })
    put(table.isStream ? streamTable(rows, at, table.at, trailerOf(after)) : plainTable(rows, at, table.at, trailerOf(after)))
  } finally {
    for (const file of [before, after]) file.close()
    closeSync(copy)
  }
}

class Reader {
  private readonly file: PdfFile
  readonly size: number
  constructor(path: string) {
    this.file = PdfFile.open(path)
    this.size = this.file.size
  }

  bytes(start: number, length: number): Buffer {
    const buffer = Buffer.alloc(Math.max(0, Math.min(length, this.size - start)))
    this.file.readBlock(start, buffer)
    return buffer
  }

  latin1(start: number, length: number): string { return this.bytes(start, length).toString('latin1') }
  close() { this.file.close() }
}

function startOfTable(file: Reader): number {
  const found = [...file.latin1(Math.max(0, file.size - tailBytes), tailBytes).matchAll(/startxref\s+(\d+)/g)].at(-1)
  if (!found) throw new Error('no startxref')
  return Number(found[1])
}

/** The table that a reader begins with, and the first number that no object of the file has. */
function lastTable(file: Reader): { at: number; size: number; isStream: boolean } {
  const at = startOfTable(file)
  const text = file.latin1(at, longestTable)
  const isStream = !/^\s*xref/.test(text)
  const head = isStream ? text : text.slice(text.indexOf('trailer'))
  const size = /\/Size\s+(\d+)/.exec(head)
  if (!size) throw new Error('no /Size')
  return { at, size: Number(size[1]), isStream }
}

/** Objects of a file that PDFium wrote (a plain table), by place. */
function objectsOf(file: Reader): Placed[] {
  const tableAt = startOfTable(file)
  const text = file.latin1(tableAt, file.size - tableAt)
  const objects: { id: number; generation: number; start: number }[] = []
  for (const [, first, , rows = ''] of text.matchAll(/(\d+) (\d+)\s*\n((?:\d{10} \d{5} [nf]\s*\n)+)/g)) {
    for (const [index, row] of rows.trim().split(/\s*\n/).entries()) {
      if (row.includes('n')) objects.push({ id: Number(first) + index, generation: Number(row.slice(11, 16)), start: Number(row.slice(0, 10)) })
    }
  }
  const ordered = objects.toSorted((a, b) => a.start - b.start)
  return ordered.map((object, index) => ({ ...object, end: ordered[index + 1]?.start ?? tableAt }))
}

function changesOf(file: Reader, size: number): Placed[] {
  const isChanged = ({ id, start, end }: Placed) => {
    if (id >= size) return true
    if (end - start > longestDictionary) return false
    const [dictionary = ''] = file.latin1(start, end - start).split(/\bstream\r?\n/)
    return [...dictionary.matchAll(/(\d+) \d+ R/g)].some(([, ref]) => Number(ref) >= size)
  }
  return objectsOf(file).filter(isChanged).toSorted((a, b) => a.id - b.id)
}

/** Root, Info, ID and Encrypt as PDFium carried them over. */
function trailerOf(file: Reader): { entries: string; size: number } {
  const tableAt = startOfTable(file)
  const text = file.latin1(tableAt, file.size - tableAt)
  const dictionary = text.slice(text.indexOf('trailer')).match(/<<([\s\S]*)>>/)?.[1] ?? ''
  const size = Number(/\/Size\s+(\d+)/.exec(dictionary)?.[1])
  return { size, entries: dictionary.replace(/\/(Size|Prev|XRefStm)\s+\d+/g, '').trim() }
}

function plainTable(rows: Placed[], at: number, previous: number, { entries, size }: { entries: string; size: number }): Buffer {
  const lines = rows.map(({ id, generation, start }) => `${id} 1\n${String(start).padStart(10, '0')} ${String(generation).padStart(5, '0')} n \n`)
  return Buffer.from(`xref\n${lines.join('')}trailer\n<< /Size ${size} /Prev ${previous} ${entries} >>\nstartxref\n${at}\n%%EOF\n`, 'latin1')
}

/** A file with its table in a stream gets another such (7.5.8): type, place in five bytes, generation. */
function streamTable(rows: Placed[], at: number, previous: number, { entries, size }: { entries: string; size: number }): Buffer {
  const all = [...rows, { id: size, generation: 0, start: at }]
  const data = Buffer.concat(all.map(({ generation, start }) => {
    const row = Buffer.alloc(8)
    row.writeUInt8(1, 0)
    row.writeUIntBE(start, 1, 5)
    row.writeUInt16BE(generation, 6)
    return row
  }))
  const head = `${size} 0 obj\n<< /Type /XRef /W [1 5 2] /Index [${all.map(({ id }) => `${id} 1`).join(' ')}] /Size ${size + 1} /Prev ${previous} ${entries} /Length ${data.length} >>\nstream\n`
  return Buffer.concat([Buffer.from(head, 'latin1'), data, Buffer.from(`\nendstream\nendobj\nstartxref\n${at}\n%%EOF\n`, 'latin1')])
}
