import { X } from 'lucide-react'
import { createContext, useCallback, useContext, useEffect, useRef, useState, type ReactNode } from 'react'
import { useText } from '~/i18n'
import { Button } from './button'

type Toast = { key: number; message: string; action?: { label: string; run: () => void } }
type Show = (message: string, action?: Toast['action']) => void

const ToastContext = createContext<Show>(() => {})
const shownMillis = 8_000

/** Says that something has happened, at the foot of the screen, with an undo where there is one. Never for what must be read. */
export function useToast(): Show {
  return useContext(ToastContext)
}

/** The newest message only: two at once are read by nobody. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [toast, setToast] = useState<Toast | null>(null)
  const nextKey = useRef(0)
  const show = useCallback<Show>((message, action) => setToast({ key: nextKey.current++, message, action }), [])
  useEffect(() => {
    if (!toast) return
    const timer = setTimeout(() => setToast(null), shownMillis)
    return () => clearTimeout(timer)
  }, [toast])
  return (
    <ToastContext.Provider value={show}>
      {children}
      <div role="status" aria-live="polite" className="toasts pointer-events-none fixed inset-x-0 z-50 grid justify-items-center px-4">
        {toast && <ToastCard key={toast.key} toast={toast} onClose={() => setToast(null)} />}
      </div>
    </ToastContext.Provider>
  )
}

function ToastCard({ toast: { message, action }, onClose }: { toast: Toast; onClose: () => void }) {
  const t = useText()
  const act = () => { action?.run(); onClose() }
  return (
    <div className="pointer-events-auto flex max-w-full flex-wrap items-center gap-x-3 rounded-lg border border-line bg-sheet py-2 pr-2 pl-5 text-ink shadow-float">
      <span className="py-2">{message}</span>
      <span className="flex">
        {action && <Button look="quiet" onClick={act}>{action.label}</Button>}
        <Button look="quiet" icon={X} onClick={onClose}>{t.common.close}</Button>
      </span>
    </div>
  )
}
