import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { PDFiumModule } from '@hyzyla/pdfium'

/**
 * PDFium's C functions that we call, as the WebAssembly module exports them (numbers are pointers or handles).
 * The package's own classes copy a whole file into the module's memory and lack page rotation; its typings name only
 * what those classes use, hence our own list.
 */
export type Pdfium = {
  _FPDF_InitLibrary(): void
  _FPDF_LoadCustomDocument(fileAccess: number, password: number): number
  _FPDF_CloseDocument(document: number): void
  _FPDF_GetLastError(): number
  _FPDF_GetPageCount(document: number): number
  _FPDF_DocumentHasValidCrossReferenceTable(document: number): number
  _FPDF_GetPageSizeByIndexF(document: number, index: number, size: number): number
  _FPDF_GetMetaText(document: number, tag: number, buffer: number, bytes: number): number
  _FPDF_LoadPage(document: number, index: number): number
  _FPDF_ClosePage(page: number): void
  _FPDF_GetPageWidthF(page: number): number
  _FPDF_GetPageHeightF(page: number): number
  _FPDFPage_GetRotation(page: number): number
  _FPDF_PageToDevice(page: number, left: number, top: number, width: number, height: number, rotate: number, x: number, y: number, deviceX: number, deviceY: number): number
  _FPDFText_LoadPage(page: number): number
  _FPDFText_ClosePage(text: number): void
  _FPDFText_CountChars(text: number): number
  _FPDFText_GetUnicode(text: number, index: number): number
  _FPDFText_IsGenerated(text: number, index: number): number
  _FPDFText_GetCharAngle(text: number, index: number): number
  _FPDFText_GetLooseCharBox(text: number, index: number, rect: number): number
  _FPDFBitmap_CreateEx(width: number, height: number, format: number, buffer: number, stride: number): number
  _FPDFBitmap_FillRect(bitmap: number, left: number, top: number, width: number, height: number, color: number): void
  _FPDFBitmap_GetBuffer(bitmap: number): number
  _FPDFBitmap_GetStride(bitmap: number): number
  _FPDFBitmap_Destroy(bitmap: number): void
  _FPDF_RenderPageBitmap(bitmap: number, page: number, x: number, y: number, width: number, height: number, rotate: number, flags: number): void
  _FPDF_GetFormType(document: number): number
  _FPDFDOC_InitFormFillEnvironment(document: number, info: number): number
  _FPDFDOC_ExitFormFillEnvironment(form: number): void
  _FPDF_SetFormFieldHighlightAlpha(form: number, alpha: number): void
  _FORM_OnAfterLoadPage(page: number, form: number): void
  _FORM_OnBeforeClosePage(page: number, form: number): void
  _FPDF_FFLDraw(form: number, bitmap: number, page: number, x: number, y: number, width: number, height: number, rotate: number, flags: number): void
  _FPDFPage_CountObjects(page: number): number
  _FPDFPage_GetObject(page: number, index: number): number
  _FPDFFormObj_CountObjects(form: number): number
  _FPDFFormObj_GetObject(form: number, index: number): number
  _FPDFPageObj_GetType(object: number): number
  _FPDFPageObj_GetBounds(object: number, left: number, bottom: number, right: number, top: number): number
  _FPDFPageObj_GetFillColor(object: number, red: number, green: number, blue: number, alpha: number): number
  _FPDFPageObj_GetStrokeColor(object: number, red: number, green: number, blue: number, alpha: number): number
  _FPDFPageObj_CountMarks(object: number): number
  _FPDFPageObj_GetMark(object: number, index: number): number
  _FPDFPageObjMark_GetName(mark: number, buffer: number, bytes: number, needed: number): number
  _FPDFTextObj_GetTextRenderMode(text: number): number
  _FPDFPath_GetDrawMode(path: number, fill: number, stroke: number): number
  _FPDFImageObj_GetBitmap(image: number): number
  _FPDF_CreateNewDocument(): number
  _FPDF_ImportPagesByIndex(into: number, from: number, indexes: number, count: number, at: number): number
  _FPDF_SaveAsCopy(document: number, writer: number, flags: number): number
  _FPDF_SetSystemFontInfo(info: number): void
  _FPDFDoc_GetJavaScriptActionCount(document: number): number
  _FPDFDoc_GetAttachmentCount(document: number): number
  _FPDFBookmark_GetFirstChild(document: number, bookmark: number): number
  _FPDFBookmark_GetNextSibling(document: number, bookmark: number): number
  _FPDFBookmark_GetTitle(bookmark: number, buffer: number, bytes: number): number
  _FPDFBookmark_GetDest(document: number, bookmark: number): number
  _FPDFBookmark_GetAction(bookmark: number): number
  _FPDFAction_GetDest(document: number, action: number): number
  _FPDFDest_GetDestPageIndex(document: number, destination: number): number
  _FPDF_GetSignatureCount(document: number): number
  _FPDF_GetSignatureObject(document: number, index: number): number
  _FPDFSignatureObj_GetContents(signature: number, buffer: number, bytes: number): number
  _FPDFSignatureObj_GetByteRange(signature: number, buffer: number, count: number): number
  _FPDFSignatureObj_GetSubFilter(signature: number, buffer: number, bytes: number): number
  _FPDFSignatureObj_GetTime(signature: number, buffer: number, bytes: number): number
  _FPDFPage_GetAnnotCount(page: number): number
  _FPDFPage_Flatten(page: number, flag: number): number
  _FPDF_GetPageBoundingBox(page: number, rect: number): number
  wasmExports: { malloc(bytes: number): number; free(pointer: number): void; __indirect_function_table: WebAssembly.Table }
  HEAPU8: Uint8Array
  /** ours: the next free place in the function table, and the places of the functions that read the open file
   * (FPDF_FILEACCESS) and that take what is saved while `write` is set (FPDF_FILEWRITE) */
  freeSlot: number
  blockReader: number
  blockWriter: { slot: number; write: ((bytes: Uint8Array) => void) | null }
}

/** Fills `target` with the file's bytes from `position`; false when they cannot be had. */
export type ReadBlock = (position: number, target: Uint8Array) => boolean

const memoryPages = (512 * 2 ** 20) / 65_536
/** Functions of ours that PDFium may call: it reads and writes blocks of files through them, and asks about fonts. */
const hooks = 4

/**
 * Loads PDFium with at most 512 MB of memory and a hook by which it asks for blocks of the open file, so that a
 * 300 MB scan never lies in memory as a whole.
 */
export async function loadPdfium(readBlock: ReadBlock): Promise<Pdfium> {
  const wasm = await readFile(createRequire(import.meta.url).resolve('@hyzyla/pdfium/pdfium.wasm'))
  const freeSlot = boundModule(wasm)
  const silent = { print: () => {}, printErr: () => {} }
  const options = { ...silent, locateFile: () => '', wasmBinary: new Uint8Array(wasm).buffer }
  const pdfium = Object.assign((await PDFiumModule(options)) as unknown as Pdfium, { freeSlot, blockReader: 0, blockWriter: { slot: 0, write: null } as Pdfium['blockWriter'] })
  const bytesAt = (pointer: number, size: number) => pdfium.HEAPU8.subarray(pointer, pointer + size)
  pdfium.blockReader = addFunction(pdfium, 4, true, (_param, position = 0, pointer = 0, size = 0) => (readBlock(position, bytesAt(pointer, size)) ? 1 : 0))
  pdfium.blockWriter.slot = addFunction(pdfium, 3, true, (_self, pointer = 0, size = 0) => {
    pdfium.blockWriter.write?.(bytesAt(pointer, size))
    return pdfium.blockWriter.write ? 1 : 0
  })
  pdfium._FPDF_InitLibrary()
  return pdfium
}

/** Puts a function of `parameters` 32-bit numbers where PDFium can call it; its place is what C calls a function pointer. */
export function addFunction(pdfium: Pdfium, parameters: number, answers: boolean, f: (...numbers: number[]) => number | void): number {
  const slot = pdfium.freeSlot++
  pdfium.wasmExports.__indirect_function_table.set(slot, asWasmFunction(parameters, answers, (...numbers) => f(...numbers.map((number) => number >>> 0))))
  return slot
}

/**
 * Rewrites two limits of the module in place: the memory's maximum becomes 512 MB (it is 2 GB; V8's limits do not bound
 * WebAssembly) and the function table gets slots for our hooks. Answers the index of the first of them.
 */
function boundModule(wasm: Uint8Array): number {
  const table = findLimits(wasm, 4, 1)
  const memory = findLimits(wasm, 5, 0)
  writeLeb(wasm, table.minimum, table.minimum.value + hooks)
  writeLeb(wasm, table.maximum, table.maximum.value + hooks)
  writeLeb(wasm, memory.maximum, memoryPages)
  return table.minimum.value
}

type Leb = { at: number; bytes: number; value: number }

/** Limits of the only table or memory: section id, count 1, `skip` bytes of element type, flag 1, minimum, maximum. */
function findLimits(wasm: Uint8Array, section: number, skip: number): { minimum: Leb; maximum: Leb } {
  for (let at = 8; at < wasm.length; ) {
    const length = readLeb(wasm, at + 1)
    const body = at + 1 + length.bytes
    if (wasm[at] === section) {
      if (wasm[body] !== 1 || wasm[body + 1 + skip] !== 1) break
      const minimum = readLeb(wasm, body + 2 + skip)
      return { minimum, maximum: readLeb(wasm, minimum.at + minimum.bytes) }
    }
    at = body + length.value
  }
  throw new Error(`pdfium.wasm: section ${section} is not as expected; another version of @hyzyla/pdfium?`)
}

function readLeb(bytes: Uint8Array, at: number): Leb {
  let value = 0
  for (let index = 0; index < 5; index++) {
    const byte = bytes[at + index] ?? 0
    value += (byte & 0x7f) * 2 ** (7 * index)
    if (byte < 0x80) return { at, bytes: index + 1, value }
  }
  throw new Error('pdfium.wasm: bad number')
}

/** Keeps the number of bytes (padded LEB128), so that nothing else in the module moves. */
function writeLeb(bytes: Uint8Array, leb: Leb, value: number) {
  if (value >= 2 ** (7 * leb.bytes)) throw new Error('pdfium.wasm: number does not fit')
  for (let index = 0; index < leb.bytes; index++) {
    const more = index < leb.bytes - 1 ? 0x80 : 0
    bytes[leb.at + index] = (Math.floor(value / 2 ** (7 * index)) & 0x7f) | more
  }
}

/** A table takes WebAssembly functions only: the smallest module that imports a function of i32s and exports it. */
function asWasmFunction(parameters: number, answers: boolean, f: (...numbers: number[]) => number | void) {
  const type = [0x60, parameters, ...Array<number>(parameters).fill(0x7f), ...(answers ? [1, 0x7f] : [0])]
  const module = new Uint8Array([
    0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00, // magic, version 1
    0x01, type.length + 1, 0x01, ...type, // type 0
    0x02, 0x07, 0x01, 0x01, 0x65, 0x01, 0x66, 0x00, 0x00, // import "e" "f", type 0
    0x07, 0x05, 0x01, 0x01, 0x66, 0x00, 0x00, // export "f"
  ])
  return new WebAssembly.Instance(new WebAssembly.Module(module), { e: { f } }).exports.f
}
