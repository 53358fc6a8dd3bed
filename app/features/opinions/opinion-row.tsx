import { ArrowUpRight, Highlighter, MessageSquareText, MessageSquareX, PenLine, Square, Stamp, Strikethrough, Underline, type LucideIcon } from 'lucide-react'
import { useId, useState } from 'react'
import { inkColour } from '~/domain/annotations/colour'
import type { LayerName } from '~/domain/annotations/layer'
import type { Mark } from '~/domain/annotations/mark'
import { kindOfOpinion, wordsOf, type Opinion } from '~/domain/annotations/opinions'
import { useText } from '~/i18n'
import { formatDateTime } from '~/i18n/format'
import type { InkSession } from '../ink/ink-session'
import type { PageMark } from '../ink/kept/placed-marks'
import { MarkPicture } from './mark-picture'
import { OpinionThread } from './opinion-thread'
import { Quote } from './quote'

const icons: Record<Mark['kind'], LucideIcon> = {
  pen: PenLine, highlighter: Highlighter, note: MessageSquareText, reply: MessageSquareText, 'text-highlight': Highlighter, underline: Underline, strike: Strikethrough,
  box: Square, arrow: ArrowUpRight, stamp: Stamp,
}

type RowProps = {
  session: InkSession
  opinion: Opinion<PageMark>
  pageSize: { width: number; height: number }
  layerName: (layer: LayerName) => string
  onJump: (opinion: Opinion<PageMark>) => void
}

/** One opinion of the list: who, what and when; pressed, it is shown on its page. A note's thread opens where it stands. */
export function OpinionRow({ session, opinion, pageSize, layerName, onJump }: RowProps) {
  const t = useText()
  const threadId = useId()
  const [open, setOpen] = useState(false)
  const [first] = opinion.marks
  const layer = (first ?? opinion.replies[0])?.layer ?? 'room'
  const author = first ? session.options.nameOf(first.authorId) || t.opinions.unknownAuthor : t.opinions.removed
  const Icon = first ? icons[first.mark.kind] : MessageSquareX
  const hasThread = kindOfOpinion(opinion) === 'note' && (opinion.replies.length > 0 || session.mayWriteOn(layer))
  return (
    <li className="grid gap-2 px-5 py-3">
      <button type="button" aria-label={first ? t.opinions.jump(opinion.page, author) : undefined} disabled={!first} onClick={() => onJump(opinion)}
        className="-mx-3 grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 rounded-md px-3 py-1.5 text-left enabled:hover:bg-well enabled:active:bg-green-tint">
        <Icon aria-hidden className={`mt-0.5 size-5 ${first ? 'ink-coloured' : 'text-muted'}`} ref={(element) => { if (first) element?.style.setProperty('--ink', inkColour(first.mark.colour)) }} />
        <span className="grid gap-0.5">
          <span className="font-semibold text-pretty">{author}</span>
          <span className="tabular text-muted">{[first ? t.opinions.markKinds[first.mark.kind] : t.opinions.replies(opinion.replies.length), formatDateTime(opinion.at)].join(' · ')}</span>
          {layer !== 'room' && <span className="text-muted">{layerName(layer)}</span>}
        </span>
      </button>
      {!open && <div className="pl-8"><What opinion={opinion} pageSize={pageSize} /></div>}
      {open && <div id={threadId} className="rounded-md border border-line p-3"><OpinionThread session={session} thread={opinion} /></div>}
      {hasThread && (
        <button type="button" aria-expanded={open} aria-controls={open ? threadId : undefined} onClick={() => setOpen(!open)} className="ml-5 min-h-touch justify-self-start rounded-md px-3 font-semibold text-green hover:bg-green-tint">
          {open ? t.opinions.hideReplies : opinion.replies.length > 0 ? t.opinions.showReplies(opinion.replies.length) : t.opinions.answer}
        </button>
      )}
    </li>
  )
}

/** The words, or a picture of what was drawn. */
function What({ opinion, pageSize }: Pick<RowProps, 'opinion' | 'pageSize'>) {
  const t = useText()
  const { quote, text } = wordsOf(opinion)
  const [first] = opinion.marks
  const mark = first?.mark
  if (quote && text) return <><Quote>{quote}</Quote><OwnWords text={text} /></>
  if (quote) return <q className={`line-clamp-4 wrap-anywhere ${mark?.kind === 'strike' ? 'line-through' : ''}`}>{quote}</q>
  if (text) return <OwnWords text={text} />
  if (mark?.kind === 'stamp') return <p className="font-semibold">{t.marks.stamps[mark.stamp]}</p>
  return mark ? <MarkPicture opinion={opinion} size={pageSize} label={t.opinions.markKinds[mark.kind]} /> : null
}

function OwnWords({ text }: { text: string }) {
  return <p className="line-clamp-5 wrap-anywhere whitespace-pre-wrap">{text}</p>
}
