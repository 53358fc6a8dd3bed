import { AlignmentType, BorderStyle, type IParagraphOptions, LineRuleType, Paragraph, Table, TableCell, TableLayoutType, TableRow, VerticalAlign, WidthType } from 'docx'
import { officialNumber, officialPlaceAndDay } from '~/domain/minutes/official-words'
import { type Block, type OfficialPaper, type SignatureBlock } from '~/domain/minutes/paper'
import { twips, twipsOfMm } from './docx-styles'
import { draftMark, gluedSubject, headColumnsMm, introduces, motto, nation, ptOfMm, recipientLines, recipientsShare, shortRule, signatureSpacePt, signedMark, sizes, textWidthMm, unglued } from './measures'
import { balancedLines, subjectLines, textWidth } from './text-lines'

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
const borderless = { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none }
const line = { style: BorderStyle.SINGLE, size: 6, color: '000000' }

const boxed = { ...line, space: 2 }

const paragraph = (style: string, text: string, more: IParagraphOptions = {}) => new Paragraph({ style, text: unglued(text), ...more })

/** A rule as long as asked: the lower border of an all but empty paragraph, indented from both sides of its column. */
function rule(columnPt: number, lengthPt: number): Paragraph {
  const side = twips((columnPt - lengthPt) / 2)
  return new Paragraph({ style: 'GachChan', indent: { left: side, right: side }, spacing: { line: twips(4), lineRule: LineRuleType.EXACT }, border: { bottom: line } })
}

function table(columnsMm: number[], rows: Paragraph[][][]): Table {
  return new Table({
    columnWidths: columnsMm.map(twipsOfMm), width: { size: columnsMm.map(twipsOfMm).reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    layout: TableLayoutType.FIXED, borders: borderless, margins: { top: 0, bottom: 0, left: 0, right: 0 },
    rows: rows.map((cells) => new TableRow({
      cantSplit: true,
      children: cells.map((children, index) => new TableCell({ children, verticalAlign: VerticalAlign.TOP, borders: borderless, width: { size: twipsOfMm(columnsMm[index] ?? 0), type: WidthType.DXA } })),
    })),
  })
}

/** Issuing body and Quốc hiệu, number and day, kind and subject: phụ lục I, mục II.1–5. */
export function headParts(paper: OfficialPaper): (Paragraph | Table)[] {
  const leftPt = ptOfMm(headColumnsMm.left)
  const rightPt = ptOfMm(headColumnsMm.right)
  const bold = { face: 'bold', size: sizes.issuer } as const
  const issuer = paper.issuer.flatMap((name) => balancedLines(bold, name, leftPt))
  const left = [
    ...(paper.superior ? balancedLines({ ...bold, face: 'regular' }, paper.superior, leftPt).map((text) => paragraph('CoQuanChuQuan', text)) : []),
    ...issuer.map((text) => paragraph('CoQuanBanHanh', text)),
    rule(leftPt, textWidth(bold, issuer.at(-1) ?? '') * shortRule),
  ]
  const right = [paragraph('QuocHieu', nation), paragraph('TieuNgu', motto), rule(rightPt, textWidth({ face: 'bold', size: sizes.motto }, motto))]
  const number = [paragraph('SoKyHieu', officialNumber(paper.number, paper.symbol), { spacing: { before: twips(6) } }), ...(paper.draft ? draftBox(leftPt) : [])]
  const day = paragraph('DiaDanhNgay', paper.place === null ? '' : officialPlaceAndDay(paper.place, paper.date, paper.year), { spacing: { before: twips(6) } })
  return [table([headColumnsMm.left, headColumnsMm.right], [[left, right], [number, [day]]]), ...titleParts(paper)]
}

function draftBox(columnPt: number): Paragraph[] {
  const width = textWidth({ face: 'bold', size: sizes.number }, draftMark) + 16
  const side = twips((columnPt - width) / 2)
  return [paragraph('DuThao', draftMark, { indent: { left: side, right: side }, spacing: { before: twips(8) }, border: { top: boxed, bottom: boxed, left: boxed, right: boxed } })]
}

function titleParts(paper: OfficialPaper): Paragraph[] {
  const style = { face: 'bold', size: sizes.title } as const
  const widthPt = ptOfMm(textWidthMm)
  const subject = subjectLines(style, gluedSubject(paper.subject), widthPt * 0.86)
  return [
    paragraph('TenLoai', paper.kindName, { spacing: { before: twips(20) } }),
    ...subject.map((text) => paragraph('TrichYeu', text)),
    rule(widthPt, textWidth(style, subject.at(-1) ?? paper.kindName) * shortRule),
    new Paragraph({ style: 'GachChan', spacing: { line: twips(10), lineRule: LineRuleType.EXACT } }),
  ]
}

const styleOf: Record<Block['style'], string> = { paragraph: 'NoiDung', part: 'Phan', item: 'Muc', point: 'Diem', dash: 'GachDauDong' }

/** The body; introducing lines and the last two paragraphs stay with what follows them. */
export function bodyParts(blocks: Block[]): Paragraph[] {
  return blocks.map(({ style, text }, index) => paragraph(styleOf[style], text, introduces(text) || index >= blocks.length - 2 ? { keepNext: true } : {}))
}

/** Mẫu 1.9: signatures side by side, Nơi nhận under them; Mẫu 1.4: Nơi nhận beside the signer. Phụ lục I, mục II.7 and II.9. */
export function footParts(paper: OfficialPaper): (Paragraph | Table)[] {
  const gap = new Paragraph({ style: 'GachChan', keepNext: true, spacing: { line: twips(14), lineRule: LineRuleType.EXACT } })
  if (paper.kind !== 'minutes') return [gap, table([textWidthMm * recipientsShare, textWidthMm * (1 - recipientsShare)], [[recipients(paper), paper.signatures.flatMap((signature) => signatureParts(signature, textWidthMm * (1 - recipientsShare)))]])]
  const columns = Math.min(3, Math.max(1, paper.signatures.length))
  const rows = Array.from({ length: Math.ceil(paper.signatures.length / columns) }, (_, row) => Array.from({ length: columns }, (_, column) => {
    const signature = paper.signatures[row * columns + column]
    return signature ? signatureParts(signature, textWidthMm / columns) : [new Paragraph({})]
  }))
  return [gap, table(Array.from({ length: columns }, () => textWidthMm / columns), rows), ...recipients(paper)]
}

function signatureParts(signature: SignatureBlock, columnMm: number): Paragraph[] {
  const lines = (texts: string[]) => texts.flatMap((text) => balancedLines({ face: 'bold', size: sizes.signer }, text, ptOfMm(columnMm) - 8)).map((text) => paragraph('NguoiKy', text))
  const around = twips((signatureSpacePt - sizes.signer * 1.15) / 2)
  return [
    ...lines(signature.lines),
    paragraph('ChuKy', signature.signed ? signedMark : '', { alignment: AlignmentType.CENTER, spacing: { before: around, after: around } }),
    ...lines([...(signature.statePosition ? [signature.statePosition] : []), signature.name]),
  ]
}

function recipients(paper: OfficialPaper): Paragraph[] {
  return [paragraph('NoiNhanDau', 'Nơi nhận:'), ...recipientLines(paper.recipients).map((text) => paragraph('NoiNhan', text))]
}
