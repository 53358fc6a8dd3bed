import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { useText } from '~/i18n'
import { Button } from './button'

type DialogProps = { isOpen: boolean; onClose: () => void; title: string; children?: ReactNode; actions: ReactNode; role?: 'dialog' | 'alertdialog' }

/** A question or a short form in the middle of the screen. A press beside it does nothing: an answer is wanted. */
export function Dialog({ isOpen, onClose, title, children, actions, role = 'dialog' }: DialogProps) {
  return (
    <ModalOverlay isOpen={isOpen} onOpenChange={(open) => !open && onClose()} className="sheet-veil fixed inset-0 z-50 grid items-end bg-veil sm:place-items-center sm:p-6">
      <Modal className="max-h-[90dvh] w-full overflow-y-auto overscroll-contain rounded-t-xl bg-sheet text-ink shadow-sheet sm:max-w-lg sm:rounded-xl">
        <AriaDialog role={role} className="grid gap-4 p-6 outline-none sm:p-8">
          <Heading slot="title" className="text-xl font-semibold">{title}</Heading>
          {children && <div className="grid gap-4">{children}</div>}
          <div className="mt-2 flex flex-col-reverse gap-3 sm:flex-row sm:justify-end">{actions}</div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}

type ConfirmProps = {
  isOpen: boolean
  title: string
  /** what it means, and that it cannot be undone when it cannot */
  body: ReactNode
  /** the verb itself, never "OK" */
  confirmLabel: string
  onConfirm: () => void
  onCancel: () => void
  look?: 'primary' | 'danger'
  busy?: boolean
}

/** Asks once before something that takes away or cannot be taken back. */
export function ConfirmDialog({ isOpen, title, body, confirmLabel, onConfirm, onCancel, look = 'danger', busy }: ConfirmProps) {
  const t = useText()
  return (
    <Dialog isOpen={isOpen} onClose={onCancel} title={title} role="alertdialog" actions={<>
      <Button onClick={onCancel} autoFocus>{t.common.cancel}</Button>
      <Button look={look} onClick={onConfirm} busy={busy}>{confirmLabel}</Button>
    </>}>
      <p>{body}</p>
    </Dialog>
  )
}
