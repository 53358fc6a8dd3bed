import { BookOpen, CircleSlash, MapPin } from 'lucide-react'
import { useState, useSyncExternalStore } from 'react'
import { boxOf } from '~/domain/annotations/mark-place'
import { wordsOfMark, type MarkReview } from '~/domain/annotations/review'
import { useText } from '~/i18n'
import { Button } from '~/ui/button'
import { Notice } from '~/ui/notice'
import { Sheet } from '~/ui/sheet'
import { useOpenPaper } from '../live/following'
import { OldPlace } from './old-place'
import type { ReviewSession } from './review-session'

/** So much of the page is shown above the mark. */
const linesAbove = 0.12

/** The marks that have no place in the new version: what each was and where, why, and what becomes of it. */
export function ReviewSheet({ session }: { session: ReviewSession }) {
  const t = useText()
  const { open, reviews, trouble, busy } = useSyncExternalStore(session.subscribe, session.get, session.get)
  return (
    <Sheet isOpen={open} onClose={() => session.show(false)} title={t.marks.review.title}>
      <p className="mb-4 text-pretty text-muted">{t.marks.review.explained}</p>
      {trouble !== null && <div className="mb-4"><Notice kind="error">{trouble || t.marks.review.lost}</Notice></div>}
      {reviews.length === 0 && <p role="status" className="font-medium">{t.marks.review.allDone}</p>}
      <ol className="grid gap-8">{reviews.map((review) => <li key={review.id}><Waiting session={session} review={review} busy={busy === review.id} /></li>)}</ol>
    </Sheet>
  )
}

function Waiting({ session, review, busy }: { session: ReviewSession; review: MarkReview; busy: boolean }) {
  const t = useText()
  const [leaving, setLeaving] = useState(false)
  const { mark, author, layer, reason, groupName } = review
  const words = wordsOfMark(mark)
  return (
    <article className="grid gap-3" aria-label={`${t.opinions.markKinds[mark.kind]}, ${t.marks.review.onOldPage(mark.page)}`}>
      <div>
        <h3 className="font-semibold">{t.opinions.markKinds[mark.kind]}{author !== null && <span className="font-medium"> · {author}</span>}</h3>
        <p className="text-muted">{t.marks.review.onOldPage(mark.page)} · {groupName === null ? t.marks.layers[layer === 'room' ? 'room' : 'private'] : t.marks.layersOf.group(groupName)}</p>
      </div>
      <OldPlace review={review} />
      {words && <blockquote className="line-clamp-4 border-l-3 border-line pl-3 wrap-anywhere whitespace-pre-wrap">{words}</blockquote>}
      <p className="font-medium text-amber">{t.marks.review.reasons[reason]}</p>
      {leaving
        ? <LeaveOut busy={busy} onLeave={() => void session.leaveOut(review)} onBack={() => setLeaving(false)} />
        : (
          <div className="flex flex-wrap gap-2">
            <Button look="primary" icon={MapPin} className="w-full" busy={busy} onClick={() => session.choosePlace(review)}>{t.marks.review.place}</Button>
            <OpenOld session={session} review={review} />
            <Button look="quiet" icon={CircleSlash} className="grow px-3!" onClick={() => setLeaving(true)}>{t.marks.review.leaveOut}</Button>
          </div>
        )}
    </article>
  )
}

function LeaveOut({ busy, onLeave, onBack }: { busy: boolean; onLeave: () => void; onBack: () => void }) {
  const t = useText()
  return (
    <div role="group" aria-label={t.marks.review.leaveOut} className="grid gap-3 rounded-md bg-amber-tint p-3">
      <p className="text-pretty">{t.marks.review.leaveOutMeans}</p>
      <div className="flex flex-wrap gap-2">
        <Button look="danger" busy={busy} onClick={onLeave}>{t.marks.review.leaveOut}</Button>
        <Button onClick={onBack}>{t.common.back}</Button>
      </div>
    </div>
  )
}

/** The old version opens where the mark stands: there is where this person has left it last. */
function OpenOld({ session, review: { fromVersionId, mark } }: { session: ReviewSession; review: MarkReview }) {
  const t = useText()
  const { openPaper } = useOpenPaper()
  const [busy, setBusy] = useState(false)
  const top = Math.max(0, (boxOf(mark)?.[1] ?? 0) - linesAbove)
  const open = async () => {
    setBusy(true)
    await fetch(`/api/versions/${fromVersionId}/place`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ page: mark.page, offset: top }) }).catch(() => undefined)
    session.show(false)
    openPaper(fromVersionId)
  }
  return <Button icon={BookOpen} className="grow px-3!" busy={busy} onClick={() => void open()}>{t.marks.review.openOld}</Button>
}
