import { titleInFileName } from '~/domain/documents/paper-name'
import { allow, type Decision } from '~/domain/kernel/result'
import { officialCount } from '~/domain/minutes/official-words'
import { isDraft } from '~/domain/minutes/paper-steps'
import type { PaperRow } from '~db/queries/papers'
import { renderDocx } from '../../adapters/paper/render-docx'
import { renderPdf } from '../../adapters/paper/render-pdf'
import type { ActorCtx } from '../../context'
import { paperFor } from './paper-access'
import { printedPaper } from './printed-paper'

export type PrintFormat = 'pdf' | 'docx'
/** An issued paper is the file that was kept then; before, it is drawn anew with its blanks. */
export type PrintedFile = { fileName: string } & ({ kept: true; hash: string } | { kept: false; bytes: Uint8Array<ArrayBuffer> })

/** The file of a paper to take away. Refuses like `paperFor`: whoever may not read it does not learn that it is there. */
export async function printPaper(ctx: ActorCtx, paperId: string, format: PrintFormat): Promise<Decision<PrintedFile>> {
  const found = await paperFor(ctx.db.read, ctx, paperId)
  if (!found.ok) return found
  const { paper, signatures, access } = found.value
  const fileName = `${nameOf(paper, access.body.abbreviation)}.${format}`
  const hash = format === 'pdf' ? paper.pdfHash : paper.docxHash
  if (paper.state === 'issued' && hash) return allow({ fileName, kept: true, hash })
  const printed = await printedPaper(ctx.db.read, paper, signatures, access.body, ctx.now())
  return allow({ fileName, kept: false, bytes: new Uint8Array(format === 'pdf' ? await renderPdf(printed, new Date(ctx.now())) : await renderDocx(printed)) })
}

const kindNames = { minutes: ['Biên bản', 'BB'], 'conclusion-notice': ['Thông báo', 'TB'] } as const

/** "Biên bản 01-BB-UBND - Phiên họp …", "Dự thảo Biên bản - Phiên họp …": readable, and allowed by every file system. */
function nameOf(paper: PaperRow, abbreviation: string): string {
  const [name, symbol] = kindNames[paper.kind]
  const number = paper.number === null ? '' : ` ${officialCount(paper.number)}-${symbol}-${abbreviation}`
  return `${isDraft(paper.state) ? 'Dự thảo ' : ''}${name}${number} - ${titleInFileName(paper.subject)}`.normalize('NFC')
}
