import { randomUUID } from 'node:crypto'
import { workerData } from 'node:worker_threads'
import { allow } from '~/domain/kernel/result'
import { openForReading } from '~db/client'
import { nextSegment } from '../rooms/mark-segments'
import { collectMarks } from '../services/annotations/collect-marks'
import { searchPapers } from '../services/documents/search-papers'
import type { Reading } from './readings'

const { databaseFile } = workerData as { databaseFile: string }
const db = openForReading(databaseFile)

/** One reading at a time, on a connection that can only read. */
export default async function read(reading: Reading): Promise<unknown> {
  if (reading.kind === 'next-segment') return nextSegment(db.read, reading.docId)
  const { actor, now } = reading
  if (reading.kind === 'marks') return collectMarks({ db, actor, now: () => now, newId: randomUUID }, reading.versionId, reading.choice)
  if (reading.kind === 'opinions') {
    // what writes office files is not for every search
    const { writeOpinions } = await import('../services/annotations/write-opinions')
    return writeOpinions({ db, actor, now: () => now, newId: randomUUID }, reading.versionId, reading.choice, reading.format)
  }
  return allow(await searchPapers({ db, actor, now: () => now }, reading.query))
}
