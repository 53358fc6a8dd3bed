import type { KeyedMark } from '~/domain/annotations/carry'
import type { Mark } from '~/domain/annotations/mark'
import { claimedKind, decodeMark } from '~/domain/annotations/mark-bytes'
import type { App } from '../../context'
import type { MarkPlace } from '../../rooms/mark-channel'
import { loadMarks } from '../../rooms/mark-store'
import { marksMapOf } from '../../rooms/marks-map'

/**
 * The marks of one document as they are committed, in no order; what cannot be read is left out. With `kind` only those of it,
 * and no others are unpacked. Asks for no right.
 */
export async function committedMarks(app: Pick<App, 'newId'> & { db: Pick<App['db'], 'read'> }, place: MarkPlace, kind?: Mark['kind']): Promise<KeyedMark[]> {
  const { doc } = await loadMarks(app, place)
  const marks = [...marksMapOf(doc)].flatMap(([key, bytes]) => {
    const mark = bytes && (kind === undefined || claimedKind(bytes) === kind) ? decodeMark(bytes) : null
    return mark ? { key, mark } : []
  })
  doc.destroy()
  return marks
}
