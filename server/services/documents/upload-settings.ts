import { paperLimits } from '~/domain/documents/limits'
import { findSetting } from '~db/queries/settings'
import type { Queries } from '#types'

/** How large a file may be, in MB: the setting `largest-file-mb`, else 300. */
export const largestFileMb = (q: Queries) => wholeSetting(q, 'largest-file-mb', paperLimits.fileMb)

/** How much room one person's own papers have, in MB: the setting `own-space-mb`, else 2,000. */
export const ownSpaceMb = (q: Queries) => wholeSetting(q, 'own-space-mb', paperLimits.ownSpaceMb)

async function wholeSetting(q: Queries, name: string, otherwise: number): Promise<number> {
  const kept = await findSetting(q, name)
  return typeof kept === 'number' && Number.isInteger(kept) && kept > 0 ? kept : otherwise
}
