import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { addFunction, type Pdfium } from './pdfium'

/** Tinos has the widths of Times New Roman and every Vietnamese letter: upright, italic, bold, both. */
const folder = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/tinos/package.json'))
const files = ['400Regular/Tinos_400Regular.ttf', '400Regular_Italic/Tinos_400Regular_Italic.ttf', '700Bold/Tinos_700Bold.ttf', '700Bold_Italic/Tinos_700Bold_Italic.ttf']
const boldFrom = 600
const symbols = 2
/** PDFium has these within, and they are no letters of ours. */
const own = /courier|symbol|dingbats/i
const mapFontField = 3
const fontDataField = 5

/**
 * Offices often send PDFs without their fonts in them. PDFium's own stand-ins lack the Vietnamese letters and leave them
 * blank ("Ti ng Vi t"), so that every font that is not in the file is shown in Tinos instead: the letters before the look.
 */
export function offerFonts(pdfium: Pdfium) {
  const fonts = new Map<number, Buffer>()
  const mapFont = addFunction(pdfium, 7, true, (_self, weight = 0, italic = 0, charset = 0, _pitch, face = 0) => {
    if (charset === symbols || own.test(nameAt(pdfium, face))) return 0
    return 1 + (italic ? 1 : 0) + (weight >= boldFrom ? 2 : 0)
  })
  const fontData = addFunction(pdfium, 5, true, (_self, handle = 0, table, buffer = 0, bytes = 0) => {
    if (table !== 0) return 0 // a collection of fonts would be asked for by its table; a font is given as a whole
    const font = fonts.get(handle) ?? readFileSync(join(folder, files[handle - 1] ?? ''))
    fonts.set(handle, font)
    if (buffer !== 0 && bytes >= font.length) pdfium.HEAPU8.set(font, buffer)
    return font.length
  })
  const info = pdfium.wasmExports.malloc(36) // FPDF_SYSFONTINFO version 1: nine fields, those that are 0 are not called
  const fields = new Uint32Array(9)
  fields[0] = 1
  fields[mapFontField] = mapFont
  fields[fontDataField] = fontData
  pdfium.HEAPU8.set(new Uint8Array(fields.buffer), info)
  pdfium._FPDF_SetSystemFontInfo(info)
}

function nameAt(pdfium: Pdfium, pointer: number): string {
  return Buffer.from(pdfium.HEAPU8.subarray(pointer, pdfium.HEAPU8.indexOf(0, pointer))).toString('latin1')
}
