import { fetchPart } from '~/i18n/fetch-part'
import type { DossierKeeper } from './dossier-keeper'

let keeper: Promise<DossierKeeper> | null = null

/** The tab's one keeper of dossiers, loaded when it is first needed; null where the browser keeps nothing (an old one, or a private window). */
export async function dossierKeeper(): Promise<DossierKeeper | null> {
  if (!('caches' in globalThis) || !('locks' in navigator)) return null
  keeper ??= fetchPart(() => import('./dossier-keeper')).then(({ DossierKeeper }) => new DossierKeeper())
  return keeper
}
