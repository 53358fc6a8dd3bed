import { paperLimits } from '~/domain/documents/limits'
import { findSetting } from '~db/queries/settings'
import type { Queries } from '#types'

/** How large a file may be, in MB: the setting `largest-file-mb`, else 300. */
export async function largestFileMb(q: Queries): Promise<number> {
  const kept = await findSetting(q, 'largest-file-mb')
  return typeof kept === 'number' && Number.isInteger(kept) && kept > 0 ? kept : paperLimits.fileMb
}
