import { ChevronDown, MessageSquareReply, Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { inkColour } from '~/domain/annotations/colour'
import type { NoteMark, ReplyMark } from '~/domain/annotations/mark'
import { piecesOf } from '~/domain/annotations/mentions'
import type { Opinion } from '~/domain/annotations/opinions'
import { layerOf } from '~/domain/annotations/layer'
import { useText } from '~/i18n'
import { formatDateTime } from '~/i18n/format'
import { Button } from '~/ui/button'
import type { InkSession } from '../ink/ink-session'
import type { PageMark } from '../ink/kept/placed-marks'
import { PublishButton } from '../ink/notes/publish-button'
import { Quote } from './quote'
import { useMentionable } from './use-mentionable'
import { WordsForm } from './words-form'

/** Whose form is open: the note's or a reply's text is being changed, or a new reply written. */
type Writing = { key: string } | 'reply' | null

/** How many of a long thread's replies stand open: the newest. */
const newest = 2

/** A note and what is said to it, oldest first, `folds`: the older ones folded away where there are many; with what this person may do: answer, change and take away the own words. */
export function OpinionThread({ session, thread, folds = false }: { session: InkSession; thread: Opinion<PageMark>; folds?: boolean }) {
  const t = useText()
  const [writing, setWriting] = useState<Writing>(null)
  const { userId, versionId } = session.options
  const [note] = thread.marks
  const layer = (note ?? thread.replies[0])?.layer ?? 'room'
  const mayAnswer = session.mayWriteOn(layer)
  const people = useMentionable(versionId, layerOf(layer, userId))
  const older = useOlder(thread.replies, folds)
  const close = () => setWriting(null)
  const said = (placed: PageMark) => (
    <Said session={session} placed={placed} isEdited={writing !== null && writing !== 'reply' && writing.key === placed.key} onEdit={() => setWriting({ key: placed.key })} onClose={close} />
  )
  const repliesOf = (replies: readonly PageMark[]) => (
    <ol aria-label={t.opinions.replies(replies.length)} className="grid gap-3 border-l-2 border-line pl-3">
      {replies.map((reply) => <li key={reply.key}>{said(reply)}</li>)}
    </ol>
  )
  return (
    <div className="grid gap-3">
      {note ? said(note) : <div className="grid gap-1"><p className="font-semibold">{t.opinions.removed}</p><p className="text-muted">{t.opinions.removedHint}</p></div>}
      {older > 0 && (
        <details className="group grid">
          <summary className="inline-flex min-h-touch cursor-pointer items-center gap-2 rounded-md font-semibold text-green hover:bg-well"><ChevronDown aria-hidden className="size-5 shrink-0 group-open:rotate-180" />{t.opinions.olderReplies(older)}</summary>
          {repliesOf(thread.replies.slice(0, older))}
        </details>
      )}
      {thread.replies.length > older && repliesOf(thread.replies.slice(older))}
      {mayAnswer && writing === 'reply' && (
        <WordsForm label={t.opinions.answerLabel} unfinished={session.words} place={`reply/${thread.key}`} people={people} saveLabel={t.opinions.answer} onCancel={close} onSave={(words) => { session.edits.reply({ key: thread.key, layer, page: thread.page }, words); close() }} />
      )}
      {mayAnswer && writing === null && <Button icon={MessageSquareReply} className="justify-self-start" onClick={() => setWriting('reply')}>{t.opinions.answer}</Button>}
    </div>
  )
}

/** How many replies are folded away: of a thread that is long when it opens all but the newest. What comes later stands below, and nothing that was to be seen is folded. */
function useOlder(replies: readonly PageMark[], folds: boolean): number {
  const [first] = useState(() => (folds && replies.length > newest + 1 ? replies.at(-newest)?.key : undefined))
  return Math.max(0, replies.findIndex(({ key }) => key === first))
}

type SaidProps = { session: InkSession; placed: PageMark; isEdited: boolean; onEdit: () => void; onClose: () => void }

/** What one person said and when; the own words can be changed and taken away. */
function Said({ session, placed, isEdited, onEdit, onClose }: SaidProps) {
  const t = useText()
  const { userId, versionId } = session.options
  const people = useMentionable(versionId, layerOf(placed.layer, userId))
  const mark = placed.mark as NoteMark | ReplyMark
  const colour = inkColour(mark.colour)
  const mayChange = placed.own && session.mayWriteOn(placed.layer) && !isEdited
  const named = mark.mentions.map((id) => ({ id, fullName: session.options.nameOf(id) })).filter(({ fullName }) => fullName !== '')
  return (
    <article className="grid gap-1">
      <header>
        <p className="ink-coloured font-semibold text-pretty" ref={(element) => element?.style.setProperty('--ink', colour)}>{session.options.nameOf(placed.authorId) || t.opinions.unknownAuthor}</p>
        <p className="tabular text-muted">{formatDateTime(mark.madeAt)}</p>
      </header>
      {mark.kind === 'note' && mark.about && <Quote>{mark.about.quote}</Quote>}
      {isEdited
        ? <WordsForm label={mark.kind === 'note' ? t.marks.noteText : t.opinions.answerLabel} words={mark} unfinished={session.words} place={`edit/${placed.key}`} people={people} saveLabel={t.common.save} onCancel={onClose} onSave={(words) => { session.edits.rewrite(placed, words); onClose() }} />
        : <p className="wrap-anywhere whitespace-pre-wrap">{piecesOf(mark.text, named).map(({ text, isName }, index) => (isName ? <strong key={index} className="font-semibold text-green">{text}</strong> : text))}</p>}
      {mayChange && (
        <div className="-mx-2 -mb-1 flex flex-wrap">
          <Button look="quiet" icon={Pencil} className="px-2!" onClick={onEdit}>{t.opinions.edit}</Button>
          {mark.kind === 'note' && <PublishButton session={session} marks={[placed]} className="px-2!" />}
          <Button look="quiet" icon={Trash2} className="px-2!" onClick={() => session.edits.remove([placed])}>{t.opinions.remove}</Button>
        </div>
      )}
    </article>
  )
}
