import * as Y from 'yjs'
import { readMarkKey, type Mark } from '~/domain/annotations/mark'
import { decodeMark } from '~/domain/annotations/mark-bytes'
import { marksMap } from '~/domain/annotations/wire'
import { LocalMarks } from './local-marks'
import { noteWaiting, waitingMarks, type WaitingMarks } from './waiting-marks'

/**
 * A paper that this person may not read any more, and what he wrote on it that was never sent: how many changes, and those
 * marks among them that there is something to see of, the oldest first.
 */
export type ShutOutPaper = { versionId: string; title: string; count: number; marks: Mark[] }

/** What of this person's cannot be sent, paper by paper, as this device keeps it. */
export async function readShutOut(userId: string): Promise<ShutOutPaper[]> {
  const papers = new Map<string, ShutOutPaper>()
  for (const one of shutOutOf(userId)) {
    const paper = papers.get(one.versionId) ?? { versionId: one.versionId, title: one.title, count: 0, marks: [] }
    const marks = [...paper.marks, ...(await unsentIn(userId, one))]
    papers.set(one.versionId, { ...paper, count: paper.count + one.count, marks: marks.sort((a, b) => a.madeAt - b.madeAt) })
  }
  return [...papers.values()]
}

/** Forgets what was written on such a paper, on this device, where alone it is. */
export async function discardShutOut(userId: string, versionId: string): Promise<void> {
  for (const one of shutOutOf(userId)) {
    if (one.versionId !== versionId) continue
    await withCopy(userId, one, (_doc, local) => local.clear())
    noteWaiting(userId, { ...one, count: 0 })
  }
}

const shutOutOf = (userId: string) => waitingMarks(userId).filter(({ shutOut }) => shutOut)

const unsentIn = (userId: string, one: WaitingMarks) => withCopy(userId, one, async (doc, local) => {
  await local.close()
  const marks = doc.getMap<Uint8Array | null>(marksMap)
  return local.unsent.flatMap((key) => {
    const value = readMarkKey(key)?.authorId === userId ? marks.get(key) : null
    return (value && decodeMark(value)) ?? []
  })
})

async function withCopy<T>(userId: string, { versionId, layer }: WaitingMarks, act: (doc: Y.Doc, local: LocalMarks) => Promise<T>): Promise<T> {
  const doc = new Y.Doc()
  try {
    return await act(doc, await LocalMarks.load(userId, versionId, layer, doc))
  } finally {
    doc.destroy()
  }
}
