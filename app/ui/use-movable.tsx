import { useCallback, useState, type ReactNode } from 'react'
import { createPortal } from 'react-dom'

/**
 * For what stands in another place on another screen: `content` is rendered once, for good, and keeps what is open and typed in
 * it when `place` moves, as from a panel to a sheet. For the browser only.
 */
export function useMovable(content: ReactNode): { content: ReactNode; place: ReactNode } {
  const [host] = useState(() => document.createElement('div'))
  const takeIn = useCallback((place: HTMLElement | null) => place?.append(host), [host])
  return { content: createPortal(content, host), place: <div ref={takeIn} /> }
}
