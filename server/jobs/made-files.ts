import { randomUUID } from 'node:crypto'
import { mkdirSync, rmSync } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'

type Made = { path: string; pages: number }
type Making = (folder: string, tell: (done: number) => void, signal: AbortSignal) => Promise<Made>
/** How far a file has come: `percent` until it is `ready` with its pages, or `failed`. */
export type MakingStanding = { state: 'preparing'; percent: number } | { state: 'ready'; pages: number } | { state: 'failed' }
/** What a file is made of: `aboutId` is the meeting or version that it belongs to, `holds` names what must still be readable when it is fetched. */
export type MadeFacts = { ownerId: string; aboutId: string; fileName: string; holds: string[] }
type Entry = { facts: MadeFacts; folder: string; standing: MakingStanding; path: string; control: AbortController; timer?: NodeJS.Timeout }

const keptMs = 30 * 60_000

/**
 * PDFs being made and kept for their owners: one after another, because each copies whole papers, and one of each
 * person, so that a new one takes the place of the last. A file is gone after half an hour and with a restart.
 */
export class MadeFiles {
  private readonly entries = new Map<string, Entry>()
  private line: Promise<void> = Promise.resolve()

  constructor(private readonly directory: string, private readonly onError: (error: unknown) => void) {
    rmSync(directory, { recursive: true, force: true })
    mkdirSync(directory, { recursive: true })
  }

  /** Begins, and answers the file's id. */
  begin(facts: MadeFacts, make: Making): string {
    for (const [id, entry] of this.entries) if (entry.facts.ownerId === facts.ownerId) this.drop(id, entry)
    const id = randomUUID()
    const entry: Entry = { facts, folder: join(this.directory, id), standing: { state: 'preparing', percent: 0 }, path: '', control: new AbortController() }
    this.entries.set(id, entry)
    this.line = this.line.then(() => this.make(id, entry, make))
    return id
  }

  /** A person's own file; null when there is none. */
  find(ownerId: string, aboutId: string, id: string): { standing: MakingStanding; path: string; facts: MadeFacts } | null {
    const entry = this.entries.get(id)
    return entry?.facts.ownerId === ownerId && entry.facts.aboutId === aboutId ? { standing: entry.standing, path: entry.path, facts: entry.facts } : null
  }

  /** Takes a file away that must not be had any more. */
  remove(id: string) {
    const entry = this.entries.get(id)
    if (entry) this.drop(id, entry)
  }

  /** Gives up what is under way. */
  async close() {
    for (const [id, entry] of this.entries) this.drop(id, entry)
    await this.line
  }

  private async make(id: string, entry: Entry, make: Making) {
    if (entry.control.signal.aborted) return
    try {
      await mkdir(entry.folder, { recursive: true })
      const made = await make(entry.folder, (done) => { entry.standing = { state: 'preparing', percent: Math.min(99, Math.floor(done * 100)) } }, entry.control.signal)
      entry.path = made.path
      entry.standing = { state: 'ready', pages: made.pages }
    } catch (error) {
      entry.standing = { state: 'failed' }
      if (!entry.control.signal.aborted) this.onError(error)
    }
    if (entry.control.signal.aborted) await rm(entry.folder, { recursive: true, force: true })
    else entry.timer = setTimeout(() => this.drop(id, entry), keptMs).unref()
  }

  private drop(id: string, entry: Entry) {
    const isMaking = entry.standing.state === 'preparing'
    entry.control.abort()
    clearTimeout(entry.timer)
    this.entries.delete(id)
    if (!isMaking) rm(entry.folder, { recursive: true, force: true }).catch(this.onError)
  }
}
