import { useSyncExternalStore } from 'react'
import { inkColour } from '~/domain/annotations/colour'
import { turned, type Turn } from '../../reader/page-space'
import type { InkSession } from '../ink-session'
import { PlacedAt } from './placed-at'

/** Where others point on this page: a dot in each one's colour with the name below it, on the side where there is room. */
export function PointerDots({ session, page, turn }: { session: InkSession; page: number; turn: Turn }) {
  const { get, subscribe } = session.live.pointers
  const pointers = useSyncExternalStore(subscribe, get, get)
  return <>{pointers.filter((pointer) => pointer.page === page).map((pointer) => {
    const { x, y } = turned(pointer, turn)
    const colour = inkColour(session.options.colourOf(pointer.by))
    return (
      <PlacedAt key={pointer.by} x={x} y={y} className="transition-[left,top] duration-100 ease-linear">
        <div className="absolute -top-2 -left-2" aria-hidden data-pointer={pointer.by}>
          <svg viewBox="0 0 16 16" className="size-4 drop-shadow-sm"><circle cx="8" cy="8" r="6" fill={colour} stroke="white" strokeWidth="2" /></svg>
          <span ref={(element) => { if (element) element.style.background = colour }}
            className={`absolute top-4 max-w-44 truncate rounded-full px-2 font-medium text-white ${x > 0.5 ? 'right-3' : 'left-3'}`}>
            {session.options.nameOf(pointer.by)}
          </span>
        </div>
      </PlacedAt>
    )
  })}</>
}
