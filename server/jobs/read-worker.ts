import { workerData } from 'node:worker_threads'
import { allow, type Decision } from '~/domain/kernel/result'
import { openForReading } from '~db/client'
import { searchPapers, type PaperSearch } from '../services/documents/search-papers'
import type { Reading } from './readings'

const { databaseFile } = workerData as { databaseFile: string }
const db = openForReading(databaseFile)

/** One reading at a time, on a connection that can only read. */
export default async function read({ actor, query, now }: Reading): Promise<Decision<PaperSearch>> {
  return allow(await searchPapers({ db, actor, now: () => now }, query))
}
