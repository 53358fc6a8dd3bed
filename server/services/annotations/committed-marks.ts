import type { KeyedMark } from '~/domain/annotations/carry'
import { decodeMark } from '~/domain/annotations/mark-bytes'
import type { App } from '../../context'
import type { MarkPlace } from '../../rooms/mark-channel'
import { loadMarks } from '../../rooms/mark-store'
import { marksOf } from '../../rooms/marks-map'

/** The marks of one document as they are committed, in no order; what cannot be read is left out. Asks for no right. */
export async function committedMarks(app: Pick<App, 'newId'> & { db: Pick<App['db'], 'read'> }, place: MarkPlace): Promise<KeyedMark[]> {
  const { doc } = await loadMarks(app, place)
  const marks = [...marksOf(doc)].flatMap(([key, bytes]) => {
    const mark = bytes && decodeMark(bytes)
    return mark ? { key, mark } : []
  })
  doc.destroy()
  return marks
}
