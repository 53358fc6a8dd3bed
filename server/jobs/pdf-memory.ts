import { tidyText } from './pdf-text'
import { type Pdfium } from './pdfium'

/** Lends `bytes` of PDFium's memory to `use` and takes them back. */
export function withBuffer<T>(pdfium: Pdfium, bytes: number, use: (pointer: number) => T): T {
  const pointer = pdfium.wasmExports.malloc(bytes)
  if (pointer === 0) throw new Error('PDFium has no memory left')
  try {
    return use(pointer)
  } finally {
    pdfium.wasmExports.free(pointer)
  }
}

/**
 * Bytes that a function of PDFium writes: asked first with no buffer, it answers how many there are. null for none; at
 * most `longest`, because the number comes from the file.
 */
export function readBytes(pdfium: Pdfium, longest: number, call: (buffer: number, bytes: number) => number): Buffer | null {
  const bytes = call(0, 0)
  if (bytes <= 0 || bytes > longest) return null
  return withBuffer(pdfium, bytes, (buffer) => {
    const got = Math.min(call(buffer, bytes), bytes)
    return Buffer.from(pdfium.HEAPU8.subarray(buffer, buffer + got))
  })
}

/** Text that PDFium gives in UTF-16 with a zero at its end, as we keep text; '' for none. */
export function readUtf16(pdfium: Pdfium, call: (buffer: number, bytes: number) => number): string {
  return tidyText(readBytes(pdfium, 20_000, call)?.subarray(0, -2).toString('utf16le') ?? '')
}
