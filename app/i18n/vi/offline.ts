export const offline = {
  since: (time: string) => `Mất mạng từ ${time}. Vẫn đọc và ghi chú được.`,
  unsent: (count: number) => `Còn ${count} thay đổi ghi chú chưa gửi.`,
  notSaved: (count: number) => `Chưa lưu được lên máy chủ. ${count} thay đổi ghi chú vẫn giữ trên máy này.`,
  shutOut: (count: number, title: string) => `${count} ghi chú ở ${title ? `tài liệu “${title}”` : 'tài liệu khác'} không gửi được vì không còn quyền xem.`,
  look: 'Xem lại',
  sendNow: 'Vào phòng họp để gửi',
  noLine: {
    title: 'Chưa có mạng',
    notKept: 'Chưa có mạng và trang này chưa được tải về máy, nên chưa mở được.',
    whatToDo: 'Kiểm tra Wi-Fi hoặc dữ liệu di động rồi thử lại. Lần sau, vào trang phiên họp khi có mạng và chọn “Tải trước để đọc khi mất mạng”.',
    tryAgain: 'Thử lại',
    keptHere: 'Tài liệu đã tải về máy này',
  },
  handBack: 'Trả máy, xóa dữ liệu trên máy này',
  handBackMeans: 'Tài liệu đã tải về và ghi chú chưa gửi trên máy này bị xóa, rồi đăng xuất. Không hoàn tác được.',
  handedBackNoLine: 'Đã xóa dữ liệu trên máy này. Chưa đăng xuất được vì mất mạng: khi có mạng, đăng xuất trước khi giao máy.',
}
