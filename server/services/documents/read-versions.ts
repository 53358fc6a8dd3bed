import type { NewerVersion, PaperVersions } from '~/domain/documents/reading'
import { allow, type Decision } from '~/domain/kernel/result'
import { findNewestVersion, listVersions, type VersionRow } from '~db/queries/documents'
import { peopleById } from '~db/queries/meetings'
import type { Queries } from '#types'
import type { Ctx } from '../../context'
import { presentVersionLine } from '../../present/paper'
import { paperFor, readingFor } from './paper-access'

/** A paper's versions, newest first: who brought each, when, and what is new in it. Refuses not-found, documents/recalled. */
export async function readVersions(ctx: Ctx, documentId: string): Promise<Decision<PaperVersions>> {
  const access = await paperFor(ctx.db.read, ctx, documentId, 'read-paper')
  if (!access.ok) return access
  const rows = await listVersions(ctx.db.read, documentId)
  const people = await peopleById(ctx.db.read, rows.map((row) => row.createdBy))
  return allow({ documentId, title: access.value.document.title, versions: rows.map((row) => presentVersionLine(row, people.get(row.createdBy) ?? null)) })
}

/** What has taken the place of this version; null while it is the newest. Refuses not-found, documents/recalled. */
export async function newerVersion(ctx: Ctx, versionId: string): Promise<Decision<NewerVersion | null>> {
  const access = await readingFor(ctx.db.read, ctx, versionId)
  return access.ok ? allow(await newerThan(ctx.db.read, access.value.version)) : access
}

/** For whoever may read the version already: a paper's versions are read by the same people. */
export async function newerThan(q: Queries, version: VersionRow): Promise<NewerVersion | null> {
  const newest = await findNewestVersion(q, version.documentId)
  return newest && newest.id !== version.id ? { versionId: newest.id, at: newest.createdAt, note: newest.note } : null
}
