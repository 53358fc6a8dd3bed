import { asc, eq, lte, or } from 'drizzle-orm'
import type { Queries } from '#types'
import { documentPages, documentVersions, issuingBodies, looseFiles, officialPapers } from '../schema'

/** Whether some row holds these bytes: a version, what it is drawn from, a page's picture, an issued paper, a seal. */
export async function isFileUsed(q: Queries, hash: string): Promise<boolean> {
  const [version] = await q.select({ id: documentVersions.id }).from(documentVersions).where(or(eq(documentVersions.fileHash, hash), eq(documentVersions.pdfHash, hash))).limit(1)
  if (version) return true
  const [page] = await q.select({ page: documentPages.page }).from(documentPages)
    .where(or(eq(documentPages.readingHash, hash), eq(documentPages.smallHash, hash), eq(documentPages.thumbHash, hash))).limit(1)
  if (page) return true
  const [issued] = await q.select({ id: officialPapers.id }).from(officialPapers).where(or(eq(officialPapers.pdfHash, hash), eq(officialPapers.docxHash, hash))).limit(1)
  if (issued) return true
  const [seal] = await q.select({ id: issuingBodies.id }).from(issuingBodies).where(eq(issuingBodies.sealFileHash, hash)).limit(1)
  return seal !== undefined
}

/** All bytes that a paper's versions and pages hold, each once. */
export async function listFileHashes(q: Queries, documentId: string): Promise<string[]> {
  const versions = await q.select({ file: documentVersions.fileHash, pdf: documentVersions.pdfHash }).from(documentVersions).where(eq(documentVersions.documentId, documentId))
  const pages = await q.select({ reading: documentPages.readingHash, small: documentPages.smallHash, thumb: documentPages.thumbHash }).from(documentPages)
    .innerJoin(documentVersions, eq(documentVersions.id, documentPages.versionId)).where(eq(documentVersions.documentId, documentId))
  const all = [...versions.flatMap(({ file, pdf }) => [file, pdf]), ...pages.flatMap(({ reading, small, thumb }) => [reading, small, thumb])]
  return [...new Set(all.filter((hash) => hash !== null))]
}

/** Has the sweep look at bytes whose row is going. */
export async function loosenFiles(q: Queries, hashes: readonly string[], at: number) {
  for (const hash of hashes) await q.insert(looseFiles).values({ hash, at }).onConflictDoNothing()
}

/** … oldest first. */
export async function listLooseFiles(q: Queries, until: number, limit: number) {
  return await q.select().from(looseFiles).where(lte(looseFiles.at, until)).orderBy(asc(looseFiles.at)).limit(limit)
}

export async function forgetLooseFile(q: Queries, hash: string) {
  await q.delete(looseFiles).where(eq(looseFiles.hash, hash))
}
