import { MessageSquareText, Pencil, Trash2, X } from 'lucide-react'
import { useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore, type KeyboardEvent, type ReactNode } from 'react'
import { inkColour } from '~/domain/annotations/colour'
import { markLimits, type NoteMark } from '~/domain/annotations/mark'
import { useText } from '~/i18n'
import { Button } from '~/ui/button'
import { TextArea } from '~/ui/field'
import { newMarkId, type InkSession, type PageMark } from './ink-session'
import { PlacedAt } from './placed-at'

/** Where a note is to be put. */
export type NoteDraft = { x: number; y: number }
type Size = { width: number; height: number }
type PinsProps = { session: InkSession; page: number; size: Size; marks: readonly PageMark[]; draft: NoteDraft | null; onDraft: (draft: NoteDraft | null) => void }

/** The notes of a page as pins; pressed, each opens as a small card. */
export function NotePins({ session, page, size, marks, draft, onDraft }: PinsProps) {
  const t = useText()
  const [openKey, setOpenKey] = useState<string | null>(null)
  const { layer } = useSyncExternalStore(session.subscribe, session.get, session.get)
  const place = (text: string) => {
    if (draft) session.put(layer, newMarkId(), { kind: 'note', page, colour: session.colour, madeAt: Date.now(), x: draft.x, y: draft.y, text })
    onDraft(null)
  }
  return (
    <>
      {marks.map((placed) => placed.mark.kind === 'note' && (
        <NotePin key={placed.key} session={session} placed={placed} note={placed.mark} size={size} isOpen={openKey === placed.key} onOpen={(open) => setOpenKey(open ? placed.key : null)} />
      ))}
      {draft && (
        <Card at={draft} size={size} label={t.marks.newNote} onClose={() => onDraft(null)}>
          <p className="pb-2 text-muted">{t.marks.layers[layer]}</p>
          <NoteForm text="" onSave={place} onCancel={() => onDraft(null)} />
        </Card>
      )}
    </>
  )
}

type PinProps = { session: InkSession; placed: PageMark; note: NoteMark; size: Size; isOpen: boolean; onOpen: (open: boolean) => void }

function NotePin({ session, placed, note, size, isOpen, onOpen }: PinProps) {
  const t = useText()
  const [editing, setEditing] = useState(false)
  const author = session.options.nameOf(placed.authorId)
  const close = () => {
    setEditing(false)
    onOpen(false)
  }
  return (
    <>
      <PlacedAt x={note.x} y={note.y}>
        <button type="button" aria-expanded={isOpen} aria-label={t.marks.noteOf(author)} onClick={() => (isOpen ? close() : onOpen(true))}
          ref={(element) => { if (element) element.style.color = inkColour(note.colour) }}
          className="pointer-events-auto grid size-touch -translate-1/2 place-items-center rounded-full">
          <MessageSquareText aria-hidden className="size-7 fill-white drop-shadow-sm" />
        </button>
      </PlacedAt>
      {isOpen && (
        <Card at={note} size={size} label={t.marks.noteOf(author)} onClose={close}>
          <p className="pr-12 font-semibold" ref={(element) => { if (element) element.style.color = inkColour(note.colour) }}>{author}</p>
          {placed.layer === 'private' && <p className="text-muted">{t.marks.layers.private}</p>}
          {editing
            ? <NoteForm text={note.text} onSave={(text) => { session.rewrite(placed, text); close() }} onCancel={() => setEditing(false)} />
            : <p className="py-2 wrap-anywhere whitespace-pre-wrap">{note.text}</p>}
          {placed.own && !editing && (
            <div className="-mx-2 flex">
              <Button look="quiet" icon={Pencil} onClick={() => setEditing(true)}>{t.marks.editNote}</Button>
              <Button look="quiet" icon={Trash2} onClick={() => session.remove([placed])}>{t.marks.removeNote}</Button>
            </div>
          )}
        </Card>
      )}
    </>
  )
}

function NoteForm({ text, onSave, onCancel }: { text: string; onSave: (text: string) => void; onCancel: () => void }) {
  const t = useText()
  const [written, setWritten] = useState(text)
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => field.current?.focus({ preventScroll: true }), [])
  const save = () => { if (written.trim() !== '') onSave(written.trim()) }
  const byKeyboard = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save()
  }
  return (
    <form className="grid gap-3" onSubmit={(event) => { event.preventDefault(); save() }}>
      <TextArea ref={field} label={t.marks.noteText} rows={3} maxLength={markLimits.textLength} value={written} onChange={(event) => setWritten(event.target.value)} onKeyDown={byKeyboard} />
      <div className="flex justify-end gap-2">
        <Button look="quiet" onClick={onCancel}>{t.common.cancel}</Button>
        <Button look="primary" type="submit" disabled={written.trim() === ''}>{t.common.save}</Button>
      </div>
    </form>
  )
}

const cardWidthPx = 300
const gapPx = 26

/** A small card by a point of the page, wholly on the page, that Escape and its button put away. */
function Card({ at, size, label, onClose, children }: { at: NoteDraft; size: Size; label: string; onClose: () => void; children: ReactNode }) {
  const t = useText()
  const card = useRef<HTMLDivElement>(null)
  const { x, y } = at
  const { width, height } = size
  useLayoutEffect(() => {
    const left = Math.min(Math.max(8, x * width - cardWidthPx / 2), Math.max(8, width - cardWidthPx - 8))
    const above = y > 0.7
    if (card.current) {
      Object.assign(card.current.style, {
        left: `${left}px`, width: `${cardWidthPx}px`,
        top: above ? 'auto' : `${y * height + gapPx}px`, bottom: above ? `${(1 - y) * height + gapPx}px` : 'auto',
      })
    }
  }, [x, y, width, height])
  return (
    <div ref={card} role="dialog" aria-label={label} onKeyDown={(event) => event.key === 'Escape' && onClose()}
      className="pointer-events-auto absolute z-10 rounded-md bg-sheet p-4 text-ink shadow-sheet">
      <button type="button" onClick={onClose} aria-label={t.common.close} className="absolute top-1 right-1 grid size-touch place-items-center rounded-md hover:bg-well"><X aria-hidden className="size-5" /></button>
      {children}
    </div>
  )
}
