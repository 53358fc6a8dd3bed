import { packWords, unpackWords, wordsPortion, type PackedWords, type WordsOfPage } from '~/domain/annotations/packed-words'
import type { PaperWord } from '~/domain/annotations/text-boxes'
import { allow, refuse, type Decision } from '~/domain/kernel/result'
import { listPageWords, saveWords, type VersionRow } from '~db/queries/documents'
import type { App, Ctx } from '../../context'
import { readingFor } from './paper-access'

type Reader = Pick<App, 'db' | 'files' | 'pages'>

/**
 * The words of a portion of a paper's pages (`wordsPortion`, from 1): to be marked and selected. Empty for scans. Refuses
 * not-found, documents/recalled.
 */
export async function portionWords(ctx: Ctx, versionId: string, portion: number): Promise<Decision<WordsOfPage[]>> {
  const access = await readingFor(ctx.db.read, ctx, versionId)
  if (!access.ok) return access
  const first = (portion - 1) * wordsPortion + 1
  const found = await wordsBetween(ctx, access.value.version, first, first + wordsPortion - 1)
  return found.length > 0 ? allow(found) : refuse('not-found')
}

/** The words of a page of a version, whoever asks: for what the server itself does with marks. Empty for a scan, and while the page waits to be drawn. */
export async function wordsOnPage(app: Reader, version: VersionRow, page: number): Promise<PaperWord[]> {
  const [found] = await wordsBetween(app, version, page, page)
  return found?.words ? unpackWords(found.words) : []
}

/** Pages that were drawn before words were kept are read now, once. */
async function wordsBetween(app: Reader, version: VersionRow, first: number, last: number): Promise<WordsOfPage[]> {
  const { db, files, pages } = app
  const rows = await listPageWords(db.read, version.id, first, last)
  const unread = rows.filter(({ state, words }) => state !== 'waiting' && words === null)
  if (unread.length === 0) return rows.map(({ page, words }) => ({ page, words }))
  const path = await files.path(version.pdfHash)
  const read = new Map<number, PackedWords>()
  for (const { page } of unread) {
    const words = await pages.pageWords(path, page)
    read.set(page, packWords(words.ok ? words.value : []))
  }
  await db.write(async (tx) => {
    for (const [page, words] of read) await saveWords(tx, version.id, page, words)
  })
  return rows.map(({ page, words }) => ({ page, words: words ?? read.get(page) ?? null }))
}
