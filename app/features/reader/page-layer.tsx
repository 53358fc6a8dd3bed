import { useRef, type ReactNode } from 'react'
import { useBrowserLayoutEffect } from './browser-layout-effect'
import { layerTurn, type Size, type Turn } from './page-space'

/** A layer in page space: it turns with the page, so that what lies in it stays on its place of the paper. `size` is the unturned page's. */
export function PageLayer({ size, turn, children }: { size: Size; turn: Turn; children: ReactNode }) {
  const layer = useRef<HTMLDivElement>(null)
  const { width, height } = size
  useBrowserLayoutEffect(() => {
    if (layer.current) Object.assign(layer.current.style, layerTurn({ width, height }, turn))
  }, [width, height, turn])
  return <div ref={layer} className="absolute top-0 left-0 size-full">{children}</div>
}
