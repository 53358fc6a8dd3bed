import { useSyncExternalStore } from 'react'
import type { DossierProgress, Newcomers } from './dossier-parts'

/**
 * offered: nothing was asked for · running · paused: by hand · waiting: for the line · full: no room on the device ·
 * done: all of what was asked for is here (perhaps `newcomers` came since) · none: no papers to be had
 */
export type DossierPhase = 'none' | 'offered' | 'running' | 'paused' | 'waiting' | 'full' | 'done'
export type DossierState = Pick<DossierProgress, 'papers' | 'papersDone' | 'bytes' | 'bytesDone'> & {
  phase: DossierPhase
  newcomers: Newcomers | null
  /** some pages are still being drawn on the server */
  drawing: boolean
  /** on the device, when there is too little */
  freeBytes: number
}

/** What this tab knows of what the device keeps: apart from the keeper, which is loaded when it is needed. */
export type Keeping = { meetings: Readonly<Record<string, DossierState>>; keptVersions: ReadonlySet<string> }

const nothing: Keeping = { meetings: {}, keptVersions: new Set() }
let now = nothing
const listeners = new Set<() => void>()

export const keepingNow = () => now

export function noteKeeping(part: Partial<Keeping>) {
  now = { ...now, ...part }
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => { listeners.delete(listener) }
}

export function useKeeping(): Keeping {
  return useSyncExternalStore(subscribe, keepingNow, () => nothing)
}
