import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { expectEventually } from './eventually'

/** Beside a sample's folder, for other processes: empty once its pages are drawn, or why they could not be. */
const outcomeOf = (dataDir: string) => `${dataDir}.drawn`

export const tellOutcome = (dataDir: string, trouble: string) => writeFileSync(outcomeOf(dataDir), trouble)

/** Waits until a sample is drawn; throws when it could not be. */
export async function untilDrawn(dataDir: string) {
  await expectEventually(() => { if (!existsSync(outcomeOf(dataDir))) throw new Error('the sample is still being drawn') }, 540_000)
  const trouble = readFileSync(outcomeOf(dataDir), 'utf8')
  if (trouble) throw new Error(trouble)
}

export function removeSample(dataDir: string) {
  for (const path of [dataDir, outcomeOf(dataDir)]) rmSync(path, { recursive: true, force: true })
}
