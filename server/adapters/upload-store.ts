import { randomUUID } from 'node:crypto'
import { mkdirSync, rmSync } from 'node:fs'
import { readdir, rm, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { FileStore as TusFiles } from '@tus/file-store'
import type { Upload } from '@tus/server'
import * as z from 'zod'
import { uploadLimits, uploadTarget, type UnfinishedUpload } from '~/domain/documents/upload'
import { fileNameOf } from '~/domain/documents/paper-name'

/** What the sender says of a file when he begins; tus keeps it beside the bytes. */
export type UploadFacts = Pick<UnfinishedUpload, 'fileName' | 'modifiedAt' | 'target' | 'isPage'>

const idForm = /^([\w-]{1,64})\.[0-9a-f-]{36}$/
/** a name is kept this long while tus makes the file */
const reservedMs = 30_000

const factsForm = z.object({
  name: z.string().min(1).max(1000).transform(fileNameOf),
  modified: z.coerce.number().int().min(0).max(8.64e15).default(0),
  page: z.optional(z.literal('1')),
  target: z.string().max(500).transform((text, check) => {
    const target = uploadTarget.safeParse(parseJson(text))
    return target.success ? target.data : (check.addIssue('no target'), z.NEVER)
  }),
})

/**
 * Files on their way, under `directory`: each a file of bytes as they came and a small JSON file beside it. What has
 * arrived is what lies on the disk, so a restart or a power cut costs nothing but the bytes in the air. An upload's id
 * begins with its owner's id: nobody else's is ever looked for.
 */
export class UploadStore {
  readonly tus: TusFiles
  /** where files are made into PDF, on the same disk */
  readonly workshop: string
  private readonly reserved = new Map<string, { bytes: number; at: number }>()
  private turn: Promise<unknown> = Promise.resolve()

  constructor(private readonly directory: string) {
    this.workshop = join(directory, 'workshop')
    rmSync(this.workshop, { recursive: true, force: true })
    mkdirSync(this.workshop, { recursive: true })
    this.tus = new CountedFiles(directory, (id) => this.reserved.delete(id))
    // lengths that come later would pass the limits by
    this.tus.extensions = ['creation', 'termination']
  }

  newId(ownerId: string) {
    return `${ownerId}.${randomUUID()}`
  }

  isOwn(ownerId: string, id: string) {
    return idForm.exec(id)?.[1] === ownerId
  }

  /** One of this person's uploads, or null. */
  async find(ownerId: string, id: string): Promise<UnfinishedUpload | null> {
    if (!this.isOwn(ownerId, id)) return null
    const upload = await this.tus.getUpload(id).catch((error: unknown) => {
      if (error instanceof Error) throw error
      return null // tus throws plain objects for what is not there
    })
    return upload && present(upload)
  }

  /** What this person has begun and not finished, oldest first. */
  async list(ownerId: string): Promise<UnfinishedUpload[]> {
    const ids = (await readdir(this.directory)).filter((name) => this.isOwn(ownerId, name))
    const found = await Promise.all(ids.map((id) => this.find(ownerId, id)))
    return found.filter((upload) => upload !== null)
  }

  /** Keeps a place for an upload that tus is about to make; false when this person holds as many, or as many bytes, already. */
  reserve(ownerId: string, id: string, bytes: number, limits: { now: number; count: number; totalBytes: number }): Promise<boolean> {
    const next = this.turn.then(() => this.reserveNext(ownerId, id, bytes, limits))
    this.turn = next.catch(() => undefined) // one after another: several that begin at once are all counted
    return next
  }

  private async reserveNext(ownerId: string, id: string, bytes: number, { now, count, totalBytes }: { now: number; count: number; totalBytes: number }) {
    const held = new Map([...this.reserved].filter(([key, { at }]) => this.isOwn(ownerId, key) && now - at <= reservedMs).map(([key, reserved]) => [key, reserved.bytes]))
    for (const upload of await this.list(ownerId)) held.set(upload.id, upload.sizeBytes)
    const heldBytes = [...held.values()].reduce((all, one) => all + one, 0)
    if (held.size >= count || heldBytes + bytes > totalBytes) return false
    this.reserved.set(id, { bytes, at: now })
    return true
  }

  path(id: string) {
    return join(this.directory, id)
  }

  async remove(id: string) {
    await rm(this.path(id), { force: true })
    await rm(`${this.path(id)}.json`, { force: true })
  }

  async freeBytes() {
    const { bavail, bsize } = await statfs(this.directory)
    return bavail * bsize
  }

  /** Removes what has not grown since `before`. */
  async sweep(before: number) {
    for (const entry of await readdir(this.directory, { withFileTypes: true })) {
      const id = entry.name.replace(/\.json$/, '')
      if (!entry.isFile() || !idForm.test(id)) continue
      const facts = await stat(this.path(id)).catch(() => stat(`${this.path(id)}.json`)).catch(() => null)
      if (facts && facts.mtimeMs < before) await this.remove(id)
    }
  }
}

/** tus' own files on the disk, which tell when one is there to be counted. */
class CountedFiles extends TusFiles {
  constructor(directory: string, private readonly onMade: (id: string) => void) {
    super({ directory })
  }

  override async create(upload: Upload) {
    const made = await super.create(upload)
    this.onMade(upload.id)
    return made
  }
}

/** What tus' metadata say of a file; null when they say nothing that makes sense. */
export function uploadFacts(metadata: Upload['metadata']): UploadFacts | null {
  const parsed = factsForm.safeParse(metadata)
  return parsed.success ? { fileName: parsed.data.name, modifiedAt: parsed.data.modified, target: parsed.data.target, isPage: parsed.data.page === '1' } : null
}

export const sweptBefore = (now: number) => now - uploadLimits.keptHours * 3600_000

function present({ id, size = 0, offset, metadata }: Upload): UnfinishedUpload | null {
  const facts = uploadFacts(metadata)
  return facts && { id, ...facts, sizeBytes: size, sentBytes: offset }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
