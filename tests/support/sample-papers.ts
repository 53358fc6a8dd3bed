import { composeMinutes } from '~/domain/minutes/compose-minutes'
import { composeNotice } from '~/domain/minutes/compose-notice'
import { type OfficialPaper } from '~/domain/minutes/paper'
import { sampleEvents, sampleRecord } from './sample-meeting'

/** The minutes of the sample meeting as the chair reads them: a draft without number. */
export const sampleMinutes: OfficialPaper = {
  kind: 'minutes', superior: null, issuer: ['ỦY BAN NHÂN DÂN', 'TỈNH LAM SƠN'], symbol: 'BB-UBND', number: null, place: null, date: null, year: 2026, draft: true, kindName: 'BIÊN BẢN',
  ...composeMinutes(sampleRecord, sampleEvents),
  signatures: [
    { lines: ['THƯ KÝ'], statePosition: null, name: 'Vũ Thị Hải Yến', signed: false },
    { lines: ['CHỦ TỌA'], statePosition: 'CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH', name: 'Lê Quang Thái', signed: false },
  ],
  recipients: ['Chủ tịch, các Phó Chủ tịch Ủy ban nhân dân tỉnh', 'Các thành viên Ủy ban nhân dân tỉnh', 'Lưu: VT, Hồ sơ'],
}

/** The conclusion notice as it is issued. */
export const sampleNotice: OfficialPaper = {
  kind: 'conclusion-notice', superior: 'UBND TỈNH LAM SƠN', issuer: ['VĂN PHÒNG'], symbol: 'TB-VP', number: 5, place: 'Lam Sơn', date: { day: 24, month: 11, year: 2026 }, year: 2026, draft: false, kindName: 'THÔNG BÁO',
  ...composeNotice(sampleRecord, sampleEvents, 'Văn phòng Ủy ban nhân dân tỉnh Lam Sơn'),
  signatures: [{ lines: ['CHÁNH VĂN PHÒNG'], statePosition: null, name: 'Trịnh Hữu Lộc', signed: true }],
  recipients: ['Thường trực Tỉnh ủy, Thường trực Hội đồng nhân dân tỉnh (để báo cáo)', 'Chủ tịch, các Phó Chủ tịch Ủy ban nhân dân tỉnh', 'Các sở, ban, ngành', 'Ủy ban nhân dân các xã, phường', 'Lưu: VT, TH'],
}
