import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, mkdirSync, rmSync, statSync } from 'node:fs'
import { access, constants, link, mkdir, open, rename, rm, stat, utimes } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { allow, refuse, type Decision } from '~/domain/kernel/result'

/** Where a file's bytes are found again: the lower-case hexadecimal SHA-256 of its content. */
export type FileHash = string
/** `isNew`: these bytes were not in the store before. */
export type StoredFile = { hash: FileHash; size: number; isNew: boolean }
/** Both ends included, in bytes, as in an HTTP range. */
export type ByteRange = { start: number; end: number }

/**
 * Content-addressed, write-once store of bytes: original papers, page pictures, published papers.
 * Nothing is ever rewritten, because official papers carry digital signatures (DESIGN §3).
 * Trouble of the disk or the network is thrown, never swallowed.
 */
export interface FileStore {
  /**
   * Stores a stream and answers its address. Durable when it resolves; on a refusal, an error of the source or an
   * abort nothing remains. Refuses `documents/too-large` {limitMb} as soon as the limit is passed.
   */
  put(source: AsyncIterable<Uint8Array>, options: { limitBytes: number; signal?: AbortSignal }): Promise<Decision<StoredFile>>
  /**
   * Stores a file that lies on this machine already, without a second copy where it is on the same disk. The file itself
   * stays where it is, for the caller to remove, and must not be written to any more.
   */
  take(path: string): Promise<StoredFile>
  /** The bytes, or a part of them. Throws when there is no such file. */
  read(hash: FileHash, range?: ByteRange): Promise<Readable>
  /** A path on this machine that a worker may open for reading. Throws when there is no such file. */
  path(hash: FileHash): Promise<string>
  /** Size in bytes, or null when there is no such file. */
  size(hash: FileHash): Promise<number | null>
  /** Removes a file; a file that is not there is as good as removed. */
  remove(hash: FileHash): Promise<void>
  /** Removes a file that nobody has put or taken for so long, by the clock of the store. Answers whether it is gone. */
  removeUntouched(hash: FileHash, forMs: number): Promise<boolean>
}

/** Opens the store under `directory` (created when missing) and clears away uploads that a crash cut short. */
export function openDiskFileStore(directory: string): FileStore {
  const incoming = join(directory, 'incoming')
  rmSync(incoming, { recursive: true, force: true })
  mkdirSync(incoming, { recursive: true })
  return new DiskFileStore(directory, incoming)
}

/** The same store for a worker that only reads: what others are just storing is left alone. */
export function readDiskFileStore(directory: string): Pick<FileStore, 'read'> {
  return new DiskFileStore(directory, join(directory, 'incoming'))
}

class DiskFileStore implements FileStore {
  constructor(private readonly directory: string, private readonly incoming: string) {}

  async put(source: AsyncIterable<Uint8Array>, { limitBytes, signal }: { limitBytes: number; signal?: AbortSignal }) {
    const draft = join(this.incoming, randomUUID())
    try {
      const written = await writeDraft(draft, source, limitBytes, signal)
      if (!written.ok) return written
      const isNew = (await this.size(written.value.hash)) === null
      await this.adopt(draft, written.value.hash)
      return allow({ ...written.value, isNew })
    } finally {
      await rm(draft, { force: true })
    }
  }

  async take(path: string) {
    const { hash, size } = await digestFile(path)
    const place = this.locate(hash)
    if (await touch(place)) return { hash, size, isNew: false }
    await touch(path) // the name to come is one more of the same file
    await mkdir(dirname(place), { recursive: true })
    try {
      await link(path, place)
    } catch (error) {
      if (isCode(error, 'EEXIST')) return { hash, size, isNew: false }
      return await this.copy(path, size)
    }
    await this.syncNames(place)
    return { hash, size, isNew: true }
  }

  /** On another disk, or on one without hard links. */
  private async copy(path: string, size: number) {
    const stored = await this.put(createReadStream(path), { limitBytes: size })
    if (!stored.ok) throw new Error(`${path} grew while it was taken in`)
    return stored.value
  }

  async read(hash: FileHash, range?: ByteRange) {
    return createReadStream(await this.path(hash), range)
  }

  async path(hash: FileHash) {
    const path = this.locate(hash)
    await access(path, constants.R_OK)
    return path
  }

  async size(hash: FileHash) {
    try {
      return (await stat(this.locate(hash))).size
    } catch (error) {
      if (isMissing(error)) return null
      throw error
    }
  }

  async remove(hash: FileHash) {
    await rm(this.locate(hash), { force: true })
  }

  async removeUntouched(hash: FileHash, forMs: number) {
    const place = this.locate(hash)
    // no wait between the look and the removal
    const facts = statSync(place, { throwIfNoEntry: false })
    if (facts && facts.mtimeMs > Date.now() - forMs) return false
    rmSync(place, { force: true })
    return true
  }

  /** Gives the finished draft its final name; the directories are synced too, or a power cut could forget the name. */
  private async adopt(draft: string, hash: FileHash) {
    const path = this.locate(hash)
    await mkdir(dirname(path), { recursive: true })
    await rename(draft, path)
    await this.syncNames(path)
  }

  private async syncNames(path: string) {
    await syncDirectory(dirname(path))
    await syncDirectory(this.directory)
  }

  private locate(hash: FileHash) {
    if (!/^[0-9a-f]{64}$/.test(hash)) throw new Error(`not a file hash: ${hash.slice(0, 80)}`)
    return join(this.directory, hash.slice(0, 2), hash.slice(2))
  }
}

async function writeDraft(path: string, source: AsyncIterable<Uint8Array>, limitBytes: number, signal?: AbortSignal): Promise<Decision<Omit<StoredFile, 'isNew'>>> {
  const file = await open(path, 'wx')
  try {
    const digest = createHash('sha256')
    let size = 0
    for await (const chunk of source) {
      signal?.throwIfAborted()
      size += chunk.byteLength
      if (size > limitBytes) return refuse('documents/too-large', { limitMb: Math.floor(limitBytes / 2 ** 20) })
      digest.update(chunk)
      await writeAll(file, chunk)
    }
    signal?.throwIfAborted()
    await file.sync()
    return allow({ hash: digest.digest('hex'), size })
  } finally {
    await file.close()
  }
}

/** `FileHandle.write` may take only part of a chunk. */
async function writeAll(file: Awaited<ReturnType<typeof open>>, chunk: Uint8Array) {
  for (let done = 0; done < chunk.byteLength; ) {
    done += (await file.write(chunk, done, chunk.byteLength - done)).bytesWritten
  }
}

/** Makes a file as new as if it had been written now; false when there is none. */
async function touch(path: string): Promise<boolean> {
  try {
    const now = new Date()
    await utimes(path, now, now)
    return true
  } catch (error) {
    if (isMissing(error)) return false
    throw error
  }
}

async function syncDirectory(path: string) {
  const directory = await open(path, 'r')
  try {
    await directory.sync()
  } finally {
    await directory.close()
  }
}

/** Address and size of a file on this machine, which is on the disk for good afterwards. */
async function digestFile(path: string): Promise<Omit<StoredFile, 'isNew'>> {
  const file = await open(path, 'r+')
  try {
    await file.sync()
    const digest = createHash('sha256')
    let size = 0
    for await (const chunk of file.createReadStream({ autoClose: false }) as AsyncIterable<Uint8Array>) {
      size += chunk.byteLength
      digest.update(chunk)
    }
    return { hash: digest.digest('hex'), size }
  } finally {
    await file.close()
  }
}

const isMissing = (error: unknown) => isCode(error, 'ENOENT')
const isCode = (error: unknown, code: string) => error instanceof Error && 'code' in error && error.code === code
