import { forgetLocalMarks } from '~/features/ink/kept/forget-local-marks'
import { dossierKeeper } from './keeper'
import { forgetEverything } from './shelf'

/**
 * Forgets all that this device keeps of anybody: papers, marks, unsent drafts, places in papers. At signing out, and when
 * a tablet is handed back. Works without a line.
 */
export async function forgetThisDevice() {
  localStorage.clear()
  sessionStorage.clear()
  const keeper = await dossierKeeper()
  await Promise.all([keeper && forgetEverything(), forgetLocalMarks()])
  await keeper?.refresh()
}

/** Trả máy: forgets and signs out. False when the line did not carry the signing out; what was kept is gone either way. */
export async function handBack(): Promise<boolean> {
  await forgetThisDevice()
  return fetch('/sign-out', { method: 'POST', redirect: 'manual' }).then(({ type, ok }) => ok || type === 'opaqueredirect', () => false)
}
