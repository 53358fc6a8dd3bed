import { Suspense, useState, type ReactNode } from 'react'
import { useText } from '~/i18n'
import { latePart } from '~/ui/late-part'
import { useUnsentMarks } from './line-store'

const ShutOutSheet = latePart(() => import('../ink/kept/shut-out-sheet'))

/** Marks of this person that cannot be sent because he may not read their paper any more: said as `children` show it, and opened as a sheet. */
export function ShutOut({ children }: { children: (words: string, open: () => void) => ReactNode }) {
  const t = useText()
  const { userId, shutOut, shutOutOn } = useUnsentMarks()
  const [open, setOpen] = useState<boolean | null>(null)
  return (
    <>
      {shutOut > 0 && children(t.offline.shutOut(shutOut, shutOutOn), () => setOpen(true))}
      {open !== null && userId !== null && <Suspense><ShutOutSheet userId={userId} count={shutOut} isOpen={open && shutOut > 0} onClose={() => setOpen(false)} /></Suspense>}
    </>
  )
}
