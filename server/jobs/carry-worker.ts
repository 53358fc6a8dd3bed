import { join } from 'node:path'
import { workerData } from 'node:worker_threads'
import { v7 as uuidv7 } from 'uuid'
import { openForReading } from '~db/client'
import { readDiskFileStore } from '../adapters/file-store'
import { planCarry, type CarryQuestion, type PackedCarry } from '../services/annotations/plan-carry'

const { databaseFile, dataDir } = workerData as { databaseFile: string; dataDir: string }
const reader = { db: openForReading(databaseFile), files: readDiskFileStore(join(dataDir, 'files')), newId: uuidv7 }

/** One layer at a time, on a connection that can only read. */
export default function plan(question: CarryQuestion): Promise<PackedCarry> {
  return planCarry(reader, question)
}
