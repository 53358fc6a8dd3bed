import { Suspense, type ReactNode } from 'react'
import { LateSheet, useOverlay } from './late-overlays'

export type SheetProps = { isOpen: boolean; onClose: () => void; title: string; children: ReactNode; side?: 'right' | 'bottom'; foot?: ReactNode }

/**
 * Slides over the page and goes away: by its button, Escape or a press beside it. Focus stays inside and returns.
 * `side`: 'right' for things to look up, 'bottom' for an answer at the thumb. `foot` stays in view while the rest scrolls.
 */
export function Sheet(props: SheetProps) {
  return useOverlay(props.isOpen) ? <Suspense><LateSheet {...props} /></Suspense> : null
}
