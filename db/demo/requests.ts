import type { UnitKey } from './province'

/** What the coming conference asks of units, and how far each is. Items count from 0; days are counted from today. */
export type DemoRequest = {
  item: number
  unit: UnitKey
  what: string
  dueInDays: number
  /** the paper handed in, by whom of the unit */
  paper?: { by: string; title: string; file: string }
  /** what was done with it, one after the other */
  steps?: { by: string; step: 'submit' | 'approve-for-unit' | 'approve' | 'send-back'; reason?: string }[]
}

export const conferenceRequests: DemoRequest[] = [
  {
    item: 1, unit: 'skhcn', what: 'Phụ lục số liệu kèm theo báo cáo', dueInDays: 1,
    paper: { by: 'cbkhcn', title: 'Phụ lục số liệu kết quả chuyển đổi số năm 2026 của các sở, ban, ngành và Ủy ban nhân dân cấp xã', file: 'nd30-phu-luc-1.pdf' },
    steps: [{ by: 'cbkhcn', step: 'submit' }, { by: 'khoahoc', step: 'approve-for-unit' }, { by: 'thuky', step: 'approve' }],
  },
  {
    item: 1, unit: 'skhcn', what: 'Dự thảo Kế hoạch chuyển đổi số năm 2027 và tờ trình', dueInDays: 3,
    paper: { by: 'cbkhcn', title: 'Dự thảo Kế hoạch chuyển đổi số của tỉnh năm 2027', file: 'nd30-phu-luc-3-mau.pdf' },
    steps: [{ by: 'cbkhcn', step: 'submit' }],
  },
  {
    item: 2, unit: 'ca', what: 'Bài tham luận (không quá 5 trang)', dueInDays: 3,
    paper: { by: 'congan', title: 'Tham luận: Kết nối, chia sẻ dữ liệu dân cư phục vụ giải quyết thủ tục hành chính', file: 'nd30-phu-luc-6.pdf' },
    steps: [{ by: 'congan', step: 'submit' }],
  },
  {
    item: 3, unit: 'syt', what: 'Bài tham luận và bảng số liệu triển khai tại từng bệnh viện', dueInDays: 2,
    paper: { by: 'duthay', title: 'Tham luận: Bệnh án điện tử tại các bệnh viện công lập', file: 'nd30-phu-luc-6.pdf' },
  },
  {
    item: 4, unit: 'sgddt', what: 'Bài tham luận', dueInDays: 3,
    paper: { by: 'giaoduc', title: 'Tham luận: Học bạ số và quản lý trường học trực tuyến', file: 'nd30-phu-luc-6.pdf' },
    steps: [{ by: 'giaoduc', step: 'submit' }, { by: 'thuky', step: 'send-back', reason: 'Số liệu tại trang 3 chưa khớp với báo cáo chung; bổ sung kiến nghị với Ban Chỉ đạo.' }],
  },
  { item: 5, unit: 'thue', what: 'Bài tham luận', dueInDays: -1 },
  { item: 6, unit: 'kbnn', what: 'Bài tham luận', dueInDays: 3 },
  {
    item: 9, unit: 'snnmt', what: 'Bài tham luận', dueInDays: 3,
    paper: { by: 'nongnghiep', title: 'Tham luận: Truy xuất nguồn gốc nông sản và sàn thương mại điện tử', file: 'nd30-phu-luc-6.pdf' },
    steps: [{ by: 'nongnghiep', step: 'submit' }],
  },
]
