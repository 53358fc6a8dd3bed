import { open, type FileHandle } from 'node:fs/promises'
import { renumber } from './renumber-pdf'

/** Dictionaries are this long at most where a stream follows; a longer object without a stream is read as a whole. */
const headBytes = 256 * 1024
const partBytes = 1024 * 1024
const catalog = 1
const pageTree = 2
const info = 3

type Part = { file: FileHandle; /** of each object, its number and where it lies */ objects: { number: number; start: number; end: number }[]; root: number; size: number }

/**
 * Joins PDFs into one file on disk, part after part. A part is a plain PDF with a cross-reference table and no object
 * streams, as PDFium saves a copy and as pdfkit writes; its objects get numbers of their own and its tree of pages hangs
 * under a common one. The bytes of pictures go from file to file and are never held as a whole.
 */
export class PdfJoiner {
  private readonly offsets = new Map<number, number>()
  private readonly kids: number[] = []
  private lastNumber = info
  private position = 0
  pages = 0

  private constructor(private readonly file: FileHandle) {}

  static async create(path: string): Promise<PdfJoiner> {
    const joiner = new PdfJoiner(await open(path, 'w'))
    await joiner.write('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n')
    return joiner
  }

  /** Throws when the part is not such a PDF. */
  async append(path: string): Promise<void> {
    const file = await open(path, 'r')
    try {
      await this.appendPart(await readTable(file))
    } finally {
      await file.close()
    }
  }

  /** The end of the file: catalogue, page tree, title and table. */
  async finish(title: string, createdAt: Date): Promise<void> {
    await this.object(catalog, `<< /Type /Catalog /Pages ${pageTree} 0 R /Lang (vi-VN) /ViewerPreferences << /DisplayDocTitle true >> >>`)
    await this.object(pageTree, `<< /Type /Pages /Count ${this.pages} /Kids [${this.kids.map((kid) => `${kid} 0 R`).join(' ')}] >>`)
    const stamp = createdAt.toISOString().replace(/[-:T]|\..*/g, '')
    await this.object(info, `<< /Title ${utf16(title)} /Creator ${utf16('Nghị Sự')} /Producer ${utf16('Nghị Sự')} /CreationDate (D:${stamp}Z) >>`)
    const start = this.position
    const lines = Array.from({ length: this.lastNumber }, (_, at) => this.offsets.get(at + 1)).map((offset) => (offset === undefined ? '0000000000 65535 f \n' : `${String(offset).padStart(10, '0')} 00000 n \n`))
    await this.write(`xref\n0 ${this.lastNumber + 1}\n0000000000 65535 f \n${lines.join('')}trailer\n<< /Size ${this.lastNumber + 1} /Root ${catalog} 0 R /Info ${info} 0 R >>\nstartxref\n${start}\n%%EOF\n`)
    await this.file.sync()
  }

  async close() {
    await this.file.close()
  }

  private async appendPart({ file, objects, root, size }: Part) {
    const shift = this.lastNumber
    const rootText = await textOf(file, objects, root)
    const tree = Number(/\/Pages\s+(\d+)\s+\d+\s+R/.exec(rootText)?.[1])
    const count = Number(/\/Count\s+(\d+)/.exec(await textOf(file, objects, tree))?.[1])
    if (!(count > 0)) throw new Error('a part without pages')
    for (const object of objects) if (object.number !== root) await this.copyObject(file, object, shift, object.number === tree)
    this.kids.push(tree + shift)
    this.pages += count
    this.lastNumber += size
  }

  private async copyObject(file: FileHandle, { number, start, end }: Part['objects'][number], shift: number, isTree: boolean) {
    let head = renumber(await textAt(file, start, Math.min(end, start + headBytes)), shift)
    if (head.streamAt === null && end - start > headBytes) head = renumber(await textAt(file, start, end), shift)
    this.offsets.set(number + shift, this.position)
    await this.write(isTree ? head.text.replace('<<', `<</Parent ${pageTree} 0 R`) : head.text)
    if (head.streamAt !== null) await this.copyBytes(file, start + head.streamAt, end)
    await this.write('\n')
  }

  private async copyBytes(file: FileHandle, start: number, end: number) {
    const buffer = Buffer.alloc(Math.min(partBytes, end - start))
    for (let at = start; at < end;) {
      const { bytesRead } = await file.read(buffer, 0, Math.min(buffer.length, end - at), at)
      if (bytesRead === 0) throw new Error('a part that ends too early')
      await this.writeBytes(buffer.subarray(0, bytesRead))
      at += bytesRead
    }
  }

  private async object(number: number, body: string) {
    this.offsets.set(number, this.position)
    await this.write(`${number} 0 obj\n${body}\nendobj\n`)
  }

  private write(text: string) {
    return this.writeBytes(Buffer.from(text, 'latin1'))
  }

  private async writeBytes(bytes: Uint8Array) {
    for (let done = 0; done < bytes.byteLength;) done += (await this.file.write(bytes, done)).bytesWritten
    this.position += bytes.byteLength
  }
}

async function readTable(file: FileHandle): Promise<Part> {
  const { size: bytes } = await file.stat()
  const tail = await textAt(file, Math.max(0, bytes - 2048), bytes)
  const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(tail)?.[1])
  const table = Number.isFinite(start) ? await textAt(file, start, bytes) : ''
  const trailer = table.slice(table.indexOf('trailer'))
  const root = Number(/\/Root\s+(\d+)\s+\d+\s+R/.exec(trailer)?.[1])
  const size = Number(/\/Size\s+(\d+)/.exec(trailer)?.[1])
  if (!table.startsWith('xref') || !(root > 0) || !(size > 0)) throw new Error('a part without a cross-reference table')
  const places = entriesOf(table).sort((a, b) => a.start - b.start)
  return { file, root, size, objects: places.map((place, at) => ({ ...place, end: places[at + 1]?.start ?? start })) }
}

/** The objects in use that a cross-reference table names. */
function entriesOf(table: string): { number: number; start: number }[] {
  const entries: { number: number; start: number }[] = []
  let number = 0
  for (const line of table.slice(4, table.indexOf('trailer')).trim().split(/[\r\n]+/)) {
    const [first = '', second = '', use] = line.trim().split(/\s+/)
    if (use === undefined) number = Number(first)
    else {
      if (use === 'n' && Number(second) === 0) entries.push({ number, start: Number(first) })
      number++
    }
  }
  return entries
}

async function textOf(file: FileHandle, objects: Part['objects'], number: number): Promise<string> {
  const object = objects.find((candidate) => candidate.number === number)
  if (!object) throw new Error(`a part without its object ${number}`)
  return textAt(file, object.start, object.end)
}

async function textAt(file: FileHandle, start: number, end: number): Promise<string> {
  const buffer = Buffer.alloc(end - start)
  let done = 0
  while (done < buffer.length) {
    const { bytesRead } = await file.read(buffer, done, buffer.length - done, start + done)
    if (bytesRead === 0) throw new Error('a part that ends too early')
    done += bytesRead
  }
  return buffer.toString('latin1')
}

/** A text string of PDF: UTF-16 with a byte order mark, in hexadecimal. */
function utf16(text: string) {
  const bytes = Buffer.from(`\ufeff${text.normalize('NFC')}`, 'utf16le').swap16()
  return `<${bytes.toString('hex')}>`
}
