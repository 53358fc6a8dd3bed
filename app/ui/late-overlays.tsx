import { useEffect, useState } from 'react'
import { latePart } from './late-part'
import { pageAtRest } from './page-at-rest'

/** What makes sheets and dialogs accessible is a fifth of the modules; reading does not wait for it (DESIGN §9). */
const load = () => import('./overlay-panels')

export const LateSheet = latePart(() => load().then(({ SheetPanel }) => ({ default: SheetPanel })))
export const LateDialog = latePart(() => load().then(({ DialogPanel }) => ({ default: DialogPanel })))

/**
 * Whether a sheet or dialog is to be rendered: from its first opening on, so that it can also go away softly. What it needs
 * (`fetchIt`, always the same function) is fetched when the page has come to rest, so that it opens at once and without a line.
 */
export function useOverlay(isOpen: boolean, fetchIt: () => Promise<unknown> = load): boolean {
  const [opened, setOpened] = useState(isOpen)
  if (isOpen && !opened) setOpened(true)
  useEffect(() => {
    pageAtRest().then(fetchIt).catch(() => undefined) // opening it asks again
  }, [fetchIt])
  return opened
}
