import type { PaperSettings } from '~/domain/documents/paper-settings'
import { can } from '~/domain/identity/can'
import { allow, refuse, type Decision } from '~/domain/kernel/result'
import { saveSetting } from '~db/queries/settings'
import type { Queries } from '#types'
import type { ActorCtx, Tx } from '../../context'
import { audit } from '../kernel/audit'
import { readRequestSettings } from '../paper-requests/request-access'
import { largestFileMb, ownSpaceMb } from './upload-settings'

/** What the house lays down for papers, for whoever may change it. Refuses forbidden (`administer-settings`). */
export async function readPaperSettings(ctx: ActorCtx): Promise<Decision<PaperSettings>> {
  return can(ctx.actor, 'administer-settings') ? allow(await settingsNow(ctx.db.read)) : refuse('forbidden')
}

/** Lays it down anew; it holds from the next request, reminder and upload on. Nothing changed leaves no record. Refuses forbidden (`administer-settings`). */
export async function savePaperSettings(tx: Tx, ctx: ActorCtx, input: PaperSettings): Promise<Decision> {
  if (!can(ctx.actor, 'administer-settings')) return refuse('forbidden')
  const before = await settingsNow(tx)
  const names = (Object.keys(before) as (keyof PaperSettings)[]).filter((name) => before[name] !== input[name])
  if (names.length === 0) return allow()

  const { largestFileMb: fileMb, ownSpaceMb: spaceMb, ...requests } = input
  await saveSetting(tx, 'paper-requests', requests)
  await saveSetting(tx, 'largest-file-mb', fileMb)
  await saveSetting(tx, 'own-space-mb', spaceMb)
  await audit(tx, ctx, 'settings-changed', 'papers', Object.fromEntries(names.map((name) => [name, { from: before[name], to: input[name] }])))
  return allow()
}

async function settingsNow(q: Queries): Promise<PaperSettings> {
  return { ...await readRequestSettings(q), largestFileMb: await largestFileMb(q), ownSpaceMb: await ownSpaceMb(q) }
}
