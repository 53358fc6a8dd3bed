import { MoreHorizontal, type LucideIcon } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useText } from '~/i18n'
import { Button } from './button'
import { classNames } from './class-names'

export type MoreChoice = { label: string; icon: LucideIcon; onChoose: () => void; /** takes something away */ danger?: boolean }

/** What is done seldom, behind one button. Escape, a press elsewhere or leaving with the keyboard closes it. */
export function MoreMenu({ label, choices }: { /** of what, for those who do not see it */ label: string; choices: readonly MoreChoice[] }) {
  const t = useText()
  const [open, setOpen] = useState(false)
  const whole = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (!open) return
    const elsewhere = (event: Event) => { if (event.target instanceof Node && !whole.current?.contains(event.target)) setOpen(false) }
    const escape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      setOpen(false)
      button.current?.focus()
    }
    document.addEventListener('pointerdown', elsewhere)
    document.addEventListener('focusin', elsewhere)
    document.addEventListener('keydown', escape)
    return () => {
      document.removeEventListener('pointerdown', elsewhere)
      document.removeEventListener('focusin', elsewhere)
      document.removeEventListener('keydown', escape)
    }
  }, [open])
  const choose = (onChoose: () => void) => {
    setOpen(false)
    button.current?.focus() // where a dialog that opens now gives it back to
    onChoose()
  }
  return (
    <div ref={whole} className="relative">
      <Button ref={button} look="quiet" icon={MoreHorizontal} className="px-3! whitespace-nowrap" aria-expanded={open} aria-label={label} onClick={() => setOpen(!open)}>{t.common.more}</Button>
      {open && (
        <ul className="absolute top-full right-0 z-20 mt-1 grid min-w-56 rounded-md border border-line bg-sheet p-1 shadow-sheet">
          {choices.map(({ label: words, icon: Icon, onChoose, danger = false }) => (
            <li key={words}>
              <button type="button" onClick={() => choose(onChoose)} className={classNames('flex min-h-12 w-full items-center gap-3 rounded-sm px-3 text-left font-medium whitespace-nowrap hover:bg-well', danger && 'text-live')}>
                <Icon aria-hidden className="size-5 shrink-0" />{words}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
