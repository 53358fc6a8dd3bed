import type { StampName, TextKind } from '~/domain/annotations/mark'

/** A mark on words of the first version: `words` as they stand there. */
export type ReportMark = { by: string; words: string } & (
  | { kind: TextKind }
  | { kind: 'note'; text: string; answer?: { by: string; text: string } }
  | { kind: 'stamp'; stamp: StampName }
  | { kind: 'circle' }
)

export const reportTitle = 'Kết quả thực hiện Đề án chuyển đổi số 11 tháng năm 2026 và nhiệm vụ quý I năm 2027'
/** Index of its item among those of the monthly meeting. */
export const reportItem = 5
export const reportNote = 'Bổ sung kết quả tháng 11, sửa số liệu dịch vụ công trực tuyến, bỏ phương án thuê hạ tầng.'

const head = ['ỦY BAN NHÂN DÂN TỈNH LAM SƠN', 'SỞ KHOA HỌC VÀ CÔNG NGHỆ', 'BÁO CÁO', 'Kết quả thực hiện Đề án chuyển đổi số của tỉnh 11 tháng năm 2026, nhiệm vụ quý I năm 2027']

const basis = 'Thực hiện Đề án chuyển đổi số của tỉnh giai đoạn 2026 – 2030 và chương trình công tác năm 2026 của Ủy ban nhân dân tỉnh, Sở Khoa học và Công nghệ báo cáo kết quả thực hiện 11 tháng năm 2026 và các nhiệm vụ trọng tâm quý I năm 2027 như sau:'
const added = 'Riêng tháng 11 năm 2026, các sở, ban, ngành và 21 xã, phường đã hoàn thành kết nối nền tảng họp không giấy; 96% cuộc họp của Ủy ban nhân dân tỉnh có tài liệu gửi trước ít nhất hai ngày, số trang tài liệu phải in giảm 81% so với tháng 10.'
const steering = '1. Về chỉ đạo, điều hành: Ban Chỉ đạo đã họp bốn phiên, ban hành 17 văn bản chỉ đạo; các sở, ban, ngành và Ủy ban nhân dân cấp xã đã kiện toàn tổ chuyển đổi số, phân công một lãnh đạo trực tiếp phụ trách và công khai đầu mối tiếp nhận khó khăn, vướng mắc của người dân, doanh nghiệp.'
const services = (share: string) => `2. Về dịch vụ công trực tuyến: tỷ lệ hồ sơ nộp trực tuyến toàn trình đạt ${share} tổng số hồ sơ phát sinh; thời gian giải quyết bình quân giảm 1,8 ngày so với cùng kỳ năm trước. Trung tâm phục vụ hành chính công cấp xã đã bố trí người hướng dẫn tại chỗ vào tất cả các ngày làm việc.`
const data = '3. Về dữ liệu: đã làm sạch và đồng bộ dữ liệu đất đai của 14 xã, phường, dữ liệu hộ tịch của toàn tỉnh; kho dữ liệu dùng chung kết nối với 26 hệ thống thông tin chuyên ngành. Việc chia sẻ dữ liệu giữa các sở còn chậm, nhiều nơi vẫn yêu cầu nộp lại giấy tờ đã có trong cơ sở dữ liệu.'
const safety = '4. Về an toàn thông tin: 100% hệ thống thông tin từ cấp độ 3 trở lên được phê duyệt hồ sơ cấp độ và giám sát liên tục; đã tổ chức hai cuộc diễn tập thực chiến, khắc phục 43 điểm yếu. Nhân lực chuyên trách ở cấp xã còn thiếu, phần lớn làm kiêm nhiệm.'
const people = '5. Về phát triển xã hội số: 1.124 tổ công nghệ số cộng đồng hoạt động thường xuyên; 78% người dân trưởng thành có tài khoản định danh điện tử mức độ 2; các xã vùng cao còn 37 thôn, bản chưa có sóng di động băng rộng, ảnh hưởng lớn đến việc tiếp cận dịch vụ.'
const hired = '6. Về hạ tầng: đề xuất thuê hạ tầng điện toán đám mây trong ba năm với kinh phí dự kiến 62 tỷ đồng từ nguồn sự nghiệp, giao Sở Tài chính thẩm định trước ngày 15 tháng 12 năm 2026.'
const costs = 'Kinh phí bố trí trong năm là 148,5 tỷ đồng, đã giải ngân 121,2 tỷ đồng, đạt 81,6% kế hoạch; phần còn lại tập trung ở hai dự án đang hoàn thiện hồ sơ nghiệm thu, cam kết giải ngân hết trước ngày 31 tháng 01 năm 2027.'
const tasks = [
  'Nhiệm vụ trọng tâm quý I năm 2027:',
  'a) Hoàn thành kết nối, khai thác kho dữ liệu dùng chung để cắt giảm ít nhất 30% thành phần hồ sơ của các thủ tục hành chính có số lượng phát sinh lớn; giao Văn phòng Ủy ban nhân dân tỉnh chủ trì, báo cáo trước ngày 15 tháng 3 năm 2027.',
  'b) Phủ sóng băng rộng cho 37 thôn, bản còn lại; giao Sở Khoa học và Công nghệ chủ trì, phối hợp với các doanh nghiệp viễn thông và Ủy ban nhân dân các xã liên quan.',
  'c) Tuyển dụng hoặc hợp đồng ít nhất một nhân lực công nghệ thông tin chuyên trách cho mỗi xã, phường; giao Sở Nội vụ hướng dẫn vị trí việc làm và nguồn kinh phí.',
  'd) Đánh giá mức độ hài lòng của người dân, doanh nghiệp khi dùng dịch vụ công trực tuyến; kết quả đánh giá là một tiêu chí xếp loại người đứng đầu cơ quan, đơn vị năm 2027.',
  'Sở Khoa học và Công nghệ kính báo cáo Ủy ban nhân dân tỉnh xem xét, cho ý kiến chỉ đạo./.',
]

/** The report as it was sent with the invitation, and as it was replaced the day before the meeting. */
export const reportVersions: readonly (readonly string[])[] = [
  [...head, basis, steering, services('64,3%'), data, safety, people, hired, costs, ...tasks],
  [...head, basis, added, steering, services('71,8%'), data, safety, people, costs, ...tasks],
]

export const reportMarks: readonly ReportMark[] = [
  { by: 'taichinh', kind: 'text-highlight', words: 'đã giải ngân 121,2 tỷ đồng, đạt 81,6% kế hoạch' },
  { by: 'xaydung', kind: 'underline', words: 'nhiều nơi vẫn yêu cầu nộp lại giấy tờ đã có trong cơ sở dữ liệu' },
  { by: 'noivu', kind: 'note', words: 'Nhân lực chuyên trách ở cấp xã còn thiếu', text: 'Đề nghị nêu số lượng còn thiếu của từng xã.', answer: { by: 'khoahoc', text: 'Đã có phụ lục, sẽ gửi kèm bản chính thức.' } },
  { by: 'nongnghiep', kind: 'circle', words: '37 thôn, bản chưa có sóng' },
  { by: 'xaydung', kind: 'text-highlight', words: 'hồ sơ nộp trực tuyến toàn trình đạt 64,3% tổng số hồ sơ phát sinh' },
  { by: 'xaydung', kind: 'stamp', stamp: 'amend', words: 'thuê hạ tầng điện toán đám mây trong ba năm' },
  { by: 'noivu', kind: 'note', words: 'từ nguồn sự nghiệp, giao Sở Tài chính thẩm định', text: 'Thời hạn thẩm định quá gấp, đề nghị lùi đến cuối tháng 12.' },
]
