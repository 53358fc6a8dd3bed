import { secrecyLaw } from '~/domain/documents/secrecy-law'
import type { RefusalCode } from '~/domain/kernel/refusals'
import { formatDate, formatFileSize, formatTime } from '../format'
import { meetings } from './meetings'

export type RefusalParams = Record<string, string | number>
/** A sentence per expected "no": what happened, what it means, what to do. Params are those of `refuse(code, params)`. */
export type RefusalTexts = Record<RefusalCode, (p: RefusalParams) => string>

/** ' lúc 09:45' when the moment is known: milliseconds, or a text that is already a time. */
const at = (moment: string | number | undefined) =>
  moment === undefined ? '' : ` lúc ${typeof moment === 'number' ? formatTime(moment) : moment}`
const size = (bytes: string | number | undefined) => formatFileSize(Number(bytes))
const recaller = (by: string | number | undefined) => (by === 'secretary' ? 'thư ký' : by === 'maker' ? 'người đưa tài liệu lên' : 'chủ trì')
/** '08:00 ngày 24/11/2026' */
const moment = (ms: string | number | undefined) => (typeof ms === 'number' ? `${formatTime(ms)} ngày ${formatDate(ms)}` : '')
const count = (present: string | number | undefined, needed: string | number | undefined) =>
  present === undefined || needed === undefined ? '' : ` (${present} có mặt, cần tối thiểu ${needed})`
const meetingState = (state: string | number | undefined) =>
  meetings.states[state as keyof typeof meetings.states]?.toLocaleLowerCase('vi')

export const refusals: RefusalTexts = {
  'not-signed-in': () => 'Phiên đăng nhập đã hết hạn. Đăng nhập lại để tiếp tục.',
  forbidden: () => 'Tài khoản này không có quyền làm việc đó. Cần thì liên hệ thư ký phiên họp hoặc quản trị đơn vị.',
  'not-found': () => 'Không tìm thấy nội dung này, hoặc tài khoản này không được xem. Kiểm tra lại đường dẫn.',
  'bad-input': () => 'Thông tin gửi lên chưa hợp lệ nên chưa được lưu. Kiểm tra các mục đã nhập rồi gửi lại.',
  stale: () => 'Nội dung này vừa được người khác thay đổi. Tải lại trang để xem bản mới rồi làm tiếp.',

  'identity/wrong-password': () => 'Tên đăng nhập hoặc mật khẩu không đúng. Kiểm tra bộ gõ tiếng Việt và phím Caps Lock rồi nhập lại.',
  'identity/too-many-attempts': (p) => p.minutes ? `Nhập sai quá nhiều lần nên tạm khóa. Thử lại sau ${p.minutes} phút.` : 'Nhập sai quá nhiều lần nên tạm khóa. Thử lại sau 15 phút.',
  'identity/account-disabled': () => 'Tài khoản đã ngừng hoạt động. Liên hệ quản trị đơn vị để mở lại.',
  'identity/password-too-short': (p) => `Mật khẩu quá ngắn. Đặt ít nhất ${p.minimum ?? 14} ký tự.`,
  'identity/password-same': () => 'Mật khẩu mới trùng mật khẩu đang dùng. Chọn mật khẩu khác.',
  'identity/username-taken': () => 'Tên đăng nhập này đã có người dùng. Chọn tên khác.',
  'identity/set-up-code-wrong': () => 'Mã thiết lập không đúng. Xem mã in trên màn hình máy chủ rồi nhập lại.',
  'identity/already-set-up': () => 'Hệ thống đã được thiết lập. Đăng nhập để sử dụng.',
  'identity/unit-has-children': () => 'Đơn vị còn đơn vị trực thuộc, người dùng hoặc phiên họp liên quan nên chưa xóa được. Chuyển sang đơn vị khác trước.',

  'meetings/no-chair': () => 'Phiên họp chưa có chủ trì. Chọn chủ trì trước khi gửi giấy mời.',
  'meetings/no-secretary': () => 'Phiên họp chưa có thư ký. Chọn thư ký trước khi gửi giấy mời.',
  'meetings/no-agenda': () => 'Phiên họp chưa có nội dung nào. Thêm ít nhất một nội dung trước khi gửi giấy mời.',
  'meetings/no-members': () => 'Phiên họp chưa có thành viên nào. Thêm thành viên trước khi gửi giấy mời.',
  'meetings/wrong-state': (p) => `Không làm được việc này khi phiên họp ${meetingState(p.state) ?? 'ở trạng thái hiện tại'}. Tải lại trang để xem trạng thái mới nhất.`,
  'meetings/item-in-progress': () => 'Còn nội dung đang thảo luận. Kết thúc nội dung đó trước.',
  'meetings/vote-in-progress': () => 'Đang có biểu quyết chưa kết thúc. Kết thúc biểu quyết trước.',
  'meetings/reason-needed': () => 'Chưa nêu lý do. Ghi lý do để người dự biết.',
  'meetings/already-seated': () => 'Người này đã có tên trong thành phần dự họp. Sửa vai trò ở dòng đã có.',
  'meetings/keeps-chair': () => 'Phiên họp phải có chủ trì. Chọn người khác làm chủ trì, người này sẽ thành thành viên.',
  'meetings/has-attended': () => 'Người này đã điểm danh hoặc đã phát biểu nên không bỏ khỏi thành phần dự họp được.',
  'meetings/ends-before-start': () => 'Giờ kết thúc sớm hơn giờ bắt đầu. Sửa lại thời gian.',

  'agenda/item-not-open': () => 'Nội dung này chưa được mở. Chuyển sang nội dung này trước.',
  'agenda/item-already-open': () => 'Nội dung này đang được thảo luận rồi, không cần mở lại.',
  'agenda/too-deep': (p) => `Chương trình chỉ có tối đa ${p.max ?? 3} cấp. Đặt nội dung này ở cấp trên.`,
  'agenda/has-papers': () => 'Nội dung này đã có tài liệu nên không xóa được. Chuyển tài liệu sang nội dung khác trước.',
  'agenda/has-votes': () => 'Nội dung này đã có biểu quyết nên không xóa được.',
  'agenda/into-itself': () => 'Không đưa được một nội dung vào bên trong chính nó. Chọn vị trí khác.',
  'agenda/already-discussed': () => 'Nội dung này đã hoặc đang được thảo luận nên không xóa được. Có thể chuyển sang phiên sau.',

  'documents/not-pdf': () => 'Tệp không phải PDF nên không nhận được. Lưu thành PDF rồi tải lên lại.',
  'documents/damaged': () => 'Tệp PDF bị hỏng nên không mở được. Xuất hoặc quét lại rồi tải lên.',
  'documents/encrypted': () => 'Tệp có mật khẩu nên không mở được. Bỏ mật khẩu rồi tải lên lại.',
  'documents/empty': () => 'Tệp không có trang nào. Kiểm tra lại tệp rồi tải lên.',
  'documents/too-many-pages': (p) => `Tài liệu có quá nhiều trang${p.limit ? ` (tối đa ${p.limit})` : ''}. Tách thành nhiều tệp rồi tải lên.`,
  'documents/too-large': (p) => `Tệp quá lớn${p.limitMb ? ` (tối đa ${p.limitMb} MB)` : ''}. Giảm dung lượng hoặc tách tệp rồi tải lên.`,
  'documents/state-secret': (p) => `Tài liệu mật không được đưa lên hệ thống nối mạng. Phát bản giấy tại phòng họp. Căn cứ khoản ${secrecyLaw.clause} Điều ${secrecyLaw.article} Luật Bảo vệ bí mật nhà nước số ${secrecyLaw.number}; ${p.in === 'name'
    ? `tên ghi độ “${p.level}” không được lưu lại. Nếu không phải tài liệu mật, bỏ chữ đó khỏi tên rồi làm lại.`
    : 'tệp này không được lưu lại.'}`,
  'documents/not-ready': () => 'Tài liệu đang được chuẩn bị để đọc. Trang sẽ hiện ngay khi xong.',
  'documents/search-busy': () => 'Máy chủ đang bận nên chưa tìm được. Thử lại sau ít giây, hoặc dùng từ khóa cụ thể hơn.',
  'documents/set-too-long': (p) => `Bộ in có quá nhiều trang${p.pages ? ` (${p.pages} trang, tối đa ${p.limit})` : ''}. Bỏ chọn phần tài liệu rồi in từng tài liệu riêng.`,
  'documents/recalled': (p) => `Tài liệu này đã được thu hồi${p.today === 0 ? ` lúc ${moment(p.at)}` : at(p.at)} theo yêu cầu của ${recaller(p.by)}.${p.reason ? ` Lý do: ${p.reason}` : ''}`,
  'documents/wrong-step': () => 'Tài liệu vừa sang bước khác nên không làm được việc này. Tải lại trang để xem trạng thái mới nhất.',
  'documents/reason-needed': () => 'Chưa nêu lý do trả lại. Ghi lý do để đơn vị biết cần sửa gì.',
  'documents/due-too-late': () => 'Hạn gửi muộn hơn giờ bắt đầu họp. Chọn hạn sớm hơn.',
  'documents/reminded-lately': (p) => `Đã nhắc${at(p.at)}. Mỗi đơn vị được nhắc cách nhau ít nhất một giờ.`,
  'documents/not-open-yet': (p) => `Tài liệu này đọc được từ ${moment(p.at)}. Mở lại vào thời điểm đó.`,
  'documents/reading-over': (p) => `Tài liệu này đã hết thời gian đọc từ ${moment(p.at)}. Cần đọc thêm thì liên hệ thư ký phiên họp.`,
  'documents/copy-failed': () => 'Chưa tạo được bản tải về của tài liệu này. Tài liệu vẫn đọc được trên màn hình; cần bản tải về thì liên hệ thư ký.',
  'documents/page-failed': (p) => `Không hiển thị được trang ${p.page ?? 'này'}. Các trang khác vẫn đọc được; tải bản gốc để xem trang này.`,
  'documents/unknown-kind': () => 'Không nhận loại tệp này. Nhận PDF, tệp Word, Excel, PowerPoint, OpenDocument và ảnh JPG, PNG; lưu thành PDF rồi tải lên lại.',
  'documents/heic': () => 'Ảnh HEIC của điện thoại chưa nhận được. Trong cài đặt máy ảnh chọn “Tương thích nhất” (JPG), hoặc xuất ảnh thành JPG, rồi tải lên lại.',
  'documents/no-office': () => 'Máy chủ chưa có LibreOffice nên chưa chuyển được tệp văn phòng sang PDF. Báo quản trị cài gói libreoffice, hoặc lưu thành PDF rồi tải lên.',
  'documents/office-failed': () => 'Không chuyển được tệp này sang PDF: tệp hỏng hoặc quá phức tạp. Mở bằng phần mềm đã soạn, lưu thành PDF rồi tải lên.',
  'documents/picture-failed': (p) => `Không mở được ảnh này: ảnh hỏng hoặc quá lớn${p.limitMpx ? ` (tối đa ${p.limitMpx} triệu điểm ảnh)` : ''}. Chụp hoặc lưu lại ảnh rồi tải lên.`,
  'documents/photograph-failed': (p) => `Không mở được ảnh ${p.name ? `“${p.name}”` : 'này'}: ảnh hỏng, không phải JPG, PNG hoặc quá lớn${p.limitMpx ? ` (tối đa ${p.limitMpx} triệu điểm ảnh)` : ''}. Bỏ ảnh này hoặc chụp lại rồi gửi tiếp; các ảnh khác vẫn giữ.`,
  'documents/own-space-full': (p) => `Tài liệu của tôi ${p.used === undefined ? 'đã đầy' : `đã dùng ${size(p.used)} trong ${size(p.limit)}`} nên không đủ chỗ cho tệp này. ${p.deleted ? `Vào mục Đã xóa, xóa hẳn tài liệu không cần (đang chiếm ${size(p.deleted)}) rồi gửi lại.` : 'Xóa hẳn tài liệu không cần rồi gửi lại.'}`,
  'documents/no-space': () => 'Máy chủ sắp hết chỗ lưu nên chưa nhận được tệp. Báo quản trị hệ thống; phần đã gửi vẫn còn, gửi tiếp khi có chỗ.',
  'documents/too-many-uploads': (p) => `Còn nhiều tệp đang gửi dở${p.limit ? ` (tối đa ${p.limit})` : ''}. Gửi xong hoặc bỏ bớt tệp dở rồi gửi tiếp.`,
  'documents/upload-unfinished': () => 'Tệp chưa gửi đủ. Chọn lại tệp để gửi tiếp phần còn lại.',
  'documents/folder-not-empty': () => 'Thư mục còn tài liệu hoặc thư mục con nên chưa xóa được. Chuyển hoặc xóa những gì bên trong trước.',
  'documents/folder-too-deep': (p) => `Thư mục chỉ có tối đa ${p.max ?? 3} cấp. Tạo ở cấp trên.`,
  'documents/too-many-folders': (p) => `Đã có ${p.max ?? 300} thư mục, không tạo thêm được. Xóa bớt thư mục trống trước.`,

  'annotations/not-yours': () => 'Ghi chú này của người khác nên không sửa được. Chỉ sửa được ghi chú do mình tạo.',
  'annotations/malformed': () => 'Máy chủ không đọc được ghi chú vừa gửi. Tải lại trang rồi thử lại.',
  'annotations/too-much': () => 'Máy chủ không nhận được nhiều ghi chú như vậy một lúc. Đợi vài phút rồi tải lại trang.',
  'annotations/layer-locked': () => 'Ghi chú chung của tài liệu này đã khóa. Vẫn ghi được vào ghi chú riêng.',
  'annotations/too-many-groups': (p) => `Mỗi người lập tối đa ${p.max ?? 10} nhóm ghi chú ở một phiên họp, nay đã đủ. Kết thúc một nhóm không còn dùng rồi làm lại.`,
  'annotations/too-many-groups-made': (p) => `Mỗi người lập tối đa ${p.max ?? 50} nhóm ghi chú ở một phiên họp, kể cả nhóm đã kết thúc, nay đã đủ. Mở lại một nhóm đã kết thúc rồi sửa tên, thành viên.`,
  'annotations/export-busy': () => 'Máy chủ đang bận nên chưa xuất được ý kiến. Thử lại sau ít phút.',

  'live/not-in-session': () => 'Phiên họp chưa khai mạc, đang nghỉ hoặc đã kết thúc nên chưa làm được việc này.',
  'live/no-seat': () => 'Không có tên trong thành phần dự họp. Báo thư ký nếu cần bổ sung.',
  'live/not-checked-in': () => 'Chưa điểm danh nên chưa làm được việc này. Điểm danh trước.',
  'live/already-asked': () => 'Đã có tên trong danh sách đăng ký phát biểu. Chờ chủ trì mời.',
  'live/no-request': () => 'Không còn đăng ký phát biểu này: đã rút hoặc đã được mời.',
  'live/nobody-speaking': () => 'Hiện không có ai đang phát biểu.',
  'live/somebody-speaking': () => 'Đang có người phát biểu. Kết thúc phát biểu đó trước khi mời người khác.',
  'live/no-quorum': (p) => `Chưa đủ thành viên để tiến hành${count(p.present, p.needed)}. Chờ thêm thành viên điểm danh.`,
  'live/too-early': (p) => `Chưa đến giờ điểm danh.${p.opensAt === undefined ? '' : ` Điểm danh mở${at(p.opensAt)}.`}`,
  'live/guests-may-not-ask': () => 'Khách mời không đăng ký phát biểu ở phiên họp này; phát biểu khi chủ trì mời.',
  'live/already-present': () => 'Đã điểm danh rồi, không cần điểm danh lại.',
  'live/nobody-presenting': () => 'Hiện không có ai đang trình bày tài liệu.',

  'voting/not-open': () => 'Biểu quyết chưa bắt đầu. Chờ chủ trì bắt đầu biểu quyết.',
  'voting/closed': (p) => `Biểu quyết đã kết thúc${at(p.at ?? p.closedAt)}, phiếu không được ghi nhận. Báo thư ký nếu cần.`,
  'voting/guest': () => 'Không có quyền biểu quyết ở phiên họp này (khách mời).',
  'voting/not-on-roll': () => 'Không có tên trong danh sách biểu quyết lập khi bắt đầu. Báo thư ký nếu cần.',
  'voting/unknown-choice': () => 'Lựa chọn này không có trong nội dung biểu quyết, phiếu không được ghi nhận. Chọn lại rồi gửi.',
  'voting/already-open': () => 'Đang có một biểu quyết khác chưa kết thúc. Kết thúc biểu quyết đó trước.',
  'voting/no-quorum': (p) => `Chưa đủ thành viên để biểu quyết${count(p.present, p.needed)}. Chờ thêm thành viên điểm danh.`,
  'voting/secret-not-offered': () => 'Bỏ phiếu kín trên hệ thống chưa được hỗ trợ. Bỏ phiếu kín bằng giấy rồi ghi kết quả kiểm phiếu vào biên bản.',
  'voting/wrong-state': () => 'Biểu quyết đã sang bước khác nên không làm được việc này. Tải lại trang để xem bước hiện tại.',
  'voting/paused': () => 'Biểu quyết đang tạm dừng, phiếu chưa được ghi nhận. Gửi lại khi biểu quyết tiếp tục.',

  'minutes/wrong-step': () => 'Văn bản đã sang bước khác nên không làm được việc này. Tải lại trang để xem bước hiện tại.',
  'minutes/not-your-step': () => 'Bước này do người khác thực hiện theo quy trình ban hành của cơ quan.',
  'minutes/changed-meanwhile': () => 'Dự thảo vừa được người khác sửa. Nội dung đang gõ vẫn còn; xem bản mới rồi lưu lại.',
  'minutes/number-taken': (p) => `Số ${p.number ?? 'này'} đã cấp cho văn bản khác trong năm. Chọn số kế tiếp.`,
  'minutes/reason-needed': () => 'Chưa nêu lý do trả lại. Ghi rõ điểm cần sửa.',
  'minutes/no-series': () => 'Chưa có sổ đăng ký số cho loại văn bản này. Báo quản trị thêm sổ số ở mục Cơ quan ban hành, rồi cấp số lại.',
  'minutes/locked': () => 'Văn bản đã trình hoặc đã duyệt nên không sửa được. Trả lại để sửa, hoặc đính chính sau khi phát hành.',
}
