/** What was said and concluded in the sample meetings; people and units by key. */
export type DemoOpinion = { by: string; text: string; minutes?: number; kind?: 'opinion' | 'written' | 'explanation' }
export type DemoConclusion = { text: string; lead: string; with?: string[]; /** days after the meeting */ inDays: number }
export type DemoCourse = { minutes: number; report?: string; opinions?: DemoOpinion[]; conclusions?: DemoConclusion[] }

/** The review conference, item by item. */
export const reviewCourse: DemoCourse[] = [
  { minutes: 10 },
  {
    minutes: 45,
    report: 'kết quả 9 tháng: 31/34 nhiệm vụ trong kế hoạch hoàn thành đúng hạn; chỉ số hài lòng của người dân đạt 87,4%, tăng 2,1 điểm so với cùng kỳ; còn 03 nhiệm vụ chậm do vướng kết nối dữ liệu chuyên ngành.',
    opinions: [
      { by: 'khoahoc', minutes: 6, text: 'đề nghị sớm thống nhất chuẩn kết nối giữa hệ thống một cửa với cơ sở dữ liệu chuyên ngành, trước mắt ưu tiên lĩnh vực đất đai và hộ tịch.' },
      { by: 'tanan', minutes: 5, text: 'phản ánh cấp xã thiếu cán bộ am hiểu công nghệ sau sắp xếp; kiến nghị mỗi trung tâm phục vụ hành chính công có ít nhất một công chức chuyên trách.' },
      { by: 'taichinh', minutes: 4, text: 'cơ bản thống nhất báo cáo; nguồn kinh phí nâng cấp hệ thống đã bố trí trong dự toán quý IV, đề nghị các đơn vị giải ngân trước ngày 15 tháng 12.' },
      { by: 'noivu', minutes: 5, kind: 'explanation', text: 'tiếp thu các ý kiến, bổ sung vào kế hoạch quý IV nội dung bồi dưỡng công chức cấp xã và lịch kết nối dữ liệu theo từng lĩnh vực.' },
    ],
    conclusions: [
      { text: 'Thống nhất đánh giá kết quả 9 tháng; biểu dương các đơn vị hoàn thành 100% nhiệm vụ đúng hạn', lead: 'Sở Nội vụ', with: ['Văn phòng Ủy ban nhân dân tỉnh'], inDays: 10 },
      { text: 'Hoàn thành kết nối hệ thống một cửa với cơ sở dữ liệu đất đai, hộ tịch', lead: 'Sở Khoa học và Công nghệ', with: ['Sở Nông nghiệp và Môi trường', 'Sở Tư pháp', 'Công an tỉnh'], inDays: 35 },
    ],
  },
  {
    minutes: 55,
    report: 'tình hình tiếp nhận, giải quyết hồ sơ tại các trung tâm phục vụ hành chính công cấp xã: 96,2% hồ sơ trả đúng và trước hạn; thời gian chờ trung bình 14 phút.',
    opinions: [
      { by: 'muongkhoa', minutes: 6, text: 'ở xã vùng cao đường truyền thường xuyên gián đoạn, đề nghị hỗ trợ đường truyền dự phòng và biểu mẫu giấy song ngữ.' },
      { by: 'congan', minutes: 5, text: 'đề nghị các xã rà soát, làm sạch dữ liệu dân cư trước khi cấp tài khoản định danh cho người dân làm thủ tục.' },
      { by: 'hoaphu', kind: 'written', text: 'kiến nghị cho phép ủy quyền tiếp nhận hồ sơ giữa các phường liền kề trong giờ cao điểm.' },
    ],
    conclusions: [
      { text: 'Bố trí đường truyền dự phòng cho 09 xã vùng cao, bảo đảm tiếp nhận hồ sơ liên tục', lead: 'Sở Khoa học và Công nghệ', with: ['Sở Tài chính', 'Ủy ban nhân dân các xã'], inDays: 50 },
      { text: 'Tổ chức bồi dưỡng kỹ năng số cho công chức trung tâm phục vụ hành chính công cấp xã', lead: 'Sở Nội vụ', with: ['Sở Giáo dục và Đào tạo'], inDays: 40 },
    ],
  },
  { minutes: 15 },
]

/** What has happened so far in the monthly meeting: two items are done, the third is open. */
export const monthlyCourse: DemoCourse[] = [
  { minutes: 8 },
  {
    minutes: 34,
    report: 'tổng sản phẩm trên địa bàn 11 tháng ước tăng 8,12%; thu ngân sách đạt 96,8% dự toán; giải ngân vốn đầu tư công đạt 71,3% kế hoạch.',
    opinions: [
      { by: 'congthuong', minutes: 5, text: 'sản xuất công nghiệp phục hồi rõ nhưng đơn hàng quý I năm 2027 mới đạt 60%; đề nghị hỗ trợ doanh nghiệp tiếp cận thị trường mới.' },
      { by: 'khukinhte', minutes: 4, text: 'đề nghị tháo gỡ thủ tục giao đất cho 03 dự án thứ cấp đã đủ điều kiện khởi công.' },
      { by: 'tanan', minutes: 4, text: 'phường đã bàn giao 92% mặt bằng tuyến vành đai, còn 14 hộ chờ đơn giá tái định cư.' },
    ],
    conclusions: [{ text: 'Thống nhất báo cáo; phấn đấu giải ngân vốn đầu tư công đạt trên 95% kế hoạch năm', lead: 'Sở Tài chính', with: ['Sở Xây dựng', 'Ban Quản lý Khu kinh tế và các khu công nghiệp'], inDays: 39 }],
  },
]

/** Who waits for the floor when the newcomer enters. */
export const monthlyRequests = [
  { by: 'taichinh', topic: 'kinh phí số hóa tài liệu lưu trữ' },
  { by: 'tanan', topic: 'lưu trữ hồ sơ ở cấp phường' },
  { by: 'nongnghiep', topic: 'ký số hồ sơ đất đai' },
]
