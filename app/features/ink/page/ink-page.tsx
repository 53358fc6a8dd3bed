import { useCallback, useEffect, useMemo, useRef, useSyncExternalStore } from 'react'
import { inkColour } from '~/domain/annotations/colour'
import { unitsOf, type PageUnits } from '~/domain/annotations/drawing'
import { boxAround } from '~/domain/annotations/mark-place'
import { PageLayer } from '../../reader/page-layer'
import { askWords } from '../../reader/page-words'
import { turnedBox, turnedSize, type Size, type Spot, type Turn } from '../../reader/page-space'
import { GrowingShapes } from './growing-shapes'
import { HeldFrame, HeldShapes } from './held-frame'
import type { InkSession } from '../ink-session'
import { MarkShapes } from './mark-shapes'
import { NoteNews } from '../notes/note-news'
import { NotePins } from '../notes/note-pins'
import { PageNotesList } from '../notes/page-notes-list'
import { PlacedAt } from './placed-at'
import type { PageMark } from '../kept/placed-marks'
import { PointerDots } from './pointer-dots'
import { useHand } from '../hand/use-hand'

/**
 * What lies over one page: everybody's marks, what is being drawn, and the hand that draws. `size` is the unturned page's;
 * marks turn with the page, names and notes stay upright.
 */
export function InkPage({ session, page, size, turn }: { session: InkSession; page: number; size: Size; turn: Turn }) {
  const root = useRef<HTMLDivElement>(null)
  const draft = useRef<SVGPathElement>(null)
  const { open, draft: written } = useSyncExternalStore(session.subscribe, session.get, session.get)
  const note = written?.page === page ? written : null
  const setNote = useCallback((at: Spot | null) => session.choose({ draft: at && { page, ...at } }), [session, page])
  useHand(session, page, { size, turn }, { root, draft }, setNote)
  useEffect(() => {
    // without the line they come later, and the highlighter is ink as long
    if (open) askWords(session.options.versionId, page).catch(() => undefined)
  }, [open, session, page])
  const { marks, resting, held, by } = useMarks(session, page)
  const units = unitsOf(size)
  return (
    <div ref={root} className="pointer-events-none absolute inset-0" data-tools={open || undefined}>
      <PageLayer size={size} turn={turn}>
        <MarkShapes marks={resting} units={units} page={page} />
        {held.length > 0 && <HeldShapes marks={held} units={units} by={by} />}
        <svg viewBox={`0 0 ${units.width} ${units.height}`} preserveAspectRatio="none" className="absolute inset-0 size-full mix-blend-multiply" aria-hidden>
          <GrowingShapes session={session} page={page} units={units} />
          <path ref={draft} strokeLinecap="round" strokeLinejoin="round" />
        </svg>
      </PageLayer>
      {marks.map((placed) => session.named.has(placed.key) && <AuthorName key={placed.key} session={session} placed={placed} units={units} turn={turn} />)}
      <NotePins session={session} page={page} size={turnedSize(size, turn)} turn={turn} marks={marks} held={held} by={by} draft={note} onDraft={setNote} />
      <PointerDots session={session} page={page} turn={turn} />
      <PageNotesList session={session} page={page} marks={marks} />
      <NoteNews session={session} page={page} marks={marks} />
      {held.length > 0 && <HeldFrame session={session} page={page} held={held} units={units} by={by} turn={turn} />}
    </div>
  )
}

/** "Trần Thị Hạnh", small and in her colour, under what she has drawn. */
function AuthorName({ session, placed, units, turn }: { session: InkSession; placed: PageMark; units: PageUnits; turn: Turn }) {
  const box = boxAround([placed.mark], units)
  if (!box || placed.mark.kind === 'note') return null
  const colour = inkColour(placed.mark.colour)
  const { left, right, bottom } = turnedBox({ left: box[0], top: box[1], right: box[2], bottom: box[3] }, turn)
  return (
    <PlacedAt x={(left + right) / 2} y={bottom} className="pt-1">
      <span ref={(element) => { if (element) element.style.color = colour }} className="block -translate-x-1/2 rounded-sm bg-white/85 px-1.5 font-medium whitespace-nowrap">
        {session.options.nameOf(placed.authorId)}
      </span>
    </PlacedAt>
  )
}

const nowhere = { dx: 0, dy: 0 }

/** The marks of a page: those that lie still, and those that are held and have been dragged so far. */
function useMarks(session: InkSession, page: number) {
  const version = usePageVersion(session, page)
  const held = useSyncExternalStore(session.held.subscribe, session.held.get, session.held.get)
  const keys = held?.page === page ? held.keys : null
  // `version` counts what happens on the page, also to names
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const marks = useMemo(() => session.marksOn(page), [session, page, version])
  const parted = useMemo(() => {
    const isHeld = ({ key, own }: PageMark) => own && keys?.has(key) === true
    return keys ? { resting: marks.filter((placed) => !isHeld(placed)), held: marks.filter(isHeld) } : { resting: marks, held: [] }
  }, [marks, keys])
  return { marks, ...parted, by: keys && held ? held : nowhere }
}

function usePageVersion(session: InkSession, page: number): number {
  const version = useRef(0)
  const subscribe = useCallback((listener: () => void) => session.subscribePage(page, () => {
    version.current += 1
    listener()
  }), [session, page])
  return useSyncExternalStore(subscribe, () => version.current, () => 0)
}
