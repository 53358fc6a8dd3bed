export const marks = {
  annotate: 'Ghi chú',
  layers: { private: 'Ghi chú riêng', group: 'Ghi chú nhóm', room: 'Ghi chú chung' },
  publish: 'Đưa ra chung',
  unsent: (count: number) => `${count} thay đổi chưa gửi`,
  unsentExplained: (count: number) => `Còn ${count} thay đổi chưa gửi, tự gửi khi có mạng`,
  saved: 'Đã lưu ghi chú',
}
