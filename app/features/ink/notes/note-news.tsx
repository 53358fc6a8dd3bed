import { useEffect, useRef, useState } from 'react'
import { useText } from '~/i18n'
import type { InkSession } from '../ink-session'
import type { PageMark } from '../kept/placed-marks'

/** What comes within this time is told in one sentence. */
const gatherMs = 2_000
const longestWords = 160

/** Tells a screen reader, when it has finished speaking, of notes and replies that others have just put on the page in sight. */
export function NoteNews({ session, page, marks }: { session: InkSession; page: number; marks: readonly PageMark[] }) {
  const t = useText()
  const region = useRef<HTMLParagraphElement>(null)
  const known = useRef<ReadonlySet<string> | null>(null)
  const fresh = useRef<PageMark[]>([])
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)
  const [news, setNews] = useState('')

  useEffect(() => {
    const said = marks.filter(({ mark }) => mark.kind === 'note' || mark.kind === 'reply')
    const before = known.current
    known.current = new Set(said.map(({ key }) => key))
    // a name is shown by what somebody else has just done, not by what was there when the paper was opened
    if (before && isInSight(region.current)) fresh.current.push(...said.filter(({ key, own }) => !own && !before.has(key) && session.named.has(key)))
    if (fresh.current.length === 0) return
    timer.current ??= setTimeout(() => {
      timer.current = null
      const [first, ...others] = fresh.current.splice(0)
      if (!first) return
      const words = 'text' in first.mark ? first.mark.text.slice(0, longestWords) : ''
      setNews(others.length > 0 ? t.marks.words.newNotes(others.length + 1, page) : t.marks.words.newNote(session.options.nameOf(first.authorId), page, words))
    }, gatherMs)
  }, [marks, session, page, t])
  useEffect(() => () => { if (timer.current) clearTimeout(timer.current) }, [])

  return <p ref={region} role="status" className="sr-only">{news}</p>
}

function isInSight(region: HTMLElement | null): boolean {
  const sheet = region?.closest('section[data-page]')?.getBoundingClientRect()
  return sheet !== undefined && sheet.bottom > 0 && sheet.top < innerHeight && sheet.right > 0 && sheet.left < innerWidth
}
