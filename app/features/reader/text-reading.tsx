import { AArrowDown, AArrowUp, RotateCw, X } from 'lucide-react'
import { memo, useEffect, useMemo, useRef, type KeyboardEvent } from 'react'
import { paragraphsOf } from '~/domain/documents/paragraphs'
import type { ReaderVersion } from '~/domain/documents/reading'
import { useText } from '~/i18n'
import { Button } from '~/ui/button'
import { classNames } from '~/ui/class-names'
import { Loading } from '~/ui/waiting'
import { clamp } from './page-space'
import { letterSizes, type ReadingView } from './reading-view'
import { usePageTexts } from './use-page-texts'

const sizes = ['text-lg', 'text-xl', 'text-2xl', 'text-3xl', 'text-4xl'] as const satisfies { length: typeof letterSizes }

type TextProps = {
  version: ReaderVersion
  /** all pages have been read by the server */
  drawn: boolean
  /** where to begin */
  page: number
  letters: ReadingView['letters']
  onLetters: (letters: number) => void
  /** told the page that was being read */
  onClose: (page: number) => void
}

/** "Đọc dạng chữ": what the pages say as running text, as large as somebody needs it, and for a screen reader. */
export default function TextReading({ version, drawn, page, letters, onLetters, onClose }: TextProps) {
  const t = useText()
  const { texts, state, again } = usePageTexts(version.id, true, drawn)
  const scroller = useRef<HTMLDivElement>(null)
  const begin = useRef(page)
  const hasText = texts?.some(({ text }) => text.trim() !== '') ?? false

  useEffect(() => {
    scroller.current?.focus({ preventScroll: true })
    if (hasText && scroller.current) return bringPage(scroller.current, begin.current)
  }, [hasText])
  const close = () => onClose(pageAtTop(scroller.current) ?? begin.current)
  const byKey = (event: KeyboardEvent) => {
    event.stopPropagation() // the paper underneath is not turned
    if (event.key === 'Escape') close()
  }
  return (
    <section role="dialog" aria-label={t.reader.readText} onKeyDown={byKey} className="absolute inset-0 z-20 flex flex-col bg-sheet">
      <header className="flex min-h-bar flex-wrap items-center justify-end gap-x-1 border-b border-line px-4 py-1 max-sm:justify-between max-sm:px-1">
        <h2 className="mr-auto font-semibold max-sm:sr-only">{t.reader.readText}</h2>
        <Button look="quiet" icon={AArrowDown} disabled={letters <= 0} onClick={() => onLetters(letters - 1)}>{t.reader.smallerLetters}</Button>
        <Button look="quiet" icon={AArrowUp} disabled={letters >= letterSizes - 1} onClick={() => onLetters(letters + 1)}>{t.reader.largerLetters}</Button>
        <Button look="quiet" icon={X} onClick={close}>{t.common.close}</Button>
      </header>
      <div ref={scroller} tabIndex={0} role="region" aria-label={version.title} className={classNames('min-h-0 flex-1 overflow-y-auto overscroll-contain px-5 -outline-offset-3 sm:px-8', sizes[clamp(letters, 0, letterSizes - 1)])}>
        {!texts && state !== 'lost' && <Loading />}
        {state === 'lost' && !texts && <div role="status" className="grid justify-items-start gap-4 py-8"><p>{t.reader.textLost}</p><Button icon={RotateCw} onClick={again}>{t.reader.tryAgain}</Button></div>}
        {texts && !hasText && <p role="status" className="mx-auto max-w-3xl py-8">{t.reader.scanHasNoTextToRead}</p>}
        {hasText && texts?.map(({ page: number, text }) => <TextPage key={number} page={number} text={text} />)}
      </div>
    </section>
  )
}

const TextPage = memo(function TextPage({ page, text }: { page: number; text: string }) {
  const t = useText()
  const paragraphs = useMemo(() => paragraphsOf(text, page), [text, page])
  return (
    <article data-text-page={page} aria-label={t.reader.page(page)} className="text-page mx-auto max-w-3xl py-6">
      <h3 className="tabular border-b border-line pb-2 text-base font-semibold text-muted">{t.reader.page(page)}</h3>
      {paragraphs.map((paragraph, index) => <p key={index} className={classNames('pt-4 text-pretty', paragraph.isHeading && 'font-semibold')}>{paragraph.text}</p>)}
      {paragraphs.length === 0 && <p className="pt-4 text-muted">{t.reader.pageHasNoText}</p>}
    </article>
  )
})

/**
 * Brings a page to the upper edge. Pages out of sight are only estimated until they are laid out, so it takes a few
 * frames until the place is right. Returns what stops it.
 */
function bringPage(scroller: HTMLElement, page: number): () => void {
  const wanted = scroller.querySelector(`[data-text-page="${page}"]`)
  let frame = 0
  let framesLeft = 12
  const bring = () => {
    const off = (wanted?.getBoundingClientRect().top ?? 0) - scroller.getBoundingClientRect().top
    if (Math.abs(off) < 2) return // it holds: the scrolling is the reader's
    wanted?.scrollIntoView({ block: 'start' })
    if (--framesLeft > 0) frame = requestAnimationFrame(bring)
  }
  bring()
  return () => cancelAnimationFrame(frame)
}

function pageAtTop(scroller: HTMLElement | null): number | null {
  if (!scroller) return null
  const { top } = scroller.getBoundingClientRect()
  const pages = [...scroller.querySelectorAll<HTMLElement>('[data-text-page]')]
  const shown = pages.find((page) => page.getBoundingClientRect().bottom > top + 80)
  return shown ? Number(shown.dataset.textPage) : null
}
