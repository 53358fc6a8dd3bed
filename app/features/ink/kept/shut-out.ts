import * as z from 'zod/mini'
import { noteShutOut, waitingMarks } from './waiting-marks'

/** What the server says of a paper that this person may not read, or not write on, any more. */
const closedCodes: readonly string[] = ['forbidden', 'not-found', 'documents/recalled', 'documents/reading-over', 'documents/not-open-yet']
const refusalSchema = z.object({ code: z.string() })

/**
 * Asks of every paper with unsent marks whether this person may still read it, so that what cannot be sent is not counted
 * as on its way. A right that has come back is seen the same way. Without the line all stays as it was known.
 */
export async function askWhatIsClosed(userId: string): Promise<void> {
  for (const versionId of new Set(waitingMarks(userId).map((one) => one.versionId))) {
    const closed = await isClosed(versionId)
    if (closed !== null) noteShutOut(userId, versionId, closed)
  }
}

/** null: not known. */
async function isClosed(versionId: string): Promise<boolean | null> {
  const answer = await fetch(`/api/versions/${versionId}/layer-readers?layer=room`, { cache: 'no-store' }).catch(() => null)
  if (!answer) return null
  if (answer.ok) return false
  const refusal = z.safeParse(refusalSchema, await answer.json().catch(() => null))
  return refusal.success && closedCodes.includes(refusal.data.code) ? true : null
}
