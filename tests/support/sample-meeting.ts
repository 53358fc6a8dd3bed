import { type MajorityRule, type MeetingEvent, type NewEvent } from '~/domain/meetings/events'
import { type AgendaItem, type Person, type Seat } from '~/domain/meetings/types'
import { type MeetingRecord } from '~/domain/minutes/meeting-record'
import { twoThirds } from '~/domain/meetings/quorum'

/** An invented province holds its monthly meeting: 23 members, 18 guests, 8 items, and all that usually gets in the way. */
const bodyName = 'Ủy ban nhân dân tỉnh Lam Sơn'

/** "08:30" on the day of the meeting, Vietnamese time. */
export const at = (clock: string) => Date.parse(`2026-11-20T${clock}${clock.length === 5 ? ':00' : ''}+07:00`)

function person(id: string, line: string): Person {
  const [honorific, fullName = '', position = '', unitName = ''] = line.split('|')
  return { id, honorific: honorific === 'bà' ? 'bà' : 'ông', fullName, position, unitName }
}

const memberLines = [
  `ông|Lê Quang Thái|Chủ tịch|${bodyName}`,
  `bà|Hoàng Thị Minh Nguyệt|Phó Chủ tịch|${bodyName}`,
  `ông|Phạm Đức Hải|Phó Chủ tịch|${bodyName}`,
  `ông|Vũ Đình Khang|Phó Chủ tịch|${bodyName}`,
  'ông|Đặng Xuân Trường|Giám đốc|Công an tỉnh',
  'ông|Ngô Văn Quyết|Chỉ huy trưởng|Bộ Chỉ huy Quân sự tỉnh',
  `ông|Trịnh Hữu Lộc|Chánh Văn phòng ${bodyName}|${bodyName}`,
  'ông|Nguyễn Tiến Dũng|Giám đốc|Sở Tài chính',
  'bà|Trần Thị Hạnh|Giám đốc|Sở Xây dựng',
  'ông|Bùi Thanh Liêm|Giám đốc|Sở Nông nghiệp và Môi trường',
  'bà|Lương Thị Bích Ngọc|Giám đốc|Sở Nội vụ',
  'ông|Đỗ Hoàng Sơn|Giám đốc|Sở Khoa học và Công nghệ',
  'ông|Cao Minh Tuấn|Giám đốc|Sở Công Thương',
  'bà|Phan Thị Thu Hà|Giám đốc|Sở Giáo dục và Đào tạo',
  'ông|Mai Văn Phúc|Giám đốc|Sở Y tế',
  'bà|Đinh Thị Lan Anh|Giám đốc|Sở Tư pháp',
  'ông|Hà Trọng Nghĩa|Giám đốc|Sở Văn hóa, Thể thao và Du lịch',
  'ông|Lâm Quốc Việt|Giám đốc|Sở Ngoại vụ',
  'ông|Tạ Văn Hùng|Chánh Thanh tra|Thanh tra tỉnh',
  'bà|Sùng Thị Mai|Giám đốc|Sở Dân tộc và Tôn giáo',
  'ông|Nguyễn Công Thành|Trưởng ban|Ban Quản lý các khu công nghiệp tỉnh',
  'ông|Võ Anh Kiệt|Giám đốc|Trung tâm Phục vụ hành chính công tỉnh',
  `bà|Chu Thị Kim Oanh|Ủy viên ${bodyName}|${bodyName}`,
]
const guestLines = [
  'ông|Lò Văn Thắng|Phó Trưởng ban Pháp chế|Hội đồng nhân dân tỉnh',
  'bà|Nguyễn Thị Thanh Xuân|Phó Chủ tịch|Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh',
  'ông|Phùng Gia Bảo|Trưởng Thuế|Thuế tỉnh Lam Sơn',
  'ông|Kiều Đức Thọ|Giám đốc|Kho bạc Nhà nước khu vực',
  'ông|Trương Hữu Tâm|Chi cục trưởng|Chi cục Thống kê tỉnh',
  'bà|Dương Thị Ngân|Giám đốc|Ngân hàng Nhà nước khu vực',
  'ông|Thái Bá Nam|Chủ tịch|Ủy ban nhân dân phường Hòa Bình',
  'bà|Quách Thị Vân|Chủ tịch|Ủy ban nhân dân phường Tân An',
  'ông|Lục Văn Páo|Chủ tịch|Ủy ban nhân dân xã Mường Lát',
  'ông|Hứa Trung Kiên|Chủ tịch|Ủy ban nhân dân xã Phú Xuân',
  'ông|Tống Duy Tân|Giám đốc|Ban Quản lý dự án đầu tư xây dựng tỉnh',
  'bà|Âu Thị Hằng|Tổng Biên tập|Báo và Phát thanh, Truyền hình tỉnh',
  'ông|Giang Văn Chính|Chủ tịch|Hội Nông dân tỉnh',
  'bà|Mạc Thị Hồng Nhung|Chủ tịch|Hội Liên hiệp Phụ nữ tỉnh',
  'ông|Đoàn Minh Đức|Bí thư|Tỉnh đoàn',
  'ông|Từ Quang Huy|Chủ tịch|Liên đoàn Lao động tỉnh',
  'ông|La Thế Vinh|Chủ tịch|Hiệp hội Doanh nghiệp tỉnh',
  'bà|Nông Thị Diệp|Phó Giám đốc|Điện lực tỉnh',
]
const deputy = person('u-deputy', 'bà|Nguyễn Thị Phương Thảo|Phó Giám đốc|Sở Y tế')
const secretary = person('u-secretary', `bà|Vũ Thị Hải Yến|Chuyên viên Văn phòng ${bodyName}|${bodyName}`)

const memberSeat = (line: string, index: number): Seat => {
  const occupant = person(`u-m${index + 1}`, line)
  const seat: Seat = { id: `m${index + 1}`, role: index === 0 ? 'chair' : 'member', userId: occupant.id, unitId: null, occupant, standsInFor: null, countsForQuorum: true, votes: true, protocolOrder: index + 1, siteId: null }
  return occupant.unitName === 'Sở Y tế' ? { ...seat, occupant: deputy, standsInFor: occupant, countsForQuorum: false, votes: false } : seat
}
const guestSeat = (line: string, index: number): Seat => ({ id: `g${index + 1}`, role: 'guest', userId: `u-g${index + 1}`, unitId: null, occupant: person(`u-g${index + 1}`, line), standsInFor: null, countsForQuorum: false, votes: false, protocolOrder: 100 + index, siteId: null })
const secretarySeat: Seat = { id: 's1', role: 'secretary', userId: secretary.id, unitId: null, occupant: secretary, standsInFor: null, countsForQuorum: false, votes: false, protocolOrder: 99, siteId: null }

const item = (position: number, title: string, presenterSeatId: string, more: Partial<AgendaItem> = {}): AgendaItem => ({ id: `i${position + 1}`, parentId: null, position, title, neutralTitle: `Nội dung ${position + 1}`, minutes: 25, preparingUnitId: null, preparingUnitName: null, presenterSeatId, closed: false, arisen: false, onPaper: false, ...more })

export const sampleRecord: MeetingRecord = {
  title: 'Phiên họp thường kỳ tháng 11 năm 2026',
  bodyName,
  memberWord: 'thành viên',
  headTitle: 'Chủ tịch Ủy ban nhân dân tỉnh',
  address: 'ông/bà',
  words: { noun: 'phiên họp', chair: 'chủ trì' },
  sittings: [{ id: 'sit1', ordinal: 1, startsAt: at('08:00'), endsAt: at('11:30'), place: `Phòng họp số 1, trụ sở ${bodyName}` }],
  seats: [...memberLines.map(memberSeat), ...guestLines.map(guestSeat), secretarySeat],
  chairSeatId: 'm1',
  secretarySeatIds: ['s1'],
  items: [
    item(0, 'Báo cáo tình hình kinh tế - xã hội tháng 11, nhiệm vụ trọng tâm tháng 12 năm 2026', 'm8'),
    item(1, 'Dự thảo Nghị quyết về phân bổ dự toán ngân sách địa phương năm 2027', 'm8'),
    item(2, 'Kế hoạch đầu tư công năm 2027', 'm9'),
    item(3, 'Đề án sắp xếp trụ sở làm việc sau khi tổ chức chính quyền địa phương hai cấp', 'm9'),
    item(4, 'Kế hoạch phòng, chống rét cho cây trồng, vật nuôi vụ Đông Xuân 2026 - 2027', 'm10'),
    item(5, 'Tình hình thực hiện chuyển đổi số và dịch vụ công trực tuyến', 'm12'),
    item(6, 'Công tác cán bộ thuộc thẩm quyền của Ủy ban nhân dân tỉnh', 'm11', { closed: true, neutralTitle: 'Nội dung họp kín' }),
    item(7, 'Dự thảo Quyết định ban hành quy định về quản lý nhà ở xã hội', 'm9'),
    item(8, 'Khắc phục sự cố sạt lở tại Km 42, đường tỉnh 521', 'm9', { arisen: true }),
  ],
  documents: [
    { itemId: 'i1', title: 'Báo cáo số 218/BC-STC ngày 17 tháng 11 năm 2026' },
    { itemId: 'i2', title: 'Tờ trình số 305/TTr-STC ngày 16 tháng 11 năm 2026' },
    { itemId: 'i3', title: 'Tờ trình số 174/TTr-SXD ngày 16 tháng 11 năm 2026' },
    { itemId: 'i4', title: 'Tờ trình số 176/TTr-SXD ngày 16 tháng 11 năm 2026' },
    { itemId: 'i5', title: 'Kế hoạch kèm theo Tờ trình số 261/TTr-SNNMT ngày 13 tháng 11 năm 2026' },
    { itemId: 'i6', title: 'Báo cáo số 98/BC-SKHCN ngày 14 tháng 11 năm 2026' },
    { itemId: 'i8', title: 'Tờ trình số 180/TTr-SXD ngày 18 tháng 11 năm 2026' },
  ],
  quorum: twoThirds,
  choiceLabels: { for: 'Tán thành', against: 'Không tán thành', abstain: 'Không biểu quyết' },
  readOut: true,
}

const halfOfAll: MajorityRule = { denominator: 'all-members', numerator: 1, divisor: 2, comparison: 'more-than', tie: 'head-of-body' }
const result = (yes: number, no: number, abstain: number, present: number, absent: number) => ({ members: 23, present, issued: present, returned: yes + no + abstain, counts: { for: yes, against: no, abstain }, notReturned: present - yes - no - abstain, absent, base: 23, needed: 12, adopted: yes >= 12, decidedBy: 'majority' as const })

type Told = NewEvent & { occurredAt: number }
type Opinion = 'report' | 'opinion' | 'written' | 'explanation'
let speeches = 0
const floor = (clock: string, seatId: string, itemId: string): Told => ({ type: 'floor-given', occurredAt: at(clock), payload: { speechId: `sp${(speeches += 1)}`, requestId: null, seatId, itemId, seconds: 300 } })
const opinion = (clock: string, seatId: string, itemId: string, text: string, kind: Opinion = 'opinion'): Told => ({ type: 'opinion-recorded', occurredAt: at(clock), payload: { opinionId: `o-${clock}-${seatId}`, seatId, itemId, kind, text } })
const opened = (clock: string, itemId: string): Told => ({ type: 'item-opened', occurredAt: at(clock), payload: { itemId } })
const done = (clock: string, itemId: string): Told => ({ type: 'item-done', occurredAt: at(clock), payload: { itemId } })
const concluded = (clock: string, itemId: string | null, text: string, leadUnit: string | null = null, cooperatingUnits: string[] = [], deadline: string | null = null): Told => ({ type: 'conclusion-recorded', occurredAt: at(clock), payload: { conclusionId: `c-${clock}`, itemId, text, leadUnit, cooperatingUnits, deadline } })
const vote = (from: string, declared: string, voteId: string, itemId: string, question: string, counts: ReturnType<typeof result>): Told[] => [
  { type: 'vote-opened', occurredAt: at(from), payload: { voteId, itemId, question, secret: false, rule: halfOfAll, members: 23, issuedSeatIds: [], versionId: null, amendedPassage: null } },
  { type: 'vote-closed', occurredAt: at(declared), payload: { voteId } },
  { type: 'vote-declared', occurredAt: at(declared), payload: { voteId, result: counts, named: null } },
]

const checkIns: Told[] = sampleRecord.seats
  .filter(({ id }) => id !== 'm18' && id !== 'g18')
  .map(({ id, userId }, index) => ({ type: 'checked-in', occurredAt: id === 'm13' ? at('08:25') : at('07:40') + index * 15_000, payload: { seatId: id, userId: userId ?? id, late: id === 'm13' } }))

const told: Told[] = [
  ...checkIns.filter(({ occurredAt }) => occurredAt < at('08:00')),
  { type: 'absence-recorded', occurredAt: at('07:50'), payload: { seatId: 'm18', excused: true, reason: 'tháp tùng đoàn công tác của tỉnh ở nước ngoài' } },
  { type: 'absence-recorded', occurredAt: at('07:50'), payload: { seatId: 'm15', excused: true, reason: 'dự hội nghị do Bộ Y tế tổ chức' } },
  { type: 'deputy-seated', occurredAt: at('07:51'), payload: { seatId: 'm15', userId: deputy.id, votes: false } },
  { type: 'meeting-opened', occurredAt: at('08:00'), payload: { sittingId: 'sit1' } },
  opened('08:05', 'i1'),
  floor('08:06', 'm8', 'i1'),
  opinion('08:16', 'm8', 'i1', 'Thu ngân sách nhà nước trên địa bàn 11 tháng ước đạt 96,4% dự toán; giải ngân vốn đầu tư công đạt 71,2% kế hoạch', 'report'),
  ...checkIns.filter(({ occurredAt }) => occurredAt > at('08:00')),
  floor('08:17', 'm13', 'i1'),
  opinion('08:28', 'm13', 'i1', 'đề nghị đánh giá kỹ hơn nguyên nhân chỉ số sản xuất công nghiệp tháng 11 tăng chậm'),
  floor('08:29', 'g5', 'i1'),
  opinion('08:33', 'g5', 'i1', 'số liệu tăng trưởng cần thống nhất với số liệu sơ bộ của Cục Thống kê'),
  floor('08:34', 'm10', 'i1'),
  opinion('08:40', 'm8', 'i1', 'tiếp thu các ý kiến, sẽ rà soát lại số liệu trước khi trình ký báo cáo', 'explanation'),
  concluded('08:42', 'i1', 'Cơ bản thống nhất với nội dung báo cáo'),
  concluded('08:43', 'i1', 'Rà soát, thống nhất số liệu, hoàn chỉnh báo cáo', 'Sở Tài chính', ['Chi cục Thống kê tỉnh'], '2026-11-25'),
  concluded('08:44', 'i1', 'Đẩy nhanh tiến độ giải ngân vốn đầu tư công, phấn đấu đạt từ 95% kế hoạch', 'Sở Tài chính', ['Sở Xây dựng', 'các chủ đầu tư'], '2026-12-31'),
  done('08:45', 'i1'),
  opened('08:45', 'i2'),
  floor('08:46', 'm8', 'i2'),
  floor('08:55', 'm14', 'i2'),
  opinion('08:58', 'm14', 'i2', 'đề nghị bảo đảm tỷ lệ chi cho giáo dục và đào tạo theo quy định'),
  floor('08:59', 'm20', 'i2'),
  opinion('09:02', 'm20', 'i2', 'đề nghị ưu tiên vốn cho các xã vùng đồng bào dân tộc thiểu số'),
  opinion('09:03', 'm18', 'i2', 'nhất trí với dự thảo; đề nghị bố trí kinh phí đối ngoại ngay từ đầu năm', 'written'),
  opinion('09:05', 'm8', 'i2', 'dự thảo đã bảo đảm tỷ lệ chi cho giáo dục và đào tạo; các ý kiến khác xin được tiếp thu', 'explanation'),
  ...vote('09:08', '09:10', 'v1', 'i2', 'Thông qua dự thảo Nghị quyết về phân bổ dự toán ngân sách địa phương năm 2027 để trình Hội đồng nhân dân tỉnh', result(18, 3, 0, 21, 2)),
  concluded('09:12', 'i2', 'Tiếp thu các ý kiến, hoàn thiện hồ sơ trình Hội đồng nhân dân tỉnh', 'Sở Tài chính', ['Sở Tư pháp'], '2026-11-30'),
  done('09:13', 'i2'),
  opened('09:13', 'i3'),
  floor('09:14', 'm9', 'i3'),
  floor('09:24', 'g11', 'i3'),
  opinion('09:28', 'g11', 'i3', 'đề nghị sớm bàn giao mặt bằng các dự án chuyển tiếp'),
  floor('09:29', 'm4', 'i3'),
  concluded('09:40', 'i3', 'Thống nhất chủ trương; hoàn thiện danh mục dự án theo thứ tự ưu tiên', 'Sở Xây dựng', ['Sở Tài chính', 'Ban Quản lý dự án đầu tư xây dựng tỉnh'], '2026-12-05'),
  { type: 'break-started', occurredAt: at('09:45'), payload: { resumesAt: at('10:00') } },
  { type: 'break-ended', occurredAt: at('10:00'), payload: {} },
  done('10:00', 'i3'),
  opened('10:01', 'i4'),
  floor('10:02', 'm9', 'i4'),
  { type: 'chair-changed', occurredAt: at('10:15'), payload: { seatId: 'm2', reason: 'Theo phân công của Chủ tịch' } },
  floor('10:16', 'm22', 'i4'),
  opinion('10:18', 'm22', 'i4', 'đề nghị giữ lại một trụ sở tại mỗi địa bàn để tiếp nhận hồ sơ của người dân'),
  concluded('10:24', 'i4', 'Khảo sát hiện trạng, lập phương án cho từng trụ sở dôi dư', 'Sở Xây dựng', ['Sở Nội vụ', 'Ủy ban nhân dân các xã, phường'], '2026-12-20'),
  done('10:25', 'i4'),
  opened('10:25', 'i5'),
  floor('10:26', 'm10', 'i5'),
  concluded('10:34', 'i5', 'Tổ chức thực hiện kế hoạch ngay trong tháng 11 năm 2026', 'Sở Nông nghiệp và Môi trường', [], null),
  done('10:35', 'i5'),
  { type: 'chair-changed', occurredAt: at('10:35'), payload: { seatId: 'm1', reason: '' } },
  opened('10:36', 'i6'),
  { type: 'paper-handed-out', occurredAt: at('10:36'), payload: { documentId: 'd9', itemId: 'i6', title: 'Bảng xếp hạng chỉ số chuyển đổi số của các sở, ngành tháng 10 năm 2026' } },
  floor('10:37', 'm12', 'i6'),
  floor('10:45', 'm22', 'i6'),
  opinion('10:49', 'm22', 'i6', 'tỷ lệ hồ sơ trực tuyến toàn trình mới đạt 64,5%, cần cắt giảm giấy tờ phải nộp'),
  { type: 'left-room', occurredAt: at('10:50'), payload: { seatId: 'm6', kind: 'early' } },
  concluded('10:53', 'i6', 'Rà soát, cắt giảm thành phần hồ sơ của 120 thủ tục hành chính', 'Sở Khoa học và Công nghệ', ['Trung tâm Phục vụ hành chính công tỉnh'], '2027-01-15'),
  done('10:54', 'i6'),
  { type: 'doors-closed', occurredAt: at('10:54'), payload: {} },
  opened('10:55', 'i7'),
  floor('10:56', 'm11', 'i7'),
  concluded('11:04', 'i7', 'Thống nhất phương án do Sở Nội vụ trình'),
  done('11:05', 'i7'),
  { type: 'doors-opened', occurredAt: at('11:05'), payload: {} },
  opened('11:06', 'i8'),
  floor('11:07', 'm9', 'i8'),
  floor('11:12', 'm16', 'i8'),
  opinion('11:14', 'm16', 'i8', 'đề nghị quy định rõ thời hạn xét duyệt đối tượng'),
  ...vote('11:17', '11:19', 'v2', 'i8', 'Thông qua dự thảo Quyết định ban hành quy định về quản lý nhà ở xã hội', result(10, 7, 3, 20, 3)),
  concluded('11:20', 'i8', 'Tiếp thu ý kiến, chỉnh lý dự thảo, trình lại tại phiên họp tháng 12 năm 2026', 'Sở Xây dựng', ['Sở Tư pháp'], '2026-12-15'),
  done('11:21', 'i8'),
  opened('11:21', 'i9'),
  floor('11:22', 'm9', 'i9'),
  opinion('11:26', 'm9', 'i9', 'Đã phân luồng giao thông từ 05 giờ ngày 19 tháng 11; khối lượng sạt lở khoảng 3.500 m³', 'report'),
  concluded('11:30', 'i9', 'Thông xe bước một, bảo đảm an toàn cho người và phương tiện', 'Sở Xây dựng', ['Công an tỉnh', 'Ủy ban nhân dân xã Mường Lát'], '2026-11-23'),
  done('11:31', 'i9'),
  concluded('11:35', null, 'Các sở, ban, ngành chủ động chuẩn bị nội dung trình kỳ họp cuối năm của Hội đồng nhân dân tỉnh, gửi Văn phòng Ủy ban nhân dân tỉnh tổng hợp', null, [], '2026-12-01'),
  { type: 'meeting-closed', occurredAt: at('11:40'), payload: { sittingId: 'sit1' } },
]

const first: MeetingEvent[] = told.map((event, index) => ({ ...event, meetingId: 'meeting', seq: index + 1, recordedAt: event.occurredAt, actorId: 'u-secretary', onBehalfOf: null, source: event.source ?? { kind: 'device' }, audience: event.audience ?? { kind: 'all' } }) as MeetingEvent)

const votedFirst = first.find((event) => event.type === 'vote-declared')
/** The secretary corrected the first count after the close: one member had not voted, and one was away. */
export const sampleEvents: MeetingEvent[] = [
  ...first,
  ...(votedFirst?.type === 'vote-declared' ? [{ ...votedFirst, seq: first.length + 1, recordedAt: at('11:50'), source: { kind: 'correction' as const, ofSeq: votedFirst.seq }, payload: { ...votedFirst.payload, result: result(18, 2, 1, 21, 2) } }] : []),
]
