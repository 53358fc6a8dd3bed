import { stat } from 'node:fs/promises'
import { paperLimits } from '~/domain/documents/limits'
import { type Bookmark, type PaperSignature, type PdfFindings } from '~/domain/documents/paper'
import { decideSecrecy } from '~/domain/documents/secret-mark'
import { allow, refuse, type Decision } from '~/domain/kernel/result'
import { type PdfOutline } from './page-messages'
import { type PagePool } from './page-pool'

/** What is told of a paper beside its pages, kept with its version. */
export type PaperInside = { findings: PdfFindings; bookmarks: Bookmark[]; signatures: PaperSignature[] }

export type CheckedPaper = Pick<PdfOutline, 'pages' | 'sizes' | 'title'> & { size: number; inside: PaperInside }

/**
 * What an upload of this file is told: the same for the web, `npm run check-pdf` and the demo. Refuses documents/too-large
 * {limitMb}, /not-pdf, /encrypted, /damaged, /empty, /too-many-pages and /state-secret {level}. A first page that cannot
 * be read does not condemn the rest.
 */
export async function checkPaper(pool: PagePool, path: string, limitMb: number = paperLimits.fileMb): Promise<Decision<CheckedPaper>> {
  const { size } = await stat(path)
  if (size > limitMb * 2 ** 20) return refuse('documents/too-large', { limitMb })
  const outline = await pool.inspect(path)
  if (!outline.ok) return outline
  const firstPage = await pool.pageText(path, 1)
  const secrecy = decideSecrecy(firstPage.ok ? firstPage.value : '')
  if (!secrecy.ok) return secrecy
  const { pages, sizes, title, findings, bookmarks } = outline.value
  return allow({ pages, sizes, title, size, inside: { findings, bookmarks, signatures: await signaturesOf(pool, path, outline.value.signatures) } })
}

/** A signature that nobody can read is said to be one; it does not keep a paper out. */
async function signaturesOf(pool: PagePool, path: string, count: number): Promise<PaperSignature[]> {
  if (count === 0) return []
  const read = await pool.signatures(path)
  return read.ok ? read.value : [{ signer: '', issuer: '', signedAt: null, state: 'unreadable', coversWhole: false }]
}
