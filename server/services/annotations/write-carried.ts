import { readMarkKey } from '~/domain/annotations/mark'
import { decodeMark, encodeMark } from '~/domain/annotations/mark-bytes'
import { findAsSignedIn } from '~db/queries/sessions'
import type { App } from '../../context'
import type { MarkPlace, MarksAtHand } from '../../rooms/mark-channel'

/** A mark on its way to another version, packed. `to`: the key of the note that it answers, null for all that is no reply. */
export type CarriedMark = { key: string; mark: Uint8Array; to: string | null }

/** So much is written in one turn: whoever has the document open goes on drawing in between. */
const bytesAtOnce = 64 * 1024

/**
 * Writes carried marks into a layer of the next version, each in its author's name and under its own key. One that is there
 * already, or was, is left as it is (K7). Answers come after the notes that they belong to, and not without them.
 */
export async function writeCarried(app: Pick<App, 'db' | 'marks'>, place: MarkPlace, carried: readonly CarriedMark[]) {
  for (const run of [carried.filter(({ to }) => to === null), carried.filter(({ to }) => to !== null)]) {
    for (const [authorId, own] of byAuthor(run)) {
      const author = await findAsSignedIn(app.db.read, authorId)
      if (!author) continue
      for (const portion of portions(own)) await app.marks.change(place, author, (marks) => { for (const one of portion) putCarried(marks, one) })
    }
  }
}

/** Puts one carried mark in its place, an answer on the page where its note lies now; not what is there already or was, nor an answer without its note. */
export function putCarried(marks: MarksAtHand, { key, mark, to }: CarriedMark) {
  if (marks.hasBeen(key)) return
  if (to === null) return marks.set(key, mark)
  const note = marks.get(to)
  const [page, reply] = [note && decodeMark(note)?.page, decodeMark(mark)]
  if (page && reply) marks.set(key, encodeMark({ ...reply, page }))
}

function byAuthor(carried: readonly CarriedMark[]): Map<string, CarriedMark[]> {
  const found = new Map<string, CarriedMark[]>()
  for (const one of carried) {
    const name = readMarkKey(one.key)
    if (!name) continue
    const own = found.get(name.authorId)
    if (own) own.push(one)
    else found.set(name.authorId, [one])
  }
  return found
}

function portions(carried: readonly CarriedMark[]): CarriedMark[][] {
  const found: CarriedMark[][] = []
  let bytes = Infinity
  for (const one of carried) {
    bytes += one.mark.length
    if (bytes > bytesAtOnce) {
      found.push([])
      bytes = one.mark.length
    }
    found.at(-1)?.push(one)
  }
  return found
}
