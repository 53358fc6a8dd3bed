/** A place on a page in page space (0–1): left, top, right, bottom of the words that are meant. */
type Box = readonly [left: number, top: number, right: number, bottom: number]

export type DemoMark = { file: string; page: number; by: string; at: Box } & ({ kind: 'circle' | 'underline' | 'highlight' } | { kind: 'note'; text: string })

const decree = 'nd30-2020.pdf'
const proposal = 'nd30-phu-luc-6.pdf'

/** What members have written on the papers of the meeting in session. */
export const monthlyMarks: readonly DemoMark[] = [
  { file: decree, page: 1, by: 'xaydung', kind: 'circle', at: [0.57, 0.524, 0.853, 0.546] },
  { file: decree, page: 1, by: 'xaydung', kind: 'note', at: [0.93, 0.53, 0.93, 0.53], text: 'Dự thảo Quy chế cần nêu rõ ai giữ thiết bị lưu khóa bí mật khi cơ quan sáp nhập.' },
  { file: decree, page: 1, by: 'nongnghiep', kind: 'highlight', at: [0.215, 0.61, 0.903, 0.632] },
  { file: decree, page: 1, by: 'noivu', kind: 'underline', at: [0.215, 0.801, 0.62, 0.822] },
  { file: decree, page: 2, by: 'khoahoc', kind: 'highlight', at: [0.215, 0.134, 0.903, 0.156] },
  { file: decree, page: 2, by: 'khoahoc', kind: 'note', at: [0.12, 0.145, 0.12, 0.145], text: 'Đề nghị thống nhất cách hiểu “văn bản điện tử” với Luật Giao dịch điện tử.' },
  { file: proposal, page: 1, by: 'taichinh', kind: 'underline', at: [0.215, 0.327, 0.904, 0.349] },
  { file: proposal, page: 1, by: 'xaydung', kind: 'circle', at: [0.215, 0.73, 0.701, 0.751] },
]
