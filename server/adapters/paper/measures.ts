import { type OfficialPaper } from '~/domain/minutes/paper'

/**
 * The measures of an official paper, one set for PDF and DOCX. NĐ 30/2020/NĐ-CP, phụ lục I, mục I and II:
 * A4 upright, margins 20/20/30/15 mm, the size set 13/14/14, body 14, first line 10 mm, 6 pt before paragraphs.
 */
export const page = { widthMm: 210, heightMm: 297, topMm: 20, bottomMm: 20, leftMm: 30, rightMm: 15 } as const
export const textWidthMm = page.widthMm - page.leftMm - page.rightMm
/** Page number: centred over the text in the top margin, from page 2. */
export const pageNumberTopMm = 10

/** The template's header columns, 67.5 + 100 mm, scaled to our text so that nothing leaves the margins. */
const templateColumnsMm = { left: 67.5, right: 100 }
export const headColumnsMm = {
  left: (textWidthMm * templateColumnsMm.left) / (templateColumnsMm.left + templateColumnsMm.right),
  right: (textWidthMm * templateColumnsMm.right) / (templateColumnsMm.left + templateColumnsMm.right),
}

/** Point sizes by element. */
export const sizes = { nation: 13, motto: 14, issuer: 13, number: 13, date: 14, title: 14, body: 14, signer: 14, recipientsHead: 12, recipients: 11, pageNumber: 13 } as const

export const firstLineMm = 10
export const beforeParagraphPt = 6
/** In a notice Nơi nhận takes two fifths of the foot's width, the signer the rest. */
export const recipientsShare = 0.42
/** White space for the handwritten or pictured signature. */
export const signatureSpacePt = 64
/** A rule under the issuer and the subject: within a third to a half of the words above it. */
export const shortRule = 0.4

export const nation = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'
export const motto = 'Độc lập - Tự do - Hạnh phúc'
export const draftMark = 'DỰ THẢO'
export const signedMark = '(Đã ký)'

export const ptOfMm = (mm: number) => (mm * 72) / 25.4

/** "- …;" for each recipient and a full stop after the archive line. */
export function recipientLines(recipients: string[]): string[] {
  return recipients.map((name, index) => `- ${name}${index === recipients.length - 1 ? '.' : ';'}`)
}

/** What a reader's window and a search show: "BIÊN BẢN Phiên họp thường kỳ …". */
export function paperTitle(paper: OfficialPaper): string {
  return `${paper.kindName} ${paper.subject}`.normalize('NFC')
}

const nbsp = '\u00a0'

/** Keeps ranges, years and hours on one line: "2026 - 2027", "năm 2026", "08 giờ". `unglued` before it is printed. */
export function glued(text: string): string {
  return text.normalize('NFC').replace(/(\d) - (?=\d)/g, `$1${nbsp}-${nbsp}`).replace(/(năm) (?=\d{4})/g, `$1${nbsp}`).replace(/(\d) (?=giờ|phút|người)/g, `$1${nbsp}`)
}

/** Plain spaces again: whoever searches or copies the text finds "năm 2026" as it was typed. */
export function unglued(text: string): string {
  return text.replaceAll(nbsp, ' ').normalize('NFC')
}

/** In a centred subject a proper name ("Lam Sơn") is not parted either. */
export function gluedSubject(subject: string): string {
  return glued(subject).replace(/(\p{Lu}\p{Ll}+) (?=\p{Lu}\p{Ll}+)/gu, `$1${nbsp}`)
}

/** A block that only introduces what follows stays with it: headings, "gồm:", "b) Ý kiến thảo luận". */
export function introduces(text: string): boolean {
  return !/[.;!?…]$/.test(text)
}
