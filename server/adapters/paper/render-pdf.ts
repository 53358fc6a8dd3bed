import { type OfficialPaper } from '~/domain/minutes/paper'
import { drawBody } from './pdf-body'
import { drawFoot, footHeight } from './pdf-foot'
import { drawHead } from './pdf-head'
import { PdfSheet } from './pdf-sheet'

/**
 * The paper as PDF 1.7, tagged, fonts embedded as subsets. Layout: NĐ 30/2020/NĐ-CP, phụ lục I and III (Mẫu 1.4, Mẫu 1.9).
 * The same paper and `createdAt` give the same bytes.
 */
export async function renderPdf(paper: OfficialPaper, createdAt: Date): Promise<Buffer> {
  const sheet = new PdfSheet(paper, createdAt)
  const bodyStart = drawHead(sheet, paper)
  const bodyEnd = drawBody(sheet, paper.body, bodyStart, footHeight(paper))
  drawFoot(sheet, paper, bodyEnd)
  return sheet.finish()
}
