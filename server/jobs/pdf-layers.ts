import { appendFileSync, copyFileSync, readFileSync } from 'node:fs'
import { concatTransformationMatrix, drawObject, PDFArray, PDFDict, PDFDocument, PDFName, PDFRef, popGraphicsState, pushGraphicsState, type DocumentSnapshot, type PDFContext, type PDFObject, type PDFPageLeaf } from '@cantoo/pdf-lib'
import { decodeMark } from '~/domain/annotations/mark-bytes'
import { annotationOf, replyOf, type Origin, type Placed } from './pdf-annotations'
import { addPaints, drawAbout, drawMark, drawNumber, formOf, type Paints } from './pdf-mark-figure'
import { type PageSize } from './page-messages'
import { frameOf, scaledAt, sizeOf, type Matrix, type PageFrame } from './pdf-page-frame'

/** A packed mark on its way into a PDF. `to`: the name of what it replies to; `number`: under which its words stand on the sheets. */
export type PdfMark = Origin & { bytes: Uint8Array; to: string | null; number: number | null }

/** What is laid over a paper: the taker's line, marks, and sheets behind the last page. */
export type PaperLayers = {
  /** a PDF of one page that goes on the foot of each page */
  foot: Uint8Array
  /** `annotations`: other programs know them for what they are; `drawn`: they become part of the page */
  marks: { as: 'annotations' | 'drawn'; marks: PdfMark[] } | null
  /** path of a PDF whose pages follow the last one */
  sheets: string | null
}
/** The pages as the writer saw them, in points, and how many annotations it has given to some (from 1). */
export type LaidOver = { sizes: PageSize[]; annotations: Map<number, number> }

/** From the edge of a page that is 595 points wide; wider and narrower pages in proportion, as the foot itself. */
const marginPt = 12
const usualWidthPt = 595

/**
 * Lays `layers` over the paper at `path` as an incremental update (ISO 32000 7.5.6): the original's bytes come first and
 * unchanged, so that signatures can still be checked over them. Throws for a file that the writer cannot read.
 */
export async function layOver(path: string, layers: PaperLayers, to: string): Promise<LaidOver> {
  const bytes = readFileSync(path)
  const original = new Uncopied(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const doc = await PDFDocument.load(original, { forIncrementalUpdate: true, updateMetadata: false })
  const changes = doc.takeSnapshot()
  doc.context.snapshot = undefined // told of each change it would look through all objects of the file
  if (layers.sheets) await addSheets(doc, changes, layers.sheets)
  const paint = await painter(doc, layers)
  const annotations = new Map<number, number>()
  const sizes: PageSize[] = []
  for (const [index, { node, ref }] of doc.getPages().entries()) {
    const frame = frameOf(node)
    sizes.push(sizeOf(frame))
    const { shown, added } = paint(frame, index + 1)
    changePage(node, shown, added)
    changes.markRefForSave(ref)
    if (added.length > 0) annotations.set(index + 1, added.length)
  }
  const update = await doc.saveIncremental(changes, { useObjectStreams: !endsWithTable(bytes, doc.context.pdfFileDetails.prevStartXRef) })
  copyFileSync(path, to)
  appendFileSync(to, update)
  return { sizes, annotations }
}

/** Parts of the file are looked at where they lie: the writer keeps each stream, and a scan of 300 MB would be in memory twice. */
class Uncopied extends Uint8Array {
  override slice(start?: number, end?: number) { return this.subarray(start, end) }
}

/** A file with a plain table of its objects gets another such, one with its table in a stream another stream (7.5.8). */
const endsWithTable = (bytes: Buffer, tableAt: number) => bytes.subarray(tableAt, tableAt + 16).toString('latin1').trimStart().startsWith('xref')

async function addSheets(doc: PDFDocument, changes: DocumentSnapshot, path: string) {
  const sheets = await PDFDocument.load(readFileSync(path), { updateMetadata: false })
  for (const page of await doc.copyPages(sheets, sheets.getPageIndices())) doc.addPage(page)
  const tree = doc.catalog.get(PDFName.of('Pages'))
  for (const changed of [tree, doc.catalog.Pages().get(PDFName.of('Kids'))]) if (changed instanceof PDFRef) changes.markRefForSave(changed)
}

type Shown = { form: PDFRef; matrix: Matrix }
type Painted = { shown: Shown[]; added: PDFRef[] }

/** How a page (from 1) is painted: with the foot, and with its marks. */
async function painter(doc: PDFDocument, { foot, marks }: PaperLayers): Promise<(frame: PageFrame, page: number) => Painted> {
  const [footPage] = await doc.embedPdf(foot)
  if (!footPage) throw new Error('the foot is no PDF of a page')
  const paints = marks && (await addPaints(doc))
  const byPage = marksByPage(marks?.marks ?? [])
  return (frame, page) => {
    const unit = frame.units.width / usualWidthPt
    const line = { form: footPage.ref, matrix: scaledAt(frame.matrix, unit, marginPt * unit, marginPt * unit) }
    const own = byPage.get(page) ?? []
    if (!paints || own.length === 0) return { shown: [line], added: [] }
    if (marks.as === 'annotations') return { shown: [line], added: annotationsOf(doc.context, frame, paints, own) }
    return { shown: [line, { form: drawnMarks(doc.context, frame, paints, own), matrix: frame.matrix }], added: [] }
  }
}

/** Marks lie on their page, replies on that of what they answer; all are unpacked again when their page has its turn. */
function marksByPage(marks: readonly PdfMark[]): Map<number, PdfMark[]> {
  const pageOf = new Map<string, number>()
  const byPage = new Map<number, PdfMark[]>()
  for (const one of marks) {
    const page = one.to === null ? decodeMark(one.bytes)?.page : pageOf.get(one.to)
    if (page === undefined) continue
    pageOf.set(one.name, page)
    const own = byPage.get(page)
    if (own) own.push(one)
    else byPage.set(page, [one])
  }
  return byPage
}

function annotationsOf(context: PDFContext, frame: PageFrame, paints: Paints, marks: readonly PdfMark[]): PDFRef[] {
  const placed = new Map<string, Placed>()
  return marks.flatMap((one) => {
    const mark = decodeMark(one.bytes)
    if (mark?.kind === 'reply') {
      const to = placed.get(one.to ?? '')
      return to ? [replyOf(context, to, mark, one)] : []
    }
    if (!mark) return []
    const annotation = annotationOf(context, frame, paints, mark, one)
    placed.set(one.name, annotation)
    return [annotation.ref]
  })
}

/** All marks of a page in one drawing, the numbers over them; a note is its number and the tint of its words. */
function drawnMarks(context: PDFContext, { units }: PageFrame, paints: Paints, marks: readonly PdfMark[]): PDFRef {
  const figures: string[] = []
  const numbers: string[] = []
  for (const { bytes, number } of marks) {
    const mark = decodeMark(bytes)
    if (!mark || mark.kind === 'reply') continue
    const { content, box } = drawMark(mark, units, paints)
    figures.push(mark.kind === 'note' ? drawAbout(mark, units) : content)
    if (number !== null) numbers.push(drawNumber(mark, units, paints, number, box))
  }
  const content = [...figures, ...numbers].join('')
  return context.register(formOf(context, paints, { content, box: { left: 0, bottom: 0, right: units.width, top: units.height } }, [1, 0, 0, 1, 0, 0]))
}

/** The page's own content stays as it is, between "q" and "Q"; what it has in common with other pages is not touched. */
function changePage(page: PDFPageLeaf, shown: readonly Shown[], added: readonly PDFRef[]) {
  const { context } = page
  const resources = page.Resources()?.clone() ?? context.obj({})
  const objects = resources.lookupMaybe(PDFName.XObject, PDFDict)?.clone() ?? context.obj({})
  const operators = shown.flatMap(({ form, matrix }) => {
    const name = objects.uniqueKey('NghiSu')
    objects.set(name, form)
    return [pushGraphicsState(), concatTransformationMatrix(...matrix), drawObject(name), popGraphicsState()]
  })
  resources.set(PDFName.XObject, objects)
  page.set(PDFName.Resources, resources)
  const content = context.register(context.contentStream([popGraphicsState(), ...operators]))
  page.set(PDFName.Contents, context.obj([context.getPushGraphicsStateContentStream(), ...contentOf(page), content]))
  if (added.length > 0) page.set(PDFName.Annots, context.obj([...(page.Annots()?.asArray() ?? []), ...added]))
}

function contentOf(page: PDFPageLeaf): PDFObject[] {
  const content = page.get(PDFName.Contents)
  const found = page.context.lookup(content)
  if (found instanceof PDFArray) return found.asArray()
  return content && found ? [content] : []
}
