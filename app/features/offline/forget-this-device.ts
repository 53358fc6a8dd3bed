import { forgetLocalMarks } from '~/features/ink/forget-local-marks'
import { dossierKeeper } from './keeper'
import { forgetEverything } from './shelf'

/** Forgets all that this device keeps of anybody, papers and marks: at signing out, and when a tablet is handed back. Works without a line. */
export async function forgetThisDevice() {
  const keeper = await dossierKeeper()
  await Promise.all([keeper && forgetEverything(), forgetLocalMarks()])
  await keeper?.refresh()
}
