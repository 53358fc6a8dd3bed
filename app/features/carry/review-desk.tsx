import { ListChecks, X } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { wordsOfMark } from '~/domain/annotations/review'
import { useText } from '~/i18n'
import { Button } from '~/ui/button'
import { spotUnder, type Turn } from '../reader/page-space'
import type { ReviewSession } from './review-session'
import { ReviewSheet } from './review-sheet'

/** "7 ghi chú cần xem lại", above the tools' button; while a place is chosen, what is to be done. `toolsOut`: the tools lie there now. */
export function ReviewDesk({ session, toolsOut }: { session: ReviewSession; toolsOut: boolean }) {
  const t = useText()
  const { reviews, placing, open } = useSyncExternalStore(session.subscribe, session.get, session.get)
  return (
    <>
      {placing && (
        <section role="status" className="pointer-events-auto visible absolute right-0 bottom-full mb-2 flex max-w-xl items-center gap-3 rounded-lg bg-sheet py-2 pr-2 pl-4 text-ink shadow-float max-sm:left-0">
          <p className="min-w-0 flex-1"><strong className="block font-semibold text-pretty">{t.marks.review.choosePlace}</strong><span className="line-clamp-1 text-muted">{wordsOfMark(placing.mark) || t.opinions.markKinds[placing.mark.kind]}</span></p>
          <Button look="quiet" icon={X} onClick={() => session.choosePlace(null)}>{t.common.cancel}</Button>
        </section>
      )}
      {!placing && !toolsOut && reviews.length > 0 && (
        <div className="absolute right-0 bottom-full mb-2">
          <Button icon={ListChecks} aria-haspopup="dialog" className="pointer-events-auto rounded-full whitespace-nowrap shadow-float" onClick={() => session.show(true)}>{t.marks.review.waiting(reviews.length)}</Button>
        </div>
      )}
      {(open || reviews.length > 0) && <ReviewSheet session={session} />}
    </>
  )
}

/** Over a page, and under what floats over the paper, while a place is chosen: a press says where. By the keyboard it is the middle of the page. */
export function PlaceHere({ session, page, turn }: { session: ReviewSession; page: number; turn: Turn }) {
  const t = useText()
  const { placing, busy } = useSyncExternalStore(session.subscribe, session.get, session.get)
  if (!placing) return null
  return (
    <button type="button" aria-label={t.marks.review.placeOnPage(page)} aria-busy={busy !== null || undefined}
      className="pointer-events-auto absolute inset-0 cursor-crosshair bg-green/5 -outline-offset-3 hover:bg-green/10"
      onClick={({ detail, clientX, clientY, currentTarget }) => {
        const byKey = detail === 0
        void session.place(page, byKey ? { x: 0.5, y: 0.5 } : spotUnder(currentTarget.getBoundingClientRect(), turn, clientX, clientY))
      }} />
  )
}
