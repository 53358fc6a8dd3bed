import type { InkPoint, Mark, MarkBox } from '~/domain/annotations/mark'
import { encodeMark } from '~/domain/annotations/mark-bytes'
import type { PdfMark } from '~server/jobs/pdf-layers'

export const markedAt = Date.UTC(2026, 10, 22, 3, 15)
const authors = ['Nguyễn Thị Phượng Uyên', 'Trần Đăng Khoa', 'Lê Quỳnh Như'] as const

/** A line of handwriting from one place to another, a little wavy, its pressure coming and going. */
export function strokeAt([fromX, fromY]: readonly [number, number], [toX, toY]: readonly [number, number], count = 40): InkPoint[] {
  return Array.from({ length: count }, (_, at) => {
    const share = at / (count - 1)
    return [fromX + (toX - fromX) * share, fromY + (toY - fromY) * share + 0.004 * Math.sin(share * 18), 0.3 + 0.5 * Math.sin(share * Math.PI)]
  })
}

const twoLines: MarkBox[] = [[0.2, 0.5, 0.8, 0.515], [0.2, 0.52, 0.5, 0.535]]

/** One mark of each kind on a page, by three people; where each lies is asked of the mark itself. */
export function marksOfAllKinds(page: number): Mark[] {
  const head = (colour: number, at: number) => ({ page, colour, madeAt: markedAt + at * 60_000 })
  return [
    { kind: 'pen', ...head(0, 0), width: 0.004, points: strokeAt([0.1, 0.1], [0.5, 0.14]) },
    { kind: 'highlighter', ...head(1, 1), width: 0.02, points: strokeAt([0.1, 0.2], [0.6, 0.2]) },
    { kind: 'text-highlight', ...head(2, 2), boxes: twoLines, quote: 'Thể thức văn bản là tập hợp các thành phần' },
    { kind: 'underline', ...head(3, 3), boxes: [[0.2, 0.6, 0.8, 0.615]], quote: 'gạch chân' },
    { kind: 'strike', ...head(4, 4), boxes: [[0.2, 0.65, 0.8, 0.665]], quote: 'gạch bỏ' },
    { kind: 'box', ...head(5, 5), width: 0.004, from: [0.65, 0.08], to: [0.9, 0.16] },
    { kind: 'arrow', ...head(6, 6), width: 0.004, from: [0.3, 0.4], to: [0.7, 0.3] },
    { kind: 'stamp', ...head(7, 7), stamp: 'agree', x: 0.75, y: 0.4 },
    { kind: 'note', ...head(0, 8), x: 0.5, y: 0.75, text: 'Đề nghị làm rõ nguồn vốn và thời hạn giải ngân.', mentions: [], about: { boxes: [[0.3, 0.745, 0.5, 0.76]], quote: 'nguồn vốn' } },
  ]
}

/** The marks as they go into a PDF: in turn by each of three people, the note with a reply. */
export function pdfMarks(marks: readonly Mark[]): PdfMark[] {
  const laid = marks.map((mark, at): PdfMark => ({
    name: `room/u${at % authors.length}/${mark.page}-${at}`, to: null, author: authors[at % authors.length] ?? '', subject: mark.kind, bytes: encodeMark(mark), number: mark.kind === 'note' ? at + 1 : null,
  }))
  const replies = laid.flatMap((one, at) => {
    const mark = marks[at]
    if (mark?.kind !== 'note') return []
    const reply: Mark = { kind: 'reply', page: mark.page, colour: 1, madeAt: mark.madeAt + 60_000, to: 'u0/note', text: 'Đã bổ sung ở khoản 3.', mentions: [] }
    return [{ name: `${one.name}-reply`, to: one.name, author: authors[1], subject: 'reply', bytes: encodeMark(reply), number: null }]
  })
  return [...laid, ...replies]
}
