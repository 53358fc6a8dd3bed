import { describe, expect, it } from 'vitest'
import { type MeetingEvent, type NewEvent } from '~/domain/meetings/events'
import { composeMinutes, minutesSubject, type Readers } from '~/domain/minutes/compose-minutes'
import { composeNotice } from '~/domain/minutes/compose-notice'
import { conclusionInMinutes, conclusionInNotice } from '~/domain/minutes/conclusion-sentence'
import { type MeetingRecord } from '~/domain/minutes/meeting-record'
import { voteOutcome } from '~/domain/minutes/vote-sentence'
import { at, sampleEvents, sampleRecord } from '~tests/support/sample-meeting'

const last = sampleEvents.length
/** Further events after the sample meeting's own. */
const added = (...more: NewEvent[]): MeetingEvent[] => [...sampleEvents, ...more.map((event, index) => ({ source: { kind: 'secretary' }, audience: { kind: 'all' }, occurredAt: at('11:00'), ...event, meetingId: 'meeting', seq: last + index + 1, recordedAt: at('12:00'), actorId: 'u', onBehalfOf: null }) as MeetingEvent)]
const text = (events: readonly MeetingEvent[], record: MeetingRecord = sampleRecord, readers: Readers = 'members') => composeMinutes(record, events, readers).body.map((block) => block.text).join('\n')
const seqOf = (find: (event: MeetingEvent) => boolean) => sampleEvents.find(find)?.seq ?? 0
const lateSeq = seqOf((event) => event.type === 'checked-in' && event.payload.seatId === 'm13')

describe('what happened', () => {
  it('M1 prints when it happened, not when it was recorded', () => {
    const closed = seqOf(({ type }) => type === 'meeting-closed')
    expect(text(added({ type: 'meeting-closed', occurredAt: at('11:52'), source: { kind: 'correction', ofSeq: closed }, payload: { sittingId: 'sit1' } }))).toContain('kết thúc vào 11 giờ 52 phút')
  })
  it('M2 a retraction takes an event out, and retracting a correction brings the earlier one back', () => {
    const retract = (ofSeq: number): NewEvent => ({ type: 'retracted', source: { kind: 'correction', ofSeq }, payload: { reason: 'ghi nhầm' } })
    expect(text(added(retract(lateSeq)))).not.toContain('dự từ 08 giờ 25 phút')
    expect(text(sampleEvents)).toContain('không tán thành 02, không biểu quyết 01')
    expect(text(added(retract(last)))).toContain('không tán thành 03, không biểu quyết 00')
  })
  it('M2 a correction of a correction does not bring the first back, and retracting the first takes out all', () => {
    const again: NewEvent = { type: 'checked-in', occurredAt: at('08:12'), source: { kind: 'correction', ofSeq: last + 1 }, payload: { seatId: 'm13', userId: 'u-m13', late: true } }
    const once: NewEvent = { ...again, occurredAt: at('08:20'), source: { kind: 'correction', ofSeq: lateSeq } }
    expect(text(added(once, again))).toContain('(dự từ 08 giờ 12 phút)')
    const gone: NewEvent = { type: 'retracted', source: { kind: 'correction', ofSeq: lateSeq }, payload: { reason: 'không dự' } }
    expect(text(added(once, again, gone))).toContain('có mặt 20/23 người')
  })
  it('M3 a deputy who votes and counts sits in the list of members', () => {
    const seats = sampleRecord.seats.map((seat) => (seat.id === 'm15' ? { ...seat, countsForQuorum: true, votes: true } : seat))
    expect(text(sampleEvents, { ...sampleRecord, seats })).toContain('- Bà Nguyễn Thị Phương Thảo, Phó Giám đốc Sở Y tế (dự thay ông Mai Văn Phúc, Giám đốc Sở Y tế);')
  })
  it('M3 names a chair from elsewhere beside the members', () => {
    const seats = sampleRecord.seats.map((seat) => (seat.id === 'm1' ? { ...seat, countsForQuorum: false } : seat))
    const lines = text(sampleEvents, { ...sampleRecord, seats })
    expect(lines).toContain('dự họp 20/22 người')
    expect(lines).toContain('3. Cùng dự: 01 người, gồm: Ông Lê Quang Thái, Chủ tịch Ủy ban nhân dân tỉnh Lam Sơn.')
  })
  it('M4 says when the quorum is not reached', () => {
    const few = sampleEvents.filter((event) => event.type !== 'checked-in' || Number(event.payload.seatId.slice(1)) < 16)
    expect(text(few)).toContain('chưa đủ điều kiện tiến hành phiên họp (ít nhất hai phần ba, tối thiểu 16)')
  })
  it('M5 names an absence without a reason', () => {
    const silent = sampleEvents.filter((event) => event.type !== 'absence-recorded' || event.payload.seatId !== 'm18')
    expect(text(silent)).toContain('Ông Lâm Quốc Việt, Giám đốc Sở Ngoại vụ, vắng không lý do.')
  })
  it('M6 an open substitution has no end, a reason that is no "theo" stands in brackets', () => {
    const handed = sampleEvents.filter((event) => event.type !== 'chair-changed')
    expect(text([...handed, ...added({ type: 'chair-changed', occurredAt: at('11:10'), payload: { seatId: 'm3', reason: 'Chủ tịch dự họp trực tuyến với Chính phủ.' } }).slice(-1)])).toContain('Từ 11 giờ 10 phút: ông Phạm Đức Hải, Phó Chủ tịch Ủy ban nhân dân tỉnh Lam Sơn, chủ trì (lý do: Chủ tịch dự họp trực tuyến với Chính phủ).')
  })
  it('M7 says when the quorum was lost and reached again, and not in a break', () => {
    const leave = (clock: string): NewEvent[] => ['m16', 'm17', 'm19', 'm20', 'm21', 'm22'].map((seatId) => ({ type: 'left-room', occurredAt: at(clock), payload: { seatId, kind: 'moment' } }))
    const back: NewEvent[] = ['m16', 'm17'].map((seatId) => ({ type: 'came-back', occurredAt: at('09:36'), payload: { seatId } }))
    expect(text(added(...leave('09:32'), ...back))).toContain('Từ 09 giờ 32 phút còn 15 thành viên có mặt, không đủ điều kiện tiến hành phiên họp (tối thiểu 16).\nTừ 09 giờ 36 phút có 16 thành viên có mặt, đủ điều kiện tiếp tục phiên họp.')
    const returned: NewEvent[] = ['m16', 'm17', 'm19', 'm20', 'm21', 'm22'].map((seatId) => ({ type: 'came-back', occurredAt: at('09:55'), payload: { seatId } }))
    expect(text(added(...leave('09:46'), ...returned))).not.toContain('không đủ điều kiện')
  })
})

describe('the minutes', () => {
  it('M11 has no heading over nothing', () => {
    const bare = sampleEvents.filter(({ type }) => ['checked-in', 'meeting-opened', 'meeting-closed', 'item-opened'].includes(type))
    const body = composeMinutes({ ...sampleRecord, quorum: null, readOut: false }, bare).body
    expect(body.map((block) => block.text).join('\n')).not.toMatch(/[a-zđ]\) |KẾT LUẬN CHUNG|ít nhất/)
    expect(body.map((block) => block.text)).toContain('Phiên họp xem xét nội dung này từ 08 giờ 05 phút.')
  })
  it('M20 before the close the last line waits to be filled in', () => {
    expect(text([])).toContain('Phiên họp kết thúc vào … giờ … phút, ngày … tháng … năm …./.')
  })
  it('M21 numbers children under their parent and says why an item was put off', () => {
    const items = sampleRecord.items.map((item) => (item.id === 'i3' ? { ...item, parentId: 'i2', position: 0 } : item))
    const lines = text(added({ type: 'item-put-off', occurredAt: at('09:41'), payload: { itemId: 'i3', reason: 'chờ ý kiến Bộ Tài chính' } }), { ...sampleRecord, items })
    expect(lines).toContain('\n2.1. Kế hoạch đầu tư công năm 2027\n')
    expect(lines).toContain('Nội dung này được chuyển sang phiên sau; lý do: chờ ý kiến Bộ Tài chính.')
  })
  it('M22 names two papers of a report, and of more the first', () => {
    const withPapers = (...titles: string[]) => text(sampleEvents, { ...sampleRecord, documents: titles.map((title) => ({ itemId: 'i3', title })) })
    expect(withPapers('Tờ trình số 1', 'Dự thảo Nghị quyết')).toContain('trình bày tóm tắt Tờ trình số 1; Dự thảo Nghị quyết.')
    expect(withPapers('Tờ trình số 1', 'Dự thảo Nghị quyết', 'Phụ lục')).toContain('trình bày tóm tắt Tờ trình số 1 và các tài liệu kèm theo.')
  })
  it('M23 names once whoever spoke twice without a recorded opinion', () => {
    const again: NewEvent = { type: 'floor-given', occurredAt: at('08:38'), payload: { speechId: 'x', requestId: null, seatId: 'm10', itemId: 'i1', seconds: 60 } }
    expect(text(added(again)).match(/Bùi Thanh Liêm, Giám đốc Sở Nông nghiệp và Môi trường: phát biểu ý kiến/g)).toHaveLength(1)
  })
  it('M12 speaks of "đồng chí" where the body does', () => {
    const lines = text(sampleEvents, { ...sampleRecord, address: 'đồng chí' })
    expect(lines).toContain('Chủ trì (chủ tọa): Đồng chí Lê Quang Thái')
    expect(lines).not.toMatch(/[Ôô]ng (Lê|Phạm)|[Bb]à (Trần|Hoàng)/)
  })
  it('M24 an undeclared vote is not printed, a secret one is named so', () => {
    const secret = sampleEvents.filter(({ type }) => type !== 'vote-declared').map((event) => (event.type === 'vote-opened' ? { ...event, payload: { ...event.payload, secret: true } } : event))
    expect(text(secret)).not.toContain('Bỏ phiếu kín')
    const declared = sampleEvents.map((event) => (event.type === 'vote-opened' ? { ...event, payload: { ...event.payload, secret: true } } : event))
    expect(text(declared)).toContain('d) Bỏ phiếu kín “Thông qua dự thảo Nghị quyết')
  })
  it('M24 says what the share is taken of, and how a tie was decided', () => {
    const result = { members: 24, present: 24, issued: 24, returned: 23, counts: { for: 11, against: 11, abstain: 1 }, notReturned: 1, absent: 0, base: 24, needed: 13, adopted: true, decidedBy: 'head-of-body' as const }
    const rule = { denominator: 'all-members' as const, numerator: 1, divisor: 2, comparison: 'more-than' as const, tie: 'head-of-body' as const }
    expect(voteOutcome(result, rule, sampleRecord)).toBe('tán thành 11, không tán thành 11, không biểu quyết 01, không gửi phiếu 01; 11/24 thành viên tán thành (45,83% tổng số), số tán thành và số không tán thành bằng nhau, quyết định theo biểu quyết của Chủ tịch Ủy ban nhân dân tỉnh: được thông qua.')
    expect(voteOutcome({ ...result, counts: { for: 20, against: 3, abstain: 0 }, base: 23, needed: 16, decidedBy: 'majority' }, { ...rule, denominator: 'valid', numerator: 2, divisor: 3, comparison: 'at-least' }, sampleRecord)).toContain('20/23 phiếu hợp lệ tán thành (86,96% số phiếu hợp lệ), ít nhất hai phần ba số phiếu hợp lệ (tối thiểu 16): được thông qua')
  })
  it('M25 names lead unit, cooperating units and deadline as far as they are given', () => {
    expect(conclusionInMinutes({ text: 'Hoàn thiện đề án.', leadUnit: 'Sở Nội vụ', cooperatingUnits: [], deadline: '2027-02-05' })).toBe('Hoàn thiện đề án; giao Sở Nội vụ thực hiện, hoàn thành trước ngày 05 tháng 02 năm 2027')
    expect(conclusionInMinutes({ text: 'Thống nhất chủ trương', leadUnit: null, cooperatingUnits: [], deadline: null })).toBe('Thống nhất chủ trương')
  })
  it('M26 guests see a closed item by its neutral title only', () => {
    const lines = text(sampleEvents, sampleRecord, 'guests')
    expect(lines).toContain('7. Nội dung họp kín\nNội dung họp kín.')
    expect(lines).not.toMatch(/cán bộ|phương án do Sở Nội vụ/)
  })
  it('M27 heads each sitting of a longer meeting', () => {
    const lines = text(added({ type: 'meeting-opened', occurredAt: at('13:30'), payload: { sittingId: 'sit2' } }, { type: 'item-opened', occurredAt: at('13:31'), payload: { itemId: 'i10' } }), { ...sampleRecord, items: [...sampleRecord.items, { ...sampleRecord.items[0]!, id: 'i10', position: 9, title: 'Nội dung buổi chiều' }] })
    expect(lines).toContain('II. NỘI DUNG\nBuổi sáng, ngày 20 tháng 11 năm 2026\n1. ')
    expect(lines).toContain('Buổi chiều, ngày 20 tháng 11 năm 2026\n10. Nội dung buổi chiều')
  })
})

describe('the conclusion notice', () => {
  it('M30 leaves out closed items and items without a conclusion', () => {
    const lines = composeNotice(sampleRecord, sampleEvents.filter((event) => event.type !== 'conclusion-recorded' || event.payload.itemId !== 'i5'), 'Văn phòng').body.map((block) => block.text).join('\n')
    expect(lines).not.toMatch(/cán bộ|phòng, chống rét/)
    expect(lines).toContain('5. Về tình hình thực hiện chuyển đổi số')
  })
  it('M31 orders a task and leaves a statement its sentence', () => {
    const order = { leadUnit: 'Sở Tài chính', cooperatingUnits: ['Sở Xây dựng', 'Sở Nội vụ'], deadline: '2026-11-30' }
    expect(conclusionInNotice({ ...order, text: 'Hoàn thiện dự thảo Nghị quyết' })).toBe('Giao Sở Tài chính chủ trì, phối hợp với Sở Xây dựng và Sở Nội vụ hoàn thiện dự thảo Nghị quyết; hoàn thành trước ngày 30 tháng 11 năm 2026.')
    expect(conclusionInNotice({ ...order, text: 'Thống nhất chủ trương' })).toBe('Thống nhất chủ trương; giao Sở Tài chính chủ trì, phối hợp với Sở Xây dựng và Sở Nội vụ, hoàn thành trước ngày 30 tháng 11 năm 2026.')
  })
})

describe('what comes before an item is opened', () => {
  it('M5 a vote prepared beforehand takes up no item, and an opinion sent in early moves none forward', () => {
    const told = composeMinutes(sampleRecord, sampleEvents).body
    const early = added({ type: 'vote-prepared', occurredAt: at('06:00'), payload: { voteId: 'v9', itemId: 'i8', question: 'Thông qua' } }).slice(-1)
    expect(composeMinutes(sampleRecord, [...early, ...sampleEvents]).body).toEqual(told)
    const written = added({ type: 'opinion-recorded', occurredAt: at('06:00'), payload: { opinionId: 'o9', seatId: 'm18', itemId: 'i8', kind: 'written', text: 'nhất trí' } }).slice(-1)
    const titles = (body: typeof told) => body.filter(({ style }) => style === 'item').map(({ text }) => text)
    expect(titles(composeMinutes(sampleRecord, [...written, ...sampleEvents]).body)).toEqual(titles(told))
  })
  it('names the body once in the subject, and in full', () => {
    const bodyName = 'Ủy ban nhân dân tỉnh Lam Sơn'
    const subject = 'Phiên họp tháng 11 của Ủy ban nhân dân tỉnh Lam Sơn'
    for (const title of ['Phiên họp tháng 11', 'Phiên họp tháng 11 của Ủy ban nhân dân tỉnh', subject]) expect(minutesSubject({ title, bodyName })).toBe(subject)
  })
})
