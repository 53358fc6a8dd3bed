import type { UnitKey } from './province'

export type DemoItem = {
  title: string
  minutes: number
  unit?: UnitKey
  /** key of the person who presents */
  presenter?: string
  papers?: { title: string; file: string; /** a digital signature is in the file */ signedBy?: { commonName: string; organization: string } }[]
  vote?: string
  /** a second vote on the same item */
  votes?: string[]
  closed?: boolean
}

/** In session: the monthly meeting of the People's Committee. */
export const monthly = {
  title: 'Phiên họp thường kỳ tháng 11 năm 2026 của Ủy ban nhân dân tỉnh',
  place: 'Phòng họp số 1, trụ sở Ủy ban nhân dân tỉnh',
  items: [
    { title: 'Khai mạc, thông qua chương trình phiên họp', minutes: 10, unit: 'vp', presenter: 'chanhvp' },
    {
      title: 'Tình hình kinh tế – xã hội tháng 11, nhiệm vụ trọng tâm tháng 12 năm 2026 và tiến độ hoàn thành các chỉ tiêu cả năm', minutes: 40, unit: 'stc', presenter: 'taichinh',
      papers: [{ title: 'Báo cáo tình hình kinh tế – xã hội tháng 11 và nhiệm vụ tháng 12 năm 2026', file: 'nd30-phu-luc-1.pdf' }],
    },
    {
      title: 'Dự thảo Quy chế công tác văn thư điện tử của các cơ quan, đơn vị trên địa bàn tỉnh (thay thế Quyết định năm 2021)', minutes: 45, unit: 'snv', presenter: 'noivu',
      papers: [
        { title: 'Nghị định số 30/2020/NĐ-CP về công tác văn thư', file: 'nd30-2020.pdf' },
        { title: 'Mẫu trình bày văn bản hành chính kèm theo dự thảo Quy chế', file: 'nd30-phu-luc-3-mau.pdf' },
      ],
      vote: 'Thông qua dự thảo Quy chế công tác văn thư điện tử của các cơ quan, đơn vị trên địa bàn tỉnh',
    },
    {
      title: 'Phương án phân bổ 850 tỷ đồng vốn đầu tư công đợt 2 năm 2026', minutes: 45, unit: 'stc', presenter: 'taichinh',
      papers: [{ title: 'Tờ trình về phương án phân bổ vốn đầu tư công đợt 2 năm 2026', file: 'nd30-phu-luc-6.pdf', signedBy: { commonName: 'Nguyễn Văn Minh', organization: 'Sở Tài chính tỉnh Lam Sơn' } }],
      vote: 'Thông qua phương án phân bổ 850 tỷ đồng vốn đầu tư công đợt 2 năm 2026',
    },
    {
      title: 'Tiến độ giải phóng mặt bằng và thi công Dự án đường vành đai phía Nam, đoạn qua phường Tân An và xã Phước Sơn', minutes: 30, unit: 'sxd', presenter: 'xaydung',
      papers: [{ title: 'Hồ sơ tiến độ Dự án đường vành đai phía Nam (bản quét có ký, đóng dấu)', file: 'scan-12-pages.pdf' }],
    },
    { title: 'Kết quả thực hiện Đề án chuyển đổi số của tỉnh, nhiệm vụ quý I năm 2027', minutes: 30, unit: 'skhcn', presenter: 'khoahoc' },
    { title: 'Hỗ trợ hộ nghèo, hộ cận nghèo ở các xã vùng cao tiếp cận internet và dịch vụ công trực tuyến', minutes: 20, unit: 'sdttg', presenter: 'dantoc' },
    { title: 'Ý kiến khác và kết luận phiên họp', minutes: 20, unit: 'vp', presenter: 'chutich' },
  ] satisfies DemoItem[],
}

/** Coming: the quarterly conference of the steering committee, with nine prepared talks and 21 sites. */
export const conference = {
  title: 'Hội nghị trực tuyến quý IV năm 2026 của Ban Chỉ đạo chuyển đổi số tỉnh với 21 điểm cầu cấp xã',
  place: 'Điểm cầu trung tâm: Phòng họp trực tuyến, trụ sở Ủy ban nhân dân tỉnh',
  sites: [
    'Điểm cầu trung tâm, Ủy ban nhân dân tỉnh', 'Sở Khoa học và Công nghệ', 'Công an tỉnh', 'Phường Tân An', 'Phường Hòa Phú', 'Phường Đông Thành', 'Phường Bắc Cường',
    'Xã Phước Sơn', 'Xã Nam Hà', 'Xã Thạnh Trung', 'Xã Kim Long', 'Xã Bản Vẽ', 'Xã Mường Khoa', 'Xã Vĩnh Hưng', 'Xã Liên Hòa', 'Xã Hồng Phong', 'Xã Tiên Lãng Thượng',
    'Ban Quản lý Khu kinh tế', 'Thuế tỉnh Lam Sơn', 'Kho bạc Nhà nước khu vực', 'Sở Y tế',
  ],
  items: [
    { title: 'Khai mạc, giới thiệu thành phần và các điểm cầu', minutes: 10, unit: 'vp', presenter: 'chanhvp' },
    { title: 'Báo cáo kết quả chuyển đổi số quý IV và cả năm 2026', minutes: 20, unit: 'skhcn', presenter: 'khoahoc', papers: [{ title: 'Báo cáo kết quả chuyển đổi số năm 2026', file: 'nd30-phu-luc-6.pdf' }] },
    { title: 'Tham luận: Kết nối, chia sẻ dữ liệu dân cư phục vụ giải quyết thủ tục hành chính', minutes: 10, unit: 'ca', presenter: 'congan' },
    { title: 'Tham luận: Bệnh án điện tử tại các bệnh viện công lập', minutes: 10, unit: 'syt', presenter: 'yte' },
    { title: 'Tham luận: Học bạ số và quản lý trường học trực tuyến', minutes: 10, unit: 'sgddt', presenter: 'giaoduc' },
    { title: 'Tham luận: Hóa đơn điện tử và quản lý thuế đối với hộ kinh doanh', minutes: 10, unit: 'thue', presenter: 'thue' },
    { title: 'Tham luận: Thanh toán không dùng tiền mặt trong thu chi ngân sách', minutes: 10, unit: 'kbnn', presenter: 'khobac' },
    { title: 'Tham luận: Tổ công nghệ số cộng đồng ở địa bàn đô thị', minutes: 10, unit: 'tanan', presenter: 'tanan' },
    { title: 'Tham luận: Đưa dịch vụ công trực tuyến đến đồng bào vùng cao', minutes: 10, unit: 'muongla', presenter: 'muongkhoa' },
    { title: 'Tham luận: Truy xuất nguồn gốc nông sản và sàn thương mại điện tử', minutes: 10, unit: 'snnmt', presenter: 'nongnghiep' },
    { title: 'Tham luận: An toàn thông tin ở cấp xã sau khi sắp xếp đơn vị hành chính', minutes: 10, unit: 'hongphong', presenter: 'hongphong' },
    { title: 'Thảo luận', minutes: 30, unit: 'vp', presenter: 'chanhvp' },
    { title: 'Kết luận hội nghị', minutes: 15, unit: 'ubnd', presenter: 'chutich' },
  ] satisfies DemoItem[],
}

/** Concluded: a review conference whose minutes and conclusion notice are published. */
export const review = {
  title: 'Hội nghị sơ kết công tác cải cách hành chính 9 tháng đầu năm, nhiệm vụ quý IV năm 2026',
  place: 'Hội trường lớn, trụ sở Ủy ban nhân dân tỉnh',
  items: [
    { title: 'Khai mạc hội nghị', minutes: 10, unit: 'vp', presenter: 'chanhvp' },
    { title: 'Báo cáo sơ kết công tác cải cách hành chính 9 tháng đầu năm 2026', minutes: 30, unit: 'snv', presenter: 'noivu', papers: [{ title: 'Báo cáo sơ kết công tác cải cách hành chính 9 tháng đầu năm 2026', file: 'nd30-phu-luc-1.pdf' }] },
    { title: 'Giải quyết thủ tục hành chính tại trung tâm phục vụ hành chính công cấp xã', minutes: 40, unit: 'vp', presenter: 'uyvien23' },
    { title: 'Kết luận hội nghị', minutes: 20, unit: 'ubnd', presenter: 'chutich' },
  ] satisfies DemoItem[],
}
