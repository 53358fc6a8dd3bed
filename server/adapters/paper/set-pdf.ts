import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import PDFDocument from 'pdfkit'
import { type Face, fontFiles } from './fonts'
import { ptOfMm } from './measures'
import { textWidth, wrapLines, type Style } from './text-lines'

export const sheet = { leftPt: ptOfMm(25), rightPt: ptOfMm(185), topPt: ptOfMm(20), bottomPt: ptOfMm(277), widthPt: ptOfMm(160) } as const

/** Sheets of the paper fallback set that are not papers: text, rules and boxes in points from the top left corner. */
export class SetPdf {
  private readonly doc: PDFKit.PDFDocument
  private readonly done: Promise<unknown>

  constructor(path: string, private readonly layout: 'portrait' | 'landscape' = 'portrait') {
    this.doc = new PDFDocument({ size: 'A4', layout, margin: 0, font: fontFiles.regular, autoFirstPage: false })
    this.done = once(this.doc.pipe(createWriteStream(path)), 'finish')
  }

  newPage() {
    this.doc.addPage({ size: 'A4', layout: this.layout, margin: 0 })
  }

  async finish() {
    this.doc.end()
    await this.done
  }

  line(style: Style, text: string, x: number, y: number) {
    this.doc.font(fontFiles[style.face]).fontSize(style.size).fillColor('black').text(text.normalize('NFC'), x, y, { lineBreak: false })
  }

  centred(style: Style, lines: readonly string[], x: number, y: number, widthPt: number): number {
    lines.forEach((text, at) => this.line(style, text, x + (widthPt - textWidth(style, text)) / 2, y + at * lineOf(style)))
    return y + lines.length * lineOf(style)
  }

  /** A paragraph from the left; returns the y under it. */
  paragraph(style: Style, text: string, x: number, y: number, widthPt: number): number {
    const lines = linesOf(style, text, widthPt)
    lines.forEach((line, at) => this.line(style, line, x, y + at * lineOf(style)))
    return y + lines.length * lineOf(style)
  }

  rule(x: number, y: number, lengthPt: number, dash = false) {
    this.doc.lineWidth(0.6)
    if (dash) this.doc.dash(4, { space: 4 })
    this.doc.moveTo(x, y).lineTo(x + lengthPt, y).stroke(dash ? '#888888' : 'black').undash()
  }

  box(x: number, y: number, widthPt: number, heightPt: number) {
    this.doc.lineWidth(0.6).rect(x, y, widthPt, heightPt).stroke('black')
  }

  /** Draws upside down around a point. */
  turned(x: number, y: number, draw: () => void) {
    this.doc.save().rotate(180, { origin: [x, y] })
    draw()
    this.doc.restore()
  }
}

export const styleOf = (face: Face, size: number): Style => ({ face, size })
/** A little air for Vietnamese letters, which are high and deep. */
export const lineOf = ({ size }: Style) => size * 1.25

export function linesOf(style: Style, text: string, widthPt: number): string[] {
  return wrapLines(style, text, widthPt).map(({ words }) => words.join(' '))
}
