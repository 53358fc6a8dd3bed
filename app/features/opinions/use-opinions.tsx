import { MessagesSquare } from 'lucide-react'
import { Suspense, useCallback, useEffect, useState, type ReactNode, type RefObject } from 'react'
import type { Opinion } from '~/domain/annotations/opinions'
import type { ReaderVersion } from '~/domain/documents/reading'
import { useText } from '~/i18n'
import { fetchPart } from '~/i18n/fetch-part'
import { latePart } from '~/ui/late-part'
import type { InkSession } from '../ink/ink-session'
import type { PageMark } from '../ink/kept/placed-marks'
import type { PaperReaderHandle } from '../reader/paper-reader'

const fetchJump = () => fetchPart(() => import('./jump'))
const OpinionsPanel = latePart(() => import('./opinions-panel'))

type Options = {
  session: InkSession | null
  version: ReaderVersion | null
  mayExport: boolean
  reader: RefObject<PaperReaderHandle>
  /** the thread that the address asks for, as a notification does */
  askedNote: string | null
}

/** The list of opinions on the paper of the room: the button that opens it, and the list itself, fetched when it is first wanted. */
export function useOpinions({ session, version, mayExport, reader, askedNote }: Options): { toggle: ReactNode; panel: ReactNode; isOpen: boolean } {
  const t = useText()
  const [open, setOpen] = useState(false)
  const close = useCallback(() => setOpen(false), [])
  const jump = useCallback((opinion: Opinion<PageMark>) => {
    if (session) void fetchJump().then(({ jumpTo }) => jumpTo(session, reader.current, opinion))
  }, [session, reader])
  useEffect(() => {
    if (!session || !askedNote) return
    let stop: (() => void) | null = null
    let gone = false
    void fetchJump().then(({ awaitThread }) => {
      if (!gone) stop = awaitThread(session, askedNote, (opinion) => (opinion.marks.length > 0 ? jump(opinion) : setOpen(true)))
    })
    return () => {
      gone = true
      stop?.()
    }
  }, [session, askedNote, jump])
  const toggle = session && version && (
    <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}
      className="inline-flex min-h-touch items-center gap-2 rounded-md px-2 font-medium sm:px-3 whitespace-nowrap hover:bg-well active:bg-green-tint aria-expanded:bg-green-tint aria-expanded:text-green">
      <MessagesSquare aria-hidden className="size-5" />{t.opinions.show}
    </button>
  )
  const panel = session && version && open && <Suspense><OpinionsPanel session={session} version={version} mayExport={mayExport} onJump={jump} onClose={close} /></Suspense>
  return { toggle, panel, isOpen: open }
}
