import { stat } from 'node:fs/promises'
import { paperLimits } from '~/domain/documents/limits'
import { decideSecrecy } from '~/domain/documents/secret-mark'
import { allow, refuse, type Decision } from '~/domain/kernel/result'
import { type PdfOutline } from './page-messages'
import { type PagePool } from './page-pool'

export type CheckedPaper = PdfOutline & { size: number }

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
  return secrecy.ok ? allow({ ...outline.value, size }) : secrecy
}
