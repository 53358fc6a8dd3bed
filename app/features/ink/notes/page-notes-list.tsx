import { MessageSquarePlus, MessageSquareText, Trash2 } from 'lucide-react'
import { memo, useDeferredValue, useEffect, useMemo, useRef, useState, useSyncExternalStore, type KeyboardEvent, type RefObject } from 'react'
import { isText } from '~/domain/annotations/mark'
import { opinionsOf, wordsOf, type Opinion } from '~/domain/annotations/opinions'
import { sameOpinion } from '~/domain/annotations/opinions-by-page'
import { useText } from '~/i18n'
import { formatDateTime } from '~/i18n/format'
import { Button } from '~/ui/button'
import type { InkSession } from '../ink-session'
import { useLayerNames } from '../layers/layer-names'
import { freeSpot } from './note-spot'
import type { PageMark } from '../kept/placed-marks'

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 }

/**
 * What is marked and said on a page, in the order in which it is read: for a screen reader inside the page, and for
 * whoever goes through the page with the keyboard, to whom it shows while the focus is in it. Up and down go from one to
 * the next, Tab to what can be done with it.
 */
export function PageNotesList({ session, page, marks }: { session: InkSession; page: number; marks: readonly PageMark[] }) {
  const t = useText()
  const list = useRef<HTMLOListElement>(null)
  const [active, setActive] = useState(0)
  const root = useRef<HTMLElement>(null)
  const inSight = useInSight(root)
  const [inUse, setInUse] = useState(false)
  const shown = useDeferredValue(inSight || inUse ? marks : none) // drawing goes first
  const opinions = useMemo(() => opinionsOf(shown), [shown])
  const current = Math.min(active, opinions.length - 1)
  const byKey = (event: KeyboardEvent) => {
    const step = steps[event.key]
    if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    const next = Math.min(Math.max(0, current + step), opinions.length - 1)
    setActive(next)
    list.current?.querySelectorAll<HTMLElement>(':scope > li')[next]?.focus()
  }
  const mayWrite = session.writable.length > 0
  return (
    <section ref={root} aria-label={t.marks.words.onPage(page)} data-page-notes={page} onFocus={() => setInUse(true)} onBlur={() => setInUse(false)}
      className="pointer-events-auto sr-only bg-sheet text-ink focus-within:not-sr-only focus-within:fixed! focus-within:inset-x-3! focus-within:top-20! focus-within:z-30 focus-within:max-h-[60vh]! focus-within:max-w-xl focus-within:overflow-y-auto! focus-within:rounded-lg focus-within:p-4! focus-within:shadow-sheet">
      <p aria-hidden className="pb-2 font-semibold">{t.marks.words.onPage(page)}</p>
      {opinions.length > 0 && (
        <ol ref={list} onKeyDown={byKey} className="grid grid-cols-[minmax(0,1fr)] gap-2 [contain-intrinsic-size:auto_20rem] [content-visibility:auto]">
          {opinions.map((opinion, index) => (
            <li key={`${opinion.layer} ${opinion.key}`} tabIndex={index === current ? 0 : -1} onFocus={() => setActive(index)} className="grid grid-cols-[minmax(0,1fr)] gap-1 rounded-md p-2 outline-offset-0">
              <OpinionLine session={session} opinion={opinion} isCurrent={index === current} />
            </li>
          ))}
        </ol>
      )}
      {mayWrite && <Button icon={MessageSquarePlus} className="mt-2" onClick={() => session.choose({ draft: { page, ...freeSpot(marks) } })}>{t.marks.words.writeOn(page)}</Button>}
    </section>
  )
}

const none: readonly PageMark[] = []

/** Whether something of the page is in sight: the words of other pages are not in the document either. */
function useInSight(inside: RefObject<HTMLElement>): boolean {
  const [shown, setShown] = useState(false)
  useEffect(() => {
    const sheet = inside.current?.closest('section[data-page]')
    if (!sheet) return
    const watch = new IntersectionObserver((entries) => setShown(entries.at(-1)?.isIntersecting ?? false))
    watch.observe(sheet)
    return () => watch.disconnect()
  }, [inside])
  return shown
}

const OpinionLine = memo(function OpinionLine({ session, opinion, isCurrent }: { session: InkSession; opinion: Opinion<PageMark>; isCurrent: boolean }) {
  const t = useText()
  const { groups } = useSyncExternalStore(session.subscribe, session.get, session.get)
  const layerName = useLayerNames(groups)
  const [first] = opinion.marks
  const { quote, text } = wordsOf(opinion)
  const isNote = !first || first.mark.kind === 'note'
  const author = opinion.authorId === null ? '' : session.options.nameOf(opinion.authorId)
  const own = opinion.marks.filter((one) => one.own)
  const tabIndex = isCurrent ? 0 : -1
  return (
    <>
      <p>
        <strong className="font-semibold">{first ? t.opinions.markKinds[first.mark.kind] : t.marks.words.gone}</strong>{' '}
        {author && t.marks.words.by(author)}{' · '}{formatDateTime(opinion.at)}{' · '}{layerName(first?.layer ?? opinion.replies[0]?.layer ?? 'room')}
      </p>
      {quote && <blockquote className="border-l-2 border-line pl-3 wrap-anywhere">“{quote}”</blockquote>}
      {text && <p className="wrap-anywhere whitespace-pre-wrap">{text}</p>}
      {opinion.replies.map(({ key, authorId, mark }) => mark.kind === 'reply' && (
        <p key={key} className="pl-3 wrap-anywhere whitespace-pre-wrap">{t.marks.words.replyBy(session.options.nameOf(authorId))} {mark.text}</p>
      ))}
      <span className="-mx-2 flex flex-wrap">
        {isNote && first && <Button look="quiet" icon={MessageSquareText} tabIndex={tabIndex} onClick={() => session.choose({ note: opinion.key })}>{t.marks.words.open}</Button>}
        {own.length > 0 && first && <Button look="quiet" icon={Trash2} tabIndex={tabIndex} aria-label={t.marks.words.removeNamed(t.opinions.markKinds[first.mark.kind], isText(first.mark) ? quote : text)} onClick={() => session.edits.remove(own)}>{t.marks.removeNote}</Button>}
      </span>
    </>
  )
}, (before, after) => before.session === after.session && before.isCurrent === after.isCurrent && sameOpinion(before.opinion, after.opinion))
