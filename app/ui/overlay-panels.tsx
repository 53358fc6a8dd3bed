import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Dialog, Heading, I18nProvider, Modal, ModalOverlay } from 'react-aria-components'
import { useLocale, useText } from '~/i18n'
import { Button } from './button'
import { classNames } from './class-names'
import type { DialogProps } from './dialog'
import type { SheetProps } from './sheet'

/** The veil over the page and what lies on it. Focus stays inside and returns. */
function Overlay({ isOpen, onClose, className, children }: { isOpen: boolean; onClose: () => void; className: string; children: ReactNode }) {
  return (
    <I18nProvider locale={useLocale()}>
      <ModalOverlay isOpen={isOpen} onOpenChange={(open) => !open && onClose()} className={classNames('sheet-veil fixed inset-0 bg-veil', className)}>{children}</ModalOverlay>
    </I18nProvider>
  )
}

/** A press beside the panel closes it. Not react-aria's `isDismissable`: that adds a hidden button with an English name. */
function Veil({ onClose }: { onClose: () => void }) {
  return <div className="absolute inset-0" onClick={onClose} />
}

export function SheetPanel({ isOpen, onClose, title, children, side = 'right', foot }: SheetProps) {
  const t = useText()
  const place = side === 'right'
    ? 'inset-y-0 right-0 w-full max-w-md sm:rounded-l-xl'
    : 'from-bottom inset-x-0 bottom-0 max-h-[85dvh] rounded-t-xl'
  return (
    <Overlay isOpen={isOpen} onClose={onClose} className="z-40">
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
    </Overlay>
  )
}

export function DialogPanel({ isOpen, onClose, title, children, actions, role = 'dialog' }: DialogProps) {
  return (
    <Overlay isOpen={isOpen} onClose={onClose} className="z-50 grid items-end sm:place-items-center sm:p-6">
      <Modal className="flex max-h-[90dvh] w-full flex-col rounded-t-xl bg-sheet text-ink shadow-sheet sm:max-w-lg sm:rounded-xl">
        <Dialog role={role} className="flex min-h-0 flex-col gap-3 py-6 outline-none *:px-6 sm:py-8 sm:*:px-8">
          <Heading slot="title" className="text-xl font-semibold">{title}</Heading>
          {children && <div className="grid min-h-0 gap-4 overflow-y-auto overscroll-contain py-1">{children}</div>}
          <div className="mt-2 flex flex-col-reverse gap-3 sm:flex-row sm:justify-end">{actions}</div>
        </Dialog>
      </Modal>
    </Overlay>
  )
}
