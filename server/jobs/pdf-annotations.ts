import { PDFHexString, PDFInvalidObject, PDFString, type PDFContext, type PDFRef } from '@cantoo/pdf-lib'
import { isInk, isShape, isText, type PlacedMark, type ReplyMark } from '~/domain/annotations/mark'
import { writable } from '~/domain/annotations/opinion-sheet'
import { highlighterOpacity } from '~/domain/annotations/drawing'
import { colourOf, drawMark, formOf, type Paints } from './pdf-mark-figure'
import { boxThrough, placed, scaleOf, type Box, type PageFrame } from './pdf-page-frame'

/** Who made a mark, what it is in words for other programs, and the name by which the file knows it. */
export type Origin = { name: string; author: string; subject: string }
/** An annotation, and where it lies. */
export type Placed = { ref: PDFRef; rect: number[] }

/** ISO 32000 12.5.3: printed; a note's sign keeps its size and stays upright. */
const printed = 4
const upright = 8 + 16

/**
 * A mark as a standard annotation (ISO 32000 12.5.6) with the appearance that it has on our screen, so that a program
 * which does not know the kind shows it all the same.
 */
export function annotationOf(context: PDFContext, frame: PageFrame, paints: Paints, mark: PlacedMark, origin: Origin): Placed {
  const drawing = drawMark(mark, frame.units, paints)
  const isNote = mark.kind === 'note'
  const rect = numbersOf(isNote ? hangingBox(frame, drawing.box) : boxThrough(frame.matrix, drawing.box))
  // whichever way the page is turned a pin is shown upright, and turned by nobody but the program that shows it
  const form = formOf(context, paints, drawing, isNote ? [1, 0, 0, 1, 0, 0] : frame.matrix)
  const ref = context.register(context.obj({
    ...headOf(origin, mark.colour, mark.madeAt), ...bodyOf(frame, mark), Rect: rect, F: isNote ? printed + upright : printed, AP: { N: context.register(form) },
  }))
  return { ref, rect }
}

/** What is answered to a mark, as a reply to its annotation (12.5.6.2); it shows nothing of its own on the page. */
export function replyOf(context: PDFContext, to: Placed, reply: ReplyMark, origin: Origin): PDFRef {
  return context.register(context.obj({
    ...headOf(origin, reply.colour, reply.madeAt), Subtype: 'Text', Contents: textOf(reply.text), IRT: to.ref, RT: 'R', Name: 'Comment',
    Rect: to.rect, F: printed + upright, AP: { N: context.register(context.formXObject([])) },
  }))
}

const textOf = (words: string) => PDFHexString.fromText(writable(words))

const headOf = ({ name, author, subject }: Origin, colour: number, madeAt: number) => ({
  Type: 'Annot', NM: textOf(name), T: textOf(author), Subj: textOf(subject),
  CreationDate: PDFString.fromDate(new Date(madeAt)), M: PDFString.fromDate(new Date(madeAt)), C: [...colourOf(colour)],
})

/** What its kind adds: places in the page's own space, widths in its units. */
function bodyOf(frame: PageFrame, mark: PlacedMark) {
  const width = (share: number) => ({ Type: 'Border', W: round(share * frame.units.width * scaleOf(frame)), S: 'S' })
  if (isInk(mark)) {
    return { Subtype: 'Ink', InkList: [rowOf(frame, mark.points)], BS: width(mark.width), ...(mark.kind === 'highlighter' ? { CA: highlighterOpacity } : {}) }
  }
  if (isText(mark)) {
    const quads = mark.boxes.flatMap(([left, top, right, bottom]) => [[left, top], [right, top], [left, bottom], [right, bottom]] as const)
    const quote = { QuadPoints: rowOf(frame, quads), Contents: textOf(mark.quote) }
    if (mark.kind === 'text-highlight') return { Subtype: 'Highlight', ...quote, CA: highlighterOpacity }
    return { Subtype: mark.kind === 'underline' ? 'Underline' : 'StrikeOut', ...quote }
  }
  if (isShape(mark)) {
    if (mark.kind === 'box') return { Subtype: 'Square', BS: width(mark.width) }
    return { Subtype: 'Line', L: [...placed(frame, mark.from), ...placed(frame, mark.to)].map(round), LE: ['None', 'OpenArrow'], BS: width(mark.width) }
  }
  if (mark.kind === 'stamp') return { Subtype: 'Stamp', Name: stampTitles[mark.stamp] }
  return { Subtype: 'Text', Name: 'Comment', Contents: textOf(mark.about ? `“${mark.about.quote}”\n\n${mark.text}` : mark.text) }
}

/** Places one after another, as bytes of the file: an object of the writer for each number would fill a worker's memory. */
function rowOf(frame: PageFrame, points: readonly (readonly [number, number, ...number[]])[]): PDFInvalidObject {
  return PDFInvalidObject.of(Buffer.from(`[${points.flatMap((point) => placed(frame, point)).map(round).join(' ')}]`, 'latin1'))
}

const stampTitles = { agree: 'Agree', amend: 'Amend', review: 'Review' } as const

/** A note's place: its sign hangs from the corner that is the upper left one when the page is upright, and turns about it (12.5.6.4). */
function hangingBox(frame: PageFrame, { left, right, top }: Box): Box {
  const corner = boxThrough(frame.matrix, { left, bottom: top, right: left, top })
  const size = (right - left) * scaleOf(frame)
  return { left: corner.left, bottom: corner.bottom - size, right: corner.left + size, top: corner.bottom }
}

const numbersOf = ({ left, bottom, right, top }: Box) => [left, bottom, right, top].map(round)
const round = (value: number) => Math.round(value * 100) / 100
