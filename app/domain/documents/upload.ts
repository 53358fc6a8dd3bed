import * as z from 'zod/mini'
import { oneLine } from '../kernel/line'
import { longestNote } from './new-version'

const id = z.string().check(z.minLength(1), z.maxLength(64))
const title = z.pipe(z.pipe(z.string(), z.transform(oneLine)), z.string().check(z.minLength(1), z.maxLength(200)))

export const uploadLimits = {
  /** a part fits into a request of half a minute on a commune's line, far from the server's 300 s */
  partBytes: 5 * 2 ** 20,
  /** begun and not finished, of one person */
  unfinished: 50,
  /** as pages of one paper */
  photographs: 40,
  /** … and how many times the largest file they may hold together */
  unfinishedFiles: 4,
  /** what nobody has finished by then is swept away */
  keptHours: 24,
  /** left free for the database and the pictures of pages */
  reserveBytes: 256 * 2 ** 20,
} as const

/**
 * Where a file is to be laid: on an agenda item as a new paper (`ready`: not before the members until it is handed out;
 * without a `title` the file's name is it), as the next version of a paper, or among the sender's own papers.
 */
export const uploadTarget = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('item'), itemId: id, /** the request that it answers */ requestId: z.optional(id), ready: z.optional(z.literal(true)), title: z.optional(title) }),
  z.strictObject({ kind: z.literal('version'), documentId: id, note: z.string().check(z.maxLength(longestNote)) }),
  z.strictObject({ kind: z.literal('folder'), folderId: z.nullable(id) }),
])
export type UploadTarget = z.infer<typeof uploadTarget>

/** Where the pages of a paper are laid in the end; what is said of the paper is said when they are joined. */
export function pagePlace(target: UploadTarget): UploadTarget {
  switch (target.kind) {
    case 'item': return { kind: 'item', itemId: target.itemId }
    case 'version': return { ...target, note: '' }
    case 'folder': return target
  }
}

/** Where several photographs are joined. */
export const joinPath = '/api/join-uploads'

/** Photographs that are bound into one paper, a page each, in this order; they have arrived already, as pages. */
export const joinInput = z.strictObject({ target: uploadTarget, title, uploadIds: z.array(z.string().check(z.minLength(1), z.maxLength(120))).check(z.minLength(1), z.maxLength(uploadLimits.photographs)) })
export type JoinInput = z.infer<typeof joinInput>

export const sameTarget = (one: UploadTarget, other: UploadTarget) => JSON.stringify(uploadTarget.parse(one)) === JSON.stringify(uploadTarget.parse(other))

/** The address of resumable uploads (tus 1.0.0); `/<id>/finish` behind it lays what has arrived. */
export const uploadsPath = '/api/uploads'

/** A file on its way that its owner can go on sending, after choosing the same file again. */
export type UnfinishedUpload = { id: string; fileName: string; sizeBytes: number; sentBytes: number; /** of the file, as the browser says */ modifiedAt: number; target: UploadTarget; /** a page of a paper, which waits for the others */ isPage: boolean }

/** What the server does with a file that has arrived. */
export type FinishStep = 'checking' | 'converting'
