import { useLayoutEffect, useRef, type ReactNode } from 'react'
import { classNames } from '~/ui/class-names'

/** Puts something at a point of the page (0–1). The place is set by the browser: the CSP drops style attributes. */
export function PlacedAt({ x, y, className, children }: { x: number; y: number; className?: string; children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (place.current) Object.assign(place.current.style, { left: `${x * 100}%`, top: `${y * 100}%` })
  }, [x, y])
  return <div ref={place} className={classNames('absolute', className)}>{children}</div>
}
