import { useSyncExternalStore } from 'react'
import { inkColour } from '~/domain/annotations/colour'
import { layerOf } from '~/domain/annotations/layer'
import type { NoteMark } from '~/domain/annotations/mark'
import type { Way } from '~/domain/annotations/mark-place'
import { threadOf } from '~/domain/annotations/opinions'
import { useText } from '~/i18n'
import { classNames } from '~/ui/class-names'
import { OpinionThread } from '../../opinions/opinion-thread'
import { Quote } from '../../opinions/quote'
import { useMarksVersion } from '../../opinions/use-marks'
import { useMentionable } from '../../opinions/use-mentionable'
import { WordsForm } from '../../opinions/words-form'
import { clamp, turned, type Size, type Spot, type Turn } from '../../reader/page-space'
import type { InkSession } from '../ink-session'
import type { NoteDraft } from '../ink-state'
import { useLayerNames } from '../layers/layer-names'
import type { Words } from '../mark-edits'
import { NoteCard } from './note-card'
import { NotePicture } from './note-picture'
import { PlacedAt } from '../page/placed-at'
import type { PageMark } from '../kept/placed-marks'
import { useShownPart, within, type ShownPart } from './shown-part'

/** `size` is of the page as it is turned */
type PinsProps = { session: InkSession; page: number; size: Size; turn: Turn; marks: readonly PageMark[]; held: readonly PageMark[]; by: Way; draft: NoteDraft | null; onDraft: (draft: null) => void }

/** half a pin: it stays wholly on what is shown */
const pinPx = 20

/** The notes of a page as pins; pressed, each opens as a small card. */
export function NotePins({ session, page, size, turn, marks, held, by, draft, onDraft }: PinsProps) {
  const t = useText()
  const [corner, shown] = useShownPart(size)
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
        <NoteCard at={turned(draft, turn)} label={t.marks.newNote} above={layerName(layer)} onClose={() => onDraft(null)}>
          {draft.about && <Quote>{draft.about.quote}</Quote>}
          <WordsForm label={t.marks.noteText} unfinished={session.words} place="note" people={people} saveLabel={t.common.save} onSave={place} onCancel={() => onDraft(null)} />
        </NoteCard>
      )}
    </>
  )
}

/** `passes`: presses go through to the page, for the eraser */
type PinProps = { session: InkSession; placed: PageMark; note: NoteMark; at: Spot; size: Size; shown: ShownPart; passes: boolean; isOpen: boolean; onOpen: (open: boolean) => void }

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
          <NotePicture />
        </button>
      </PlacedAt>
      {isOpen && (
        <NoteCard at={at} label={t.marks.noteOf(author)} above={layerName(placed.layer)} onClose={() => onOpen(false)}>
          <NoteThread session={session} placed={placed} />
        </NoteCard>
      )}
    </>
  )
}

/** What is said to this note, also from other pages of the paper, as it comes. */
function NoteThread({ session, placed }: { session: InkSession; placed: PageMark }) {
  useMarksVersion(session)
  const thread = threadOf(session.allMarks(), placed.layer, placed.key)
  return thread && <OpinionThread session={session} thread={thread} folds />
}
