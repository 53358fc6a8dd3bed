import PDFDocument from 'pdfkit'
import { type OfficialPaper } from '~/domain/minutes/paper'
import { fontFiles } from './fonts'
import { page, pageNumberTopMm, paperTitle, ptOfMm, sizes, textWidthMm, unglued } from './measures'
import { type Line, type Style, textWidth } from './text-lines'

type Tag = 'P' | 'H1' | 'H2' | 'H3'

export const leftPt = ptOfMm(page.leftMm)
export const topPt = ptOfMm(page.topMm)
export const bottomPt = ptOfMm(page.heightMm - page.bottomMm)
export const textWidthPt = ptOfMm(textWidthMm)
/** Single spacing of Times New Roman. */
export const lineHeight = ({ size }: Style) => size * 1.15

/**
 * The sheets of one PDF: measures and draws lines, rules and page numbers, and tags what is text for screen readers.
 * Coordinates are points from the top left corner; `y` is the top of a line.
 */
export class PdfSheet {
  readonly doc: PDFKit.PDFDocument
  private readonly root: PDFKit.PDFStructureElement
  private pages = 1

  constructor(paper: OfficialPaper, createdAt: Date) {
    this.doc = new PDFDocument({
      size: 'A4', margin: 0, pdfVersion: '1.7', tagged: true, lang: 'vi-VN', displayTitle: true, font: fontFiles.regular,
      info: { Title: paperTitle(paper), Author: paper.issuer.join(' ').normalize('NFC'), Creator: 'Nghị Sự', Producer: 'Nghị Sự', CreationDate: createdAt, ModDate: createdAt },
    })
    this.root = this.doc.struct('Document')
    this.doc.addStructure(this.root)
  }

  /** The finished file. */
  async finish(): Promise<Buffer> {
    const chunks: Buffer[] = []
    this.doc.on('data', (chunk: Buffer) => chunks.push(chunk))
    const ended = new Promise<void>((resolve, reject) => this.doc.on('end', resolve).on('error', reject))
    this.root.end()
    this.doc.end()
    await ended
    return Buffer.concat(chunks)
  }

  newPage(): void {
    this.doc.addPage({ size: 'A4', margin: 0 })
    this.pages += 1
    const style: Style = { face: 'regular', size: sizes.pageNumber }
    const number = String(this.pages)
    this.doc.markContent('Artifact', { type: 'Pagination' })
    this.put(style, number, leftPt + (textWidthPt - textWidth(style, number)) / 2, ptOfMm(pageNumberTopMm))
    this.doc.endMarkedContent()
  }

  /** An element of the document's structure; its lines may lie on several pages. */
  element(tag: Tag): { line: (style: Style, text: string, x: number, y: number) => void; justified: (style: Style, line: Line, x: number, y: number, widthPt: number) => void; end: () => void } {
    const struct = this.doc.struct(tag)
    this.root.add(struct)
    const marked = (draw: () => void) => {
      const content = this.doc.markStructureContent(tag)
      draw()
      this.doc.endMarkedContent()
      struct.add(content)
    }
    return {
      line: (style, text, x, y) => marked(() => this.put(style, text, x, y)),
      justified: (style, line, x, y, widthPt) => marked(() => this.putJustified(style, line, x, y, widthPt)),
      end: () => struct.end(),
    }
  }

  /** Lines centred in a column, in one element; returns the y under them. */
  centred(tag: Tag, style: Style, lines: string[], x: number, y: number, widthPt: number): number {
    if (lines.length === 0) return y
    const element = this.element(tag)
    lines.forEach((text, index) => element.line(style, text, x + (widthPt - textWidth(style, text)) / 2, y + index * lineHeight(style)))
    element.end()
    return y + lines.length * lineHeight(style)
  }

  /** A horizontal rule as a vector line, centred in a column. */
  rule(x: number, y: number, columnPt: number, lengthPt: number): void {
    const from = x + (columnPt - lengthPt) / 2
    this.artifact(() => this.doc.lineWidth(0.75).moveTo(from, y).lineTo(from + lengthPt, y).stroke('black'))
  }

  box(x: number, y: number, widthPt: number, heightPt: number): void {
    this.artifact(() => this.doc.lineWidth(0.75).rect(x, y, widthPt, heightPt).stroke('black'))
  }

  private artifact(draw: () => void): void {
    this.doc.markContent('Artifact', { type: 'Layout' })
    draw()
    this.doc.endMarkedContent()
  }

  private put(style: Style, text: string, x: number, y: number): void {
    this.doc.font(fontFiles[style.face]).fontSize(style.size).fillColor('black').text(unglued(text), x, y, { lineBreak: false })
  }

  /** Word by word, each with its space, so that copied and spoken text keeps its words. */
  private putJustified(style: Style, line: Line, x: number, y: number, widthPt: number): void {
    const gap = textWidth(style, ' ') + (widthPt - line.widthPt) / Math.max(1, line.words.length - 1)
    line.words.reduce((at, word) => {
      this.put(style, `${word} `, at, y)
      return at + textWidth(style, word) + gap
    }, x)
  }
}
