import { Suspense, type ReactNode } from 'react'
import { useText } from '~/i18n'
import { Button } from './button'
import { LateDialog, useOverlay } from './late-overlays'

export type DialogProps = { isOpen: boolean; onClose: () => void; title: string; children?: ReactNode; actions: ReactNode; role?: 'dialog' | 'alertdialog' }

/** A question or a short form in the middle of the screen. A press beside it does nothing: an answer is wanted. */
export function Dialog(props: DialogProps) {
  return useOverlay(props.isOpen) ? <Suspense><LateDialog {...props} /></Suspense> : null
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
