import type * as Y from 'yjs'
import { readMarkKey } from '~/domain/annotations/mark'
import { decodeMark, encodeMark } from '~/domain/annotations/mark-bytes'
import { findAsSignedIn } from '~db/queries/sessions'
import type { App } from '../../context'
import type { MarkPlace } from '../../rooms/mark-channel'
import { hasBeen } from './plan-carry'

type Carried = { key: string; mark: Uint8Array }
type Marks = Y.Map<Uint8Array | null>

/** So much is written in one turn: whoever has the document open goes on drawing in between. */
const bytesAtOnce = 64 * 1024

/**
 * Writes carried marks into a layer of the next version, each in its author's name and under its own key. One that is there
 * already, or was, is left as it is (K7). Answers come after the notes that they belong to, and not without them.
 */
export async function writeCarried(app: Pick<App, 'db' | 'marks'>, place: MarkPlace, carried: readonly Carried[]) {
  const isReply = ({ mark }: Carried) => decodeMark(mark)?.kind === 'reply'
  for (const run of [carried.filter((one) => !isReply(one)), carried.filter(isReply)]) {
    for (const [authorId, own] of byAuthor(run)) {
      const author = await findAsSignedIn(app.db.read, authorId)
      if (!author) continue
      for (const portion of portions(own)) await app.marks.change(place, author, (marks) => { for (const one of portion) put(marks, one) })
    }
  }
}

function put(marks: Marks, { key, mark }: Carried) {
  if (hasBeen(marks, key)) return
  const reply = decodeMark(mark)
  if (reply?.kind !== 'reply') return void marks.set(key, mark)
  const note = marks.get(reply.to)
  const page = note && decodeMark(note)?.page
  if (page) marks.set(key, encodeMark({ ...reply, page }))
}

function byAuthor(carried: readonly Carried[]): Map<string, Carried[]> {
  const found = new Map<string, Carried[]>()
  for (const one of carried) {
    const name = readMarkKey(one.key)
    if (!name) continue
    const own = found.get(name.authorId)
    if (own) own.push(one)
    else found.set(name.authorId, [one])
  }
  return found
}

function portions(carried: readonly Carried[]): Carried[][] {
  const found: Carried[][] = []
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
