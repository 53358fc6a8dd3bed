import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { allow, refuse, type Decision } from '~/domain/kernel/result'

/** A PDF may have rubbish before its mark and after its end; PDFium and others look this far. */
const headBytes = 1024
const tailBytes = 4096

/** An open file, read block by block on demand. Synchronous, because PDFium asks from inside its own call. */
export class PdfFile {
  readonly size: number
  private constructor(private readonly fd: number) {
    this.size = fstatSync(fd).size
  }

  /** Throws when the file cannot be opened. */
  static open(path: string) {
    return new PdfFile(openSync(path, 'r'))
  }

  close() {
    closeSync(this.fd)
  }

  /** Fills `target` from `position`; false when the file is too short. */
  readBlock(position: number, target: Uint8Array): boolean {
    if (position + target.byteLength > this.size) return false
    let done = 0
    while (done < target.byteLength) {
      const got = readSync(this.fd, target, done, target.byteLength - done, position + done)
      if (got === 0) return false
      done += got
    }
    return true
  }

  /**
   * Decides from the outer marks whether these bytes are a whole PDF, because PDFium repairs a cut file and silently
   * shows fewer pages. Refuses `documents/not-pdf` and `documents/damaged`.
   */
  decideWhole(): Decision {
    const head = this.latin1(0, headBytes)
    if (!head.includes('%PDF-')) return refuse('documents/not-pdf')
    const linearized = /\/Linearized\s[^>]*?\/L\s+(\d+)/.exec(head)
    if (linearized && Number(linearized[1]) > this.size) return refuse('documents/damaged')
    return this.endsAsPdf() ? allow() : refuse('documents/damaged')
  }

  /** Padding with zeros or blanks after the end is common and harmless. */
  private endsAsPdf(): boolean {
    for (let end = this.size; end > 0; ) {
      const start = Math.max(0, end - tailBytes)
      const tail = this.latin1(start, end - start)
      if (tail.includes('%%EOF')) return true
      if (start === 0 || /[^\0\s]/.test(tail)) return false
      end = start + 8 // a mark across the border of two blocks
    }
    return false
  }

  private latin1(position: number, bytes: number): string {
    const buffer = Buffer.alloc(Math.min(bytes, this.size - position))
    this.readBlock(position, buffer)
    return buffer.toString('latin1')
  }
}
