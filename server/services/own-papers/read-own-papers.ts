import type { FolderLine, MeetingToPrepare, OwnPaperLine, OwnSpace } from '~/domain/documents/own-papers'
import { foldForSearch } from '~/domain/kernel/fold'
import { refuse, allow, type Decision } from '~/domain/kernel/result'
import { findMeetingFacts, listMeetingsOf } from '~db/queries/meetings'
import { listFolders, listOwnPapers } from '~db/queries/own-papers'
import type { ActorCtx } from '../../context'
import { presentFolder, presentOwnPaper } from '../../present/own-paper'
import { mayAddPaper } from '../documents/add-paper'
import { readOwnSpace } from './own-space'

export type OwnPapers = { folders: FolderLine[]; papers: OwnPaperLine[]; deletedPapers: number; space: OwnSpace }

/** As many meetings as a person prepares at a time, and more. */
const mostMeetings = 40

/**
 * The person's own folders, all of them, and the papers of one (null: those in no folder), newest first; with words to
 * look for, the papers of all folders whose titles hold them, without diacritics; `deleted` instead, those that were
 * deleted and are still kept, the last first. With it how much room they take. Refuses forbidden (a device account),
 * not-found (no such folder of his).
 */
export async function readOwnPapers(ctx: ActorCtx, { folderId, search, deleted = false }: { folderId: string | null; search: string; deleted?: boolean }): Promise<Decision<OwnPapers>> {
  if (ctx.actor.isScreen) return refuse('forbidden')
  const ownerId = ctx.actor.userId
  const [folders, papers] = [await listFolders(ctx.db.read, ownerId), await listOwnPapers(ctx.db.read, ownerId)]
  const gone = await listOwnPapers(ctx.db.read, ownerId, 'deleted')
  if (folderId !== null && !folders.some((folder) => folder.id === folderId)) return refuse('not-found')
  const words = foldForSearch(search).split(' ').filter(Boolean)
  const shown = deleted ? gone : papers.filter(({ document }) => (words.length > 0 ? words.every((word) => document.searchTitle.includes(word)) : document.folderId === folderId))
  return allow({
    folders: folders.map((folder) => presentFolder(folder, {
      papers: papers.filter(({ document }) => document.folderId === folder.id).length, folders: folders.filter((other) => other.parentId === folder.id).length,
    })),
    papers: shown.map(presentOwnPaper), deletedPapers: gone.length, space: await readOwnSpace(ctx.db.read, ownerId),
  })
}

/** Meetings to come or in session on whose items this person may lay papers, soonest first. */
export async function listMeetingsToPrepare(ctx: ActorCtx): Promise<MeetingToPrepare[]> {
  const rows = await listMeetingsOf(ctx.db.read, ctx.actor, { states: ['draft', 'invited', 'postponed', 'in-session', 'on-break'] }, { order: 'soonest', limit: mostMeetings })
  const found: MeetingToPrepare[] = []
  for (const { meeting } of rows) {
    const items = (await findMeetingFacts(ctx.db.read, meeting.id))?.facts.items ?? []
    const open = []
    for (const item of items) if ((await mayAddPaper(ctx.db.read, ctx, item.id)).ok) open.push({ id: item.id, title: item.title, depth: item.parentId === null ? 0 : 1 })
    if (open.length > 0) found.push({ id: meeting.id, title: meeting.title, state: meeting.state, startsAt: meeting.startsAt, items: open })
  }
  return found
}
