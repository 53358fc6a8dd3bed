import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { useText } from '~/i18n'
import { Button } from './button'
import { classNames } from './class-names'

type OverlayProps = { isOpen: boolean; onClose: () => void; title: string; children: ReactNode }

/** A press beside the panel closes it. Not react-aria's `isDismissable`: that adds a hidden button with an English name. */
function Veil({ onClose }: { onClose: () => void }) {
  return <div className="absolute inset-0" onClick={onClose} />
}

/**
 * Slides over the page and goes away: by its button, Escape or a press beside it. Focus stays inside and returns.
 * `side`: 'right' for things to look up, 'bottom' for an answer at the thumb. `foot` stays in view while the rest scrolls.
 */
export function Sheet({ isOpen, onClose, title, children, side = 'right', foot }: OverlayProps & { side?: 'right' | 'bottom'; foot?: ReactNode }) {
  const t = useText()
  const place = side === 'right'
    ? 'inset-y-0 right-0 w-full max-w-md sm:rounded-l-xl'
    : 'from-bottom inset-x-0 bottom-0 max-h-[85dvh] rounded-t-xl'
  return (
    <ModalOverlay isOpen={isOpen} onOpenChange={(open) => !open && onClose()} className="sheet-veil fixed inset-0 z-40 bg-veil">
      <Veil onClose={onClose} />
      <Modal className={classNames('sheet-panel absolute flex flex-col bg-sheet text-ink shadow-sheet', place)}>
        <Dialog className="flex min-h-0 flex-1 flex-col outline-none">
          <header className="flex items-center justify-between gap-4 py-3 pr-3 pl-6">
            <Heading slot="title" className="text-xl font-semibold">{title}</Heading>
            <Button look="quiet" icon={X} onClick={onClose}>{t.common.close}</Button>
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-6 pb-6">{children}</div>
          {foot && <footer className="border-t border-line px-6 py-4">{foot}</footer>}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
