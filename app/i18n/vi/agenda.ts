export const agenda = {
  item: (n: number, of: number) => `Nội dung ${n}/${of}`,
  goToItem: (n: number | string) => `Sang nội dung ${n}`,
  addArisen: 'Thêm nội dung phát sinh',
  underDiscussion: 'Đang thảo luận',
  done: 'Đã xong',
  putOff: 'Chuyển phiên sau',
  closedItem: 'Nội dung họp kín',
  expectedEnd: (time: string) => `Dự kiến kết thúc ${time}`,
  minutesLate: (minutes: number) => `chậm ${minutes} phút`,
}
