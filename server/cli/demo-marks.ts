import * as Y from 'yjs'
import { monthlyMarks, type DemoMark } from '~db/demo/marks'
import { authorColours } from '~/domain/annotations/colour'
import { markKey, type InkPoint, type Mark } from '~/domain/annotations/mark'
import { encodeMark } from '~/domain/annotations/mark-bytes'
import { marksMap } from '~/domain/annotations/wire'
import { findMeetingFacts } from '~db/queries/meetings'
import { listDocuments } from '~db/queries/documents'
import type { App } from '../context'
import { commitMarks, loadMarks, type Accepted } from '../rooms/mark-store'
import type { DemoHouse } from './demo-house'
import type { DemoMeeting } from './demo-meetings'

const MINUTE = 60_000

/** Members have written on the shared layer before and during the meeting. */
export async function layMonthlyMarks(app: App, house: DemoHouse, meeting: DemoMeeting) {
  const found = await findMeetingFacts(app.db.read, meeting.id)
  const colourOf = authorColours(found?.facts.seats.flatMap((seat) => seat.occupant?.id ?? []) ?? [])
  for (const { version } of await listDocuments(app.db.read, meeting.id)) {
    const marks = monthlyMarks.filter(({ file }) => file === version.fileName)
    if (marks.length === 0) continue
    const place = { versionId: version.id, layer: 'room' }
    const stored = await loadMarks(app, place)
    for (const [index, mark] of marks.entries()) {
      const at = meeting.startsAt + index * MINUTE
      await commitMarks({ ...app, now: () => at }, place, stored, [written(app, house, mark, colourOf(house.idOf(mark.by)), at)])
    }
  }
}

const written = (app: App, house: DemoHouse, demo: DemoMark, colour: number, at: number) => sent(house, demo.by, app.newId(), markOf(demo, colour, at))

/** One mark as its author's browser would have sent it. */
export function sent(house: DemoHouse, by: string, markId: string, mark: Mark): Accepted {
  const { actor } = house.as(by, mark.madeAt)
  const doc = new Y.Doc()
  doc.getMap(marksMap).set(markKey(actor.userId, markId), encodeMark(mark))
  return { actor, update: Y.encodeStateAsUpdate(doc), newClients: [{ clientId: doc.clientID, userId: actor.userId }], removed: [] }
}

function markOf(demo: DemoMark, colour: number, madeAt: number): Mark {
  const { page, at: [left, top, right, bottom] } = demo
  const head = { page, colour, madeAt }
  switch (demo.kind) {
    case 'note': return { kind: 'note', ...head, x: left, y: top, text: demo.text, mentions: [] }
    case 'stamp': return { kind: 'stamp', ...head, stamp: demo.stamp, x: left, y: top }
    case 'text-highlight': case 'underline': return { kind: demo.kind, ...head, boxes: [demo.at], quote: demo.quote }
    case 'box': case 'arrow': return { kind: demo.kind, ...head, width: 0.003, from: [left, top], to: [right, bottom] }
    case 'circle': return { kind: 'pen', ...head, width: 0.0032, points: ring((left + right) / 2, (top + bottom) / 2, (right - left) / 2 + 0.02, (bottom - top) / 2 + 0.008) }
  }
}

const steps = (count: number) => Array.from({ length: count + 1 }, (_, step) => step / count)

/** Once around and a little further, each time a little wider. */
export function ring(x: number, y: number, reachX: number, reachY: number): InkPoint[] {
  return steps(72).map((share) => {
    const angle = -2.4 + share * 2 * Math.PI * 1.08
    const wide = 1 + share * 0.07
    return [x + Math.cos(angle) * reachX * wide, y + Math.sin(angle) * reachY * wide, 0.5 + 0.2 * Math.sin(share * 6)]
  })
}
