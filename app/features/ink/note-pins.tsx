import { MessageSquareText, X } from 'lucide-react'
import { useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore, type ReactNode, type RefObject } from 'react'
import { inkColour } from '~/domain/annotations/colour'
import { layerOf } from '~/domain/annotations/layer'
import type { NoteMark } from '~/domain/annotations/mark'
import type { Way } from '~/domain/annotations/mark-place'
import { threadOf } from '~/domain/annotations/opinions'
import { useText } from '~/i18n'
import { classNames } from '~/ui/class-names'
import { OpinionThread } from '../opinions/opinion-thread'
import { Quote } from '../opinions/quote'
import { useMarksVersion } from '../opinions/use-marks'
import { useMentionable } from '../opinions/use-mentionable'
import { WordsForm } from '../opinions/words-form'
import { clamp, turned, type Size, type Spot, type Turn } from '../reader/page-space'
import type { InkSession } from './ink-session'
import type { NoteDraft } from './ink-state'
import { useLayerNames } from './layer-names'
import type { Words } from './mark-edits'
import type { PageMark } from './mark-layer'
import { PlacedAt } from './placed-at'

/** What of the page is shown, in pixels from the whole page's corner: the reader may have cut the margins away. */
type Shown = { left: number; top: number; right: number; bottom: number }
/** `size` is of the page as it is turned */
type PinsProps = { session: InkSession; page: number; size: Size; turn: Turn; marks: readonly PageMark[]; held: readonly PageMark[]; by: Way; draft: NoteDraft | null; onDraft: (draft: null) => void }

/** The notes of a page as pins; pressed, each opens as a small card. */
export function NotePins({ session, page, size, turn, marks, held, by, draft, onDraft }: PinsProps) {
  const t = useText()
  const [corner, shown] = useShown(size)
  const { layer, groups, note, tool, open } = useSyncExternalStore(session.subscribe, session.get, session.get)
  const layerName = useLayerNames(groups)
  const people = useMentionable(session.options.versionId, layerOf(layer, session.options.userId))
  const place = (words: Words) => {
    if (draft) session.edits.put(layer, { kind: 'note', page, colour: session.colourOf('note'), madeAt: Date.now(), x: draft.x, y: draft.y, ...(draft.about && { about: draft.about }), ...words })
    onDraft(null)
  }
  const spotOf = (placed: PageMark, { x, y }: NoteMark) => turned(held.includes(placed) ? { x: clamp(x + by.dx), y: clamp(y + by.dy) } : { x, y }, turn)
  return (
    <>
      <span ref={corner} className="absolute top-0 left-0" />
      {marks.map((placed) => placed.mark.kind === 'note' && (
        <NotePin key={placed.key} session={session} placed={placed} note={placed.mark} at={spotOf(placed, placed.mark)} size={size} shown={shown} passes={open && tool === 'eraser' && placed.own} isOpen={note === placed.key} onOpen={(open) => session.choose({ note: open ? placed.key : null })} />
      ))}
      {draft && (
        <Card at={turned(draft, turn)} size={size} shown={shown} label={t.marks.newNote} onClose={() => onDraft(null)}>
          <p className="pb-2 text-muted">{layerName(layer)}</p>
          {draft.about && <Quote>{draft.about.quote}</Quote>}
          <WordsForm label={t.marks.noteText} people={people} saveLabel={t.common.save} onSave={place} onCancel={() => onDraft(null)} />
        </Card>
      )}
    </>
  )
}

/** `passes`: presses go through to the page, for the eraser */
type PinProps = { session: InkSession; placed: PageMark; note: NoteMark; at: Spot; size: Size; shown: Shown; passes: boolean; isOpen: boolean; onOpen: (open: boolean) => void }

function NotePin({ session, placed, note, at, size, shown, passes, isOpen, onOpen }: PinProps) {
  const t = useText()
  const layerName = useLayerNames(session.get().groups)
  const author = session.options.nameOf(placed.authorId)
  return (
    <>
      <PlacedAt x={within(at.x * size.width, shown.left + pinPx, shown.right - pinPx) / size.width} y={within(at.y * size.height, shown.top + pinPx, shown.bottom - pinPx) / size.height}>
        <button type="button" aria-expanded={isOpen} aria-label={t.marks.noteOf(author)} onClick={() => onOpen(!isOpen)}
          ref={(element) => { if (element) element.style.color = inkColour(note.colour) }}
          className={classNames('grid size-touch -translate-1/2 place-items-center rounded-full', !passes && 'pointer-events-auto')}>
          <MessageSquareText aria-hidden className="size-7 fill-white drop-shadow-sm" />
        </button>
      </PlacedAt>
      {isOpen && (
        <Card at={at} size={size} shown={shown} label={t.marks.noteOf(author)} onClose={() => onOpen(false)}>
          {placed.layer !== 'room' && <p className="pr-12 text-muted">{layerName(placed.layer)}</p>}
          <NoteThread session={session} placed={placed} />
        </Card>
      )}
    </>
  )
}

/** What is said to this note, also from other pages of the paper, as it comes. */
function NoteThread({ session, placed }: { session: InkSession; placed: PageMark }) {
  useMarksVersion(session)
  const thread = threadOf(session.allMarks(), placed.layer, placed.key)
  return thread && <OpinionThread session={session} thread={thread} />
}

const cardWidthPx = 340
const gapPx = 26
/** what lies over the paper at the foot and at the head of the window */
const controlsPx = 80
const barPx = 70
/** half a pin: it stays wholly on what is shown */
const pinPx = 20

const within = (value: number, from: number, to: number) => Math.min(Math.max(from, value), Math.max(from, to))

/** Measures what is shown of the page whenever its size has changed. The ref goes to its upper left corner. */
function useShown({ width, height }: Size): [RefObject<HTMLSpanElement>, Shown] {
  const corner = useRef<HTMLSpanElement>(null)
  const [shown, setShown] = useState<Shown>({ left: 0, top: 0, right: width, bottom: height })
  // after the whole page has been laid around what is shown of it
  useEffect(() => {
    const origin = corner.current?.getBoundingClientRect()
    const sheet = corner.current?.closest('section')?.getBoundingClientRect()
    if (!origin || !sheet) return
    setShown({ left: sheet.left - origin.left, top: sheet.top - origin.top, right: sheet.right - origin.left, bottom: sheet.bottom - origin.top })
  }, [width, height])
  return [corner, shown]
}

/** The focus goes into the card when it opens, stays in it when a form there is put away, and goes back when it closes. */
function useFocusInside(card: RefObject<HTMLElement>) {
  const [before] = useState(() => document.activeElement)
  useLayoutEffect(() => {
    const element = card.current
    if (!element) return
    if (!element.contains(document.activeElement)) element.focus({ preventScroll: true })
    // what had the focus is gone: browsers leave it to nobody
    const watching = new MutationObserver(() => { if (document.activeElement === document.body) element.focus({ preventScroll: true }) })
    watching.observe(element, { childList: true, subtree: true })
    return () => {
      watching.disconnect()
      if (element.contains(document.activeElement) && before instanceof HTMLElement) before.focus({ preventScroll: true })
    }
  }, [card, before])
}

/** A small card by a point of the page, wholly on what is shown of it, that Escape and its button put away. */
function Card({ at, size, shown, label, onClose, children }: { at: Spot; size: Size; shown: Shown; label: string; onClose: () => void; children: ReactNode }) {
  const t = useText()
  const card = useRef<HTMLDivElement>(null)
  useFocusInside(card)
  const { x, y } = at
  const { width, height } = size
  useLayoutEffect(() => {
    const cardWidth = Math.min(cardWidthPx, shown.right - shown.left - 16)
    const left = within(x * width - cardWidth / 2, shown.left + 8, shown.right - cardWidth - 8)
    const element = card.current
    const page = element?.parentElement?.getBoundingClientRect()
    if (!element || !page) return
    Object.assign(element.style, { left: `${left}px`, width: `${cardWidth}px` })
    const needed = gapPx + element.offsetHeight
    const at = page.top + y * height
    const above = at + needed > innerHeight - controlsPx && at - needed > barPx || y * height + needed > shown.bottom
    Object.assign(element.style, { top: above ? 'auto' : `${y * height + gapPx}px`, bottom: above ? `${(1 - y) * height + gapPx}px` : 'auto' })
  }, [x, y, width, height, shown])
  return (
    <div ref={card} role="dialog" tabIndex={-1} aria-label={label} onKeyDown={(event) => event.key === 'Escape' && onClose()}
      className="pointer-events-auto absolute z-10 rounded-md bg-sheet p-4 text-ink shadow-sheet outline-none">
      <button type="button" onClick={onClose} aria-label={t.common.close} className="absolute top-1 right-1 grid size-touch place-items-center rounded-md hover:bg-well"><X aria-hidden className="size-5" /></button>
      <div className="-m-1 max-h-[min(24rem,56dvh)] overflow-y-auto overscroll-contain p-1">{children}</div>
    </div>
  )
}
