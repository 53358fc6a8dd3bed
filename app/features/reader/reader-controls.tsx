import { ChevronLeft, ChevronRight, Minus, Plus, Search, SlidersHorizontal } from 'lucide-react'
import type { ReactNode } from 'react'
import { useText } from '~/i18n'
import { classNames } from '~/ui/class-names'
import type { ReadingWindow } from './use-reading-window'

type ControlsProps = { view: ReadingWindow; toolbar?: ReactNode; onPages: () => void; onView: () => void; onSearch: () => void }

const pill = 'pointer-events-auto flex items-center rounded-lg bg-sheet p-1 shadow-float'
const key = 'grid size-touch place-items-center rounded-md hover:bg-well active:bg-green-tint disabled:text-muted'
const word = 'inline-flex min-h-touch items-center gap-2 rounded-md px-2 font-medium whitespace-nowrap hover:bg-well active:bg-green-tint sm:px-3'
const zoomStep = 1.25

/** Floats over the paper at the thumb: the tools of others, how the paper is shown, and the page. */
export function ReaderControls({ view, toolbar, onPages, onView, onSearch }: ControlsProps) {
  const t = useText()
  const { zoom, zoomBy, turnTo, sight: { current, currentLast } } = view
  const pages = view.laid.length
  return (
    <div className="pointer-events-none absolute inset-x-2 bottom-3 flex has-data-phone-tools:invisible flex-wrap-reverse items-center justify-end gap-2 pb-[env(safe-area-inset-bottom)] md:inset-x-4 md:bottom-4">
      {toolbar && <div className={pill}>{toolbar}</div>}
      <div className={pill}>
        <span className="hidden items-center xl:flex">
          <button type="button" className={key} onClick={() => zoomBy(1 / zoomStep)} aria-label={t.reader.zoomOut}><Minus aria-hidden className="size-5" /></button>
          <output className="tabular w-14 text-center">{t.reader.zoomShare(zoom)}</output>
          <button type="button" className={key} onClick={() => zoomBy(zoomStep)} aria-label={t.reader.zoomIn}><Plus aria-hidden className="size-5" /></button>
        </span>
        <button type="button" className={classNames(word, 'max-md:hidden in-data-beside:max-xl:hidden')} onClick={onSearch}><Search aria-hidden className="size-5" />{t.reader.search}</button>
        <button type="button" className={word} onClick={onView} aria-haspopup="dialog"><SlidersHorizontal aria-hidden className="size-5" />{t.reader.view}</button>
      </div>
      <nav aria-label={t.reader.pagesNav} className={pill}>
        <button type="button" className={key} disabled={current <= 1} onClick={() => turnTo(current - 1)} aria-label={t.reader.previousPage}><ChevronLeft aria-hidden className="size-5" /></button>
        <button type="button" className="tabular min-h-touch min-w-touch rounded-md px-2 font-medium whitespace-nowrap hover:bg-well active:bg-green-tint" onClick={onPages} aria-haspopup="dialog">
          <span className="max-sm:sr-only">{t.reader.pageWord} </span>{current === currentLast ? current : `${current}–${currentLast}`}/{pages}
        </button>
        <button type="button" className={key} disabled={currentLast >= pages} onClick={() => turnTo(currentLast + 1)} aria-label={t.reader.nextPage}><ChevronRight aria-hidden className="size-5" /></button>
      </nav>
    </div>
  )
}
