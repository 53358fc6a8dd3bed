export const home = {
  title: 'Trang chủ',
  inSession: 'Đang họp',
  coming: 'Sắp họp',
  awaitsReply: 'Chờ trả lời',
}
