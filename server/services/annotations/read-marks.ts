import type { KeyedMark } from '~/domain/annotations/carry'
import { byMaking, readMarkKey } from '~/domain/annotations/mark'
import { allow, type Decision } from '~/domain/kernel/result'
import type { Person } from '~/domain/meetings/types'
import { peopleById } from '~db/queries/meetings'
import type { App, Ctx } from '../../context'
import { versionFor, type VersionAccess } from '../documents/paper-access'
import { committedMarks } from './committed-marks'
import { layerAccess } from './layer-access'

/** A mark as it was committed, by whom and on which layer (a document's name). */
export type ReadMark = KeyedMark & { layer: string; authorId: string; author: Person }
export type PaperMarks = VersionAccess & { marks: ReadMark[] }
/** What reading marks asks for: no more than a reading worker has. */
export type MarksReader = Pick<Ctx, 'actor'> & Pick<App, 'now' | 'newId'> & { db: Pick<App['db'], 'read'> }

/**
 * The marks of some layers of a paper, as they are committed: of each layer in the order of their making. `layers` are
 * names of documents (`room`, `private/<userId>`, `group/<groupId>`). A mark that is on its way from another of them to the room is
 * the room's already (N13). Refuses like `versionFor` for whoever may not read the paper, and
 * `not-found` where one of the layers is not this person's to read (N5, N11), so that nobody learns which layers exist.
 */
export async function readMarks(ctx: MarksReader, versionId: string, layers: readonly string[]): Promise<Decision<PaperMarks>> {
  const paper = await versionFor(ctx.db.read, ctx, versionId, 'read-paper')
  if (!paper.ok) return paper
  const found: Omit<ReadMark, 'author'>[] = []
  for (const layer of new Set(layers)) {
    const access = await layerAccess(ctx.db.read, ctx, versionId, layer)
    if (!access.ok) return access
    found.push(...await marksOnLayer(ctx, versionId, layer))
  }
  const inRoom = new Set(found.flatMap(({ layer, key }) => (layer === 'room' ? [key] : [])))
  const seen = found.filter(({ layer, key }) => layer === 'room' || !inRoom.has(key))
  const people = await peopleById(ctx.db.read, seen.map(({ authorId }) => authorId))
  return allow({ ...paper.value, marks: seen.flatMap((one) => {
    const author = people.get(one.authorId)
    return author ? { ...one, author } : []
  }) })
}

async function marksOnLayer(ctx: MarksReader, versionId: string, layer: string): Promise<Omit<ReadMark, 'author'>[]> {
  const found = (await committedMarks(ctx, { versionId, layer })).flatMap(({ key, mark }) => {
    const name = readMarkKey(key)
    return name ? { key, mark, layer, authorId: name.authorId } : []
  })
  return found.sort(byMaking)
}
