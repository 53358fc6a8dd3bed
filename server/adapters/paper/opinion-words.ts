import type { OpinionLine } from '~/domain/annotations/opinion-sheet'
import { formatDateTime } from '~/i18n/format'
import { opinions } from '~/i18n/vi/opinions'

/** The words of a file of opinions: it is a paper of a Vietnamese office, whatever language its taker reads the screen in. */
export const sheetWords = {
  fileName: 'Ý kiến',
  heading: 'TỔNG HỢP Ý KIẾN TRÊN TÀI LIỆU',
  meeting: 'Phiên họp',
  paper: 'Tài liệu',
  scope: 'Phạm vi',
  none: 'Không có ý kiến nào trong phạm vi đã chọn.',
  cut: '(Ô tính không chứa hết. Nội dung đầy đủ có trong tệp DOCX.)',
  page: 'Trang',
  columns: { page: 'Trang', person: 'Người góp ý', title: 'Chức vụ, đơn vị', kind: 'Loại', layer: 'Lớp ghi chú', quote: 'Đoạn văn bản', opinion: 'Ý kiến', replies: 'Trả lời', at: 'Thời gian' },
} as const

export const kindWords = ({ kind }: OpinionLine) => (kind === null ? '' : opinions.markKinds[kind])

/** What stands for an opinion: its words, what was done to the words of the paper, or how much was drawn. */
export function saidWords(line: OpinionLine): string {
  if (line.text) return line.text
  return line.kind === 'pen' || line.kind === 'highlighter' ? `${kindWords(line)} (${line.strokes} nét)` : kindWords(line)
}

export const replyHead = ({ by, at }: OpinionLine['replies'][number]) => `${by} (${formatDateTime(at)})`
