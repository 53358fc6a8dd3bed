/** A place on a page in page space (0–1): left, top, right, bottom of the words that are meant; an arrow goes from the one corner to the other. */
type Box = readonly [left: number, top: number, right: number, bottom: number]

export type DemoMark = { file: string; page: number; by: string; at: Box } & (
  | { kind: 'circle' | 'box' | 'arrow' }
  | { kind: 'text-highlight' | 'underline'; quote: string }
  | { kind: 'stamp'; stamp: 'agree' | 'amend' | 'review' }
  | { kind: 'note'; text: string }
)

const decree = 'nd30-2020.pdf'
const proposal = 'nd30-phu-luc-6.pdf'

/** What members have written on the papers of the meeting in session. */
export const monthlyMarks: readonly DemoMark[] = [
  { file: decree, page: 1, by: 'xaydung', kind: 'circle', at: [0.57, 0.524, 0.853, 0.546] },
  { file: decree, page: 1, by: 'xaydung', kind: 'note', at: [0.93, 0.53, 0.93, 0.53], text: 'Dự thảo Quy chế cần nêu rõ ai giữ thiết bị lưu khóa bí mật khi cơ quan sáp nhập.' },
  { file: decree, page: 1, by: 'nongnghiep', kind: 'text-highlight', at: [0.215, 0.61, 0.903, 0.632], quote: '1. Nghị định này áp dụng đối với cơ quan, tổ chức nhà nước và doanh' },
  { file: decree, page: 1, by: 'nongnghiep', kind: 'stamp', at: [0.83, 0.587, 0.83, 0.587], stamp: 'agree' },
  { file: decree, page: 1, by: 'noivu', kind: 'underline', at: [0.215, 0.801, 0.638, 0.822], quote: '1. “Văn bản” là thông tin thành văn được' },
  { file: decree, page: 2, by: 'khoahoc', kind: 'text-highlight', at: [0.215, 0.134, 0.903, 0.156], quote: '4. “Văn bản điện tử” là văn bản dưới dạng thông điệp dữ liệu được' },
  { file: decree, page: 2, by: 'khoahoc', kind: 'note', at: [0.12, 0.145, 0.12, 0.145], text: 'Đề nghị thống nhất cách hiểu “văn bản điện tử” với Luật Giao dịch điện tử.' },
  { file: decree, page: 2, by: 'taichinh', kind: 'box', at: [0.16, 0.201, 0.911, 0.246] },
  { file: decree, page: 2, by: 'taichinh', kind: 'arrow', at: [0.4, 0.292, 0.3, 0.249] },
  { file: decree, page: 2, by: 'noivu', kind: 'stamp', at: [0.82, 0.36, 0.82, 0.36], stamp: 'review' },
  { file: proposal, page: 1, by: 'taichinh', kind: 'underline', at: [0.215, 0.327, 0.904, 0.349], quote: '2. Bảo đảm an toàn, an ninh thông tin mạng theo quy định của pháp' },
  { file: proposal, page: 1, by: 'noivu', kind: 'stamp', at: [0.8, 0.442, 0.8, 0.442], stamp: 'amend' },
  { file: proposal, page: 1, by: 'xaydung', kind: 'circle', at: [0.215, 0.73, 0.701, 0.751] },
]
