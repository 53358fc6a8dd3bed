import { useEffect, useRef, useState } from 'react'
import { useText } from '~/i18n'
import { Button } from '~/ui/button'
import { Dialog } from '~/ui/dialog'

export type Shortcut = 'next' | 'floor' | 'endSpeech' | 'extend' | 'vote' | 'conclude' | 'pause' | 'help'
const keyOf: Record<Shortcut, string> = { next: 'n', floor: 'm', endSpeech: 'k', extend: 't', vote: 'b', conclude: 'l', pause: 'p', help: '?' }

/** Runs the chair's keys while nothing is being typed and no sheet is open. With Alt, so that no single key does anything (WCAG 2.1.4). */
export function useShortcuts(run: (shortcut: Shortcut) => void) {
  const latest = useRef(run)
  useEffect(() => { latest.current = run })
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const target = event.target instanceof HTMLElement ? event.target : null
      if (!event.altKey || event.ctrlKey || event.metaKey || event.repeat || target?.closest('input, textarea, select, [contenteditable], [role=dialog], [role=alertdialog]')) return
      const pressed = event.code.startsWith('Key') ? event.code.slice(3).toLowerCase() : event.code === 'Slash' ? '?' : ''
      const found = (Object.keys(keyOf) as Shortcut[]).find((shortcut) => keyOf[shortcut] === pressed)
      if (!found) return
      event.preventDefault()
      latest.current(found)
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
}

export function ShortcutsDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useText()
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={t.live.keyboard} actions={<Button look="primary" onClick={onClose}>{t.common.close}</Button>}>
      <dl className="grid grid-cols-[auto_1fr] items-center gap-x-5 gap-y-3">
        {(Object.keys(keyOf) as Shortcut[]).map((shortcut) => (
          <div key={shortcut} className="contents">
            <dt><kbd className="rounded-sm border border-edge bg-well px-2.5 py-1 font-semibold whitespace-nowrap">Alt + {(keyOf[shortcut]).toUpperCase()}</kbd></dt>
            <dd>{t.live.keys[shortcut]}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}

/** Which sheet or question of the console is open. */
export function useOpenPart<T extends string>() {
  const [open, setOpen] = useState<T | null>(null)
  return { open, show: setOpen, close: () => setOpen(null) }
}
