import { Document, Header, Packer, PageNumber, Paragraph, TextRun } from 'docx'
import { type OfficialPaper } from '~/domain/minutes/paper'
import { bodyParts, footParts, headParts } from './docx-parts'
import { fontName, paragraphStyles, twipsOfMm } from './docx-styles'
import { page, pageNumberTopMm, paperTitle, sizes } from './measures'

/**
 * The paper as DOCX, laid out as the PDF and editable by named styles; page numbers in the top margin from page 2.
 * Layout: NĐ 30/2020/NĐ-CP, phụ lục I and III (Mẫu 1.4, Mẫu 1.9).
 */
export async function renderDocx(paper: OfficialPaper): Promise<Buffer> {
  const number = new Paragraph({ style: 'SoTrang', children: [new TextRun({ children: [PageNumber.CURRENT] })] })
  const document = new Document({
    title: paperTitle(paper),
    creator: paper.issuer.join(' ').normalize('NFC'),
    styles: { default: { document: { run: { font: fontName, size: sizes.body * 2, language: { value: 'vi-VN' } } } }, paragraphStyles },
    sections: [{
      properties: {
        titlePage: true,
        page: {
          size: { width: twipsOfMm(page.widthMm), height: twipsOfMm(page.heightMm) },
          margin: { top: twipsOfMm(page.topMm), bottom: twipsOfMm(page.bottomMm), left: twipsOfMm(page.leftMm), right: twipsOfMm(page.rightMm), header: twipsOfMm(pageNumberTopMm), footer: 0 },
        },
      },
      headers: { default: new Header({ children: [number] }), first: new Header({ children: [new Paragraph({})] }) },
      children: [...headParts(paper), ...bodyParts(paper.body), ...footParts(paper)],
    }],
  })
  return Packer.toBuffer(document)
}
