export const documents = {
  approved: 'Đã duyệt',
  sentBack: 'Trả lại',
  recall: 'Thu hồi tài liệu',
  replaces: (date: string) => `Bản mới thay bản ngày ${date}`,
  opened: 'Đã mở',
  following: 'Đang xem theo người trình bày',
  readAlone: 'Xem riêng',
  backToPresented: (page: number) => `Quay lại trang đang trình bày (trang ${page})`,
  fitText: 'Vừa cột chữ',
  fitPage: 'Vừa trang',
}
