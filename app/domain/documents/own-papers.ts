import * as z from 'zod/mini'
import { oneLine } from '../kernel/line'
import type { MeetingState } from '../meetings/types'

/** How deep folders go: a folder in a folder in a folder. */
export const deepestFolder = 3
/** As many folders as one person may have: all of them are listed. */
export const mostFolders = 300

/** A deleted own paper can be brought back for so long; then its rows and its bytes go. */
export const deletedKeptDays = 30
const deletedKeptMs = deletedKeptDays * 24 * 3600_000
export const purgedBefore = (now: number) => now - deletedKeptMs
export const keptUntil = (deletedAt: number) => deletedAt + deletedKeptMs

/** How much of a person's room own papers take, deleted ones that are still kept among them. */
export type OwnSpace = { usedBytes: number; deletedBytes: number; limitBytes: number }

export type FolderLine = { id: string; parentId: string | null; name: string; /** papers right in it, and folders */ papers: number; folders: number }

/** An own paper in a list. `drawnPages` < `pages` while its pictures are being made. */
export type OwnPaperLine = {
  documentId: string
  versionId: string
  folderId: string | null
  title: string
  pages: number
  drawnPages: number
  sizeBytes: number
  /** UTC ms */
  addedAt: number
  /** UTC ms; null for one that is there */
  deletedAt: number | null
}

/** A meeting that its reader prepares, with the items that he may lay papers on. */
export type MeetingToPrepare = { id: string; title: string; state: MeetingState; startsAt: number; items: { id: string; title: string; depth: number }[] }

const id = z.string().check(z.minLength(1), z.maxLength(64))
const name = z.pipe(z.pipe(z.string(), z.transform(oneLine)), z.string().check(z.minLength(1, 'titleNeeded'), z.maxLength(200, 'tooLong')))

/** What one does with own papers and folders. */
export const ownPaperInputs = {
  'create-folder': z.object({ parentId: z.nullable(id), name }),
  'rename-folder': z.object({ folderId: id, name }),
  'delete-folder': z.object({ folderId: id }),
  'rename-paper': z.object({ documentId: id, name }),
  'move-paper': z.object({ documentId: id, folderId: z.nullable(id) }),
  'delete-paper': z.object({ documentId: id }),
  'restore-paper': z.object({ documentId: id }),
  'purge-paper': z.object({ documentId: id }),
  'add-to-meeting': z.object({ documentId: id, itemId: id }),
}

type Placed = { id: string; parentId: string | null }

/** A folder and those above it, the outermost first; empty for none. */
export function pathOf<F extends Placed>(folders: readonly F[], folderId: string | null): F[] {
  const path: F[] = []
  for (let at = folders.find((folder) => folder.id === folderId); at && !path.includes(at); at = folders.find((folder) => folder.id === path[0]?.parentId)) path.unshift(at)
  return path
}

/** Folders as a tree is read: each before those in it, by name, with its depth from 0. */
export function folderTree<F extends Placed & { name: string }>(folders: readonly F[], parentId: string | null = null, depth = 0): (F & { depth: number })[] {
  if (depth > deepestFolder) return []
  return folders.filter((folder) => folder.parentId === parentId).toSorted((a, b) => a.name.localeCompare(b.name, 'vi'))
    .flatMap((folder) => [{ ...folder, depth }, ...folderTree(folders, folder.id, depth + 1)])
}
