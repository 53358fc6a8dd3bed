import { PenLine } from 'lucide-react'
import { Fragment, useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore, type ReactNode } from 'react'
import { authorColours } from '~/domain/annotations/colour'
import type { Seat } from '~/domain/meetings/types'
import { useText } from '~/i18n'
import { fetchPart } from '~/i18n/fetch-part'
import { pageAtRest } from '~/ui/page-at-rest'
import { useMeeting, useMeetingStore } from '../live/meeting-context'
import type { PaperReaderProps } from '../reader/paper-reader'
import type { Size, Turn } from '../reader/page-space'
import type * as InkParts from './ink-parts'
import type { InkSession } from './ink-session'
import type { AroundInk, openInk } from './open-ink'

type Opened = ReturnType<typeof openInk>
type Loaded = Opened & { parts: typeof InkParts }
const nothing = (): (() => void) => () => undefined

/**
 * Marks on the paper of the room: what to lay over each page, and the button for the toolbar. Everything that draws is loaded when the page has come to rest, so that reading never waits for it.
 */
export function useInk(versionId: string | null): { session: InkSession | null; renderOverlay: NonNullable<PaperReaderProps['renderOverlay']>; toolbar: ReactNode; keys: PaperReaderProps['keys'] } {
  const loaded = useLoadedInk(versionId)
  const t = useText()
  const keys = loaded?.parts.markKeys.map(({ letter, does }) => ({ key: `Alt + ${letter}`, does: t.marks.words.keys[does] }))
  const renderOverlay = useCallback((page: number, size: Size, turn: Turn) => {
    if (!loaded) return null
    const { parts, session, review } = loaded
    return <Fragment key={page}><parts.InkPage session={session} page={page} size={size} turn={turn} /><parts.PlaceHere session={review} page={page} turn={turn} /></Fragment>
  }, [loaded])
  return { session: loaded?.session ?? null, renderOverlay, toolbar: versionId && <InkToggle loaded={loaded} />, keys }
}

function useLoadedInk(versionId: string | null): Loaded | null {
  const store = useMeetingStore()
  const { view } = useMeeting()
  const { meetingId, papers } = view
  const { userId, seatId, role, can: { annotate: mayRoom, lockMarks: mayLock } } = view.you
  const mayPrivate = role !== 'screen' && role !== 'reader'
  const authors = useMemo(() => authorsOf(view.seats), [view.seats])
  const latest = useRef<AroundInk>({ papers, authors })
  useEffect(() => { latest.current = { papers, authors } })
  const [loaded, setLoaded] = useState<Loaded | null>(null)

  useEffect(() => {
    if (!versionId) return
    let opened: Opened | null = null
    let gone = false
    const load = async () => {
      await pageAtRest()
      const parts = await fetchPart(() => import('./ink-parts'))
      if (gone || !store.socket) return
      opened = parts.openInk(store, store.socket, () => latest.current, { meetingId, versionId, userId, seatId, mayWrite: { room: mayRoom, private: mayPrivate }, mayLock })
      setLoaded({ ...opened, parts })
    }
    void load()
    return () => {
      gone = true
      opened?.close()
      setLoaded(null)
    }
  }, [store, meetingId, versionId, userId, seatId, mayRoom, mayPrivate, mayLock])
  return loaded
}

/** Those who may have written here, by name and colour. */
function authorsOf(seats: readonly Seat[]) {
  const people = seats.flatMap((seat) => [seat.occupant, seat.standsInFor]).filter((person) => person !== null)
  const names = new Map(people.map((person) => [person.id, person.fullName]))
  return { nameOf: (userId: string) => names.get(userId) ?? '', colourOf: authorColours(people.map((person) => person.id)) }
}

/** "Ghi chú": the tools come out above it and go away again. */
function InkToggle({ loaded }: { loaded: Loaded | null }) {
  const t = useText()
  const session = loaded?.session
  const open = useSyncExternalStore(session?.subscribe ?? nothing, () => session?.get().open ?? false, () => false)
  const step = loaded && <loaded.parts.LayersInStep session={loaded.session} />
  if (session && !session.isWriter) return step
  return (
    <>
      {step}
      {open && loaded && <loaded.parts.InkTools session={loaded.session} />}
      {loaded && <loaded.parts.SelectionBar session={loaded.session} />}
      {loaded && <loaded.parts.ReviewDesk session={loaded.review} toolsOut={open} />}
      <button type="button" aria-expanded={open} disabled={!session} onClick={() => session?.choose({ open: !open })}
        className="inline-flex min-h-touch items-center gap-2 rounded-md px-2 font-medium sm:px-3 whitespace-nowrap hover:bg-well active:bg-green-tint aria-expanded:bg-green-tint aria-expanded:text-green">
        <PenLine aria-hidden className="size-5" />{t.reader.annotate}
      </button>
    </>
  )
}
