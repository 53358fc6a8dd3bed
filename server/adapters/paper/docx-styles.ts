import { AlignmentType, type IParagraphStyleOptions, LineRuleType } from 'docx'
import { beforeParagraphPt, firstLineMm, sizes } from './measures'

/** docx counts lengths in twentieths of a point and font sizes in half points. */
export const twips = (pt: number) => Math.round(pt * 20)
export const twipsOfMm = (mm: number) => twips((mm * 72) / 25.4)
const halfPoints = (pt: number) => pt * 2

/** Files are edited further in offices, so they name the usual font; the PDF embeds its metric twin. */
export const fontName = 'Times New Roman'

const single = { line: 240, lineRule: LineRuleType.AUTO }

function centred(id: string, name: string, size: number, run: { bold?: boolean; italics?: boolean } = {}): IParagraphStyleOptions {
  return { id, name, basedOn: 'Normal', quickFormat: true, run: { size: halfPoints(size), ...run }, paragraph: { alignment: AlignmentType.CENTER, spacing: single, keepNext: true } }
}

function body(id: string, name: string, more: { bold?: boolean; heading?: number } = {}): IParagraphStyleOptions {
  return {
    id, name, basedOn: 'Normal', quickFormat: true, run: { size: halfPoints(sizes.body), bold: more.bold },
    paragraph: { alignment: AlignmentType.JUSTIFIED, indent: { firstLine: twipsOfMm(firstLineMm) }, spacing: { before: twips(beforeParagraphPt), ...single }, keepNext: more.heading !== undefined, outlineLevel: more.heading },
  }
}

/** One named style per element of phụ lục I, NĐ 30/2020/NĐ-CP, so that an office can go on editing by styles. */
export const paragraphStyles: IParagraphStyleOptions[] = [
  centred('CoQuanChuQuan', 'Cơ quan chủ quản', sizes.issuer),
  centred('CoQuanBanHanh', 'Cơ quan ban hành', sizes.issuer, { bold: true }),
  centred('QuocHieu', 'Quốc hiệu', sizes.nation, { bold: true }),
  centred('TieuNgu', 'Tiêu ngữ', sizes.motto, { bold: true }),
  centred('SoKyHieu', 'Số, ký hiệu', sizes.number),
  centred('DuThao', 'Dự thảo', sizes.number, { bold: true }),
  centred('DiaDanhNgay', 'Địa danh, thời gian', sizes.date, { italics: true }),
  centred('TenLoai', 'Tên loại văn bản', sizes.title, { bold: true }),
  centred('TrichYeu', 'Trích yếu', sizes.title, { bold: true }),
  centred('GachChan', 'Đường kẻ', 1),
  body('NoiDung', 'Nội dung'),
  body('Phan', 'Phần', { bold: true, heading: 0 }),
  body('Muc', 'Mục', { bold: true, heading: 1 }),
  body('Diem', 'Điểm'),
  body('GachDauDong', 'Gạch đầu dòng'),
  centred('NguoiKy', 'Quyền hạn, chức vụ người ký', sizes.signer, { bold: true }),
  centred('ChuKy', 'Chữ ký', sizes.signer, { italics: true }),
  { id: 'NoiNhanDau', name: 'Nơi nhận (đầu)', basedOn: 'Normal', run: { size: halfPoints(sizes.recipientsHead), bold: true, italics: true }, paragraph: { spacing: single } },
  { id: 'NoiNhan', name: 'Nơi nhận', basedOn: 'Normal', run: { size: halfPoints(sizes.recipients) }, paragraph: { spacing: single } },
  centred('SoTrang', 'Số trang', sizes.pageNumber),
]
