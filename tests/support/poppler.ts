import { execFileSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A word on a page; millimetres from the top left corner. */
export type PlacedWord = { page: number; text: string; left: number; top: number; right: number; bottom: number }

const mm = (pt: string | undefined) => (Number(pt) * 25.4) / 72
const entities: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'" }

/** Writes bytes to a file of its own and gives its path. */
export function temporaryFile(name: string, bytes: Uint8Array): string {
  const path = join(mkdtempSync(join(tmpdir(), 'nghi-su-')), name)
  writeFileSync(path, bytes)
  return path
}

/** The text as poppler reads it, in the order of the page. */
export function pdfText(file: string): string {
  return execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).normalize('NFC')
}

export function pdfWords(file: string): PlacedWord[] {
  const xml = execFileSync('pdftotext', ['-bbox', '-cropbox', file, '-'], { encoding: 'utf8', maxBuffer: 16 * 2 ** 20 }).normalize('NFC')
  return xml.split('<page ').slice(1).flatMap((page, index) =>
    [...page.matchAll(/<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)<\/word>/g)].map(([, left, top, right, bottom, text = '']) => ({
      page: index + 1, text: text.replace(/&\w+;/g, (entity) => entities[entity] ?? entity), left: mm(left), top: mm(top), right: mm(right), bottom: mm(bottom),
    })))
}

/** Name, whether embedded, and whether a subset, of each font. */
export function pdfFonts(file: string): { name: string; embedded: boolean; subset: boolean }[] {
  const rows = execFileSync('pdffonts', [file], { encoding: 'utf8' }).split('\n').slice(2).filter(Boolean)
  return rows.map((row) => {
    const flags = /\s(yes|no)\s+(yes|no)\s+(yes|no)\s/.exec(row)
    return { name: row.split(/\s+/)[0] ?? '', embedded: flags?.[1] === 'yes', subset: flags?.[2] === 'yes' }
  })
}

export function pdfInfo(file: string): string {
  return execFileSync('pdfinfo', [file], { encoding: 'utf8' })
}
