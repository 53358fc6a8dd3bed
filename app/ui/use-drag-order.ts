import { useCallback, useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'

const levelWidthPx = 40
const startAfterPx = 6
const edgePx = 90
const scrollStepPx = 14

type Row = { id: string }
export type ArrowKey = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight'
const isArrow = (key: string): key is ArrowKey => /^Arrow(Up|Down|Left|Right)$/.test(key)

type Order<T extends Row, Drop> = {
  /** the rows between which the dragged one can fall */
  restOf: (id: string) => readonly T[]
  /** what letting go before row `gap` of the rest means; `levels`: how far the hand went sideways */
  dropAt: (id: string, gap: number, levels: number) => Drop | null
  /** what an arrow key means; null where there is no such step */
  byKey: (id: string, key: ArrowKey) => Drop | null
  onMove: (id: string, drop: Drop) => void
}
type Dragging<Drop> = { id: string; startX: number; startY: number; drop: Drop | null; gap: number }

/**
 * Moving rows by their handles: a finger, pen or mouse drags, the arrow keys move one step. Own code on pointer events,
 * because HTML's drag and drop does not come from a finger on Android. Handles bear `data-handle`.
 */
export function useDragOrder<T extends Row, Drop>(rows: readonly T[], { restOf, dropAt, byKey, onMove }: Order<T, Drop>) {
  const elements = useRef(new Map<string, HTMLElement>())
  const [dragging, setDragging] = useState<Dragging<Drop> | null>(null)
  const focusAfter = useRef<string | null>(null)
  useEffect(() => {
    const id = focusAfter.current
    if (id === null) return
    focusAfter.current = null
    elements.current.get(id)?.querySelector<HTMLElement>('[data-handle]')?.focus()
  }, [rows])

  const rowRef = useCallback((id: string) => (element: HTMLElement | null) => {
    if (element) elements.current.set(id, element)
    else elements.current.delete(id)
  }, [])

  const follow = (event: PointerEvent, from: Dragging<Drop>) => {
    const gap = restOf(from.id).filter((row) => middleOf(elements.current.get(row.id)) < event.clientY).length
    const levels = Math.round((event.clientX - from.startX) / levelWidthPx)
    const isMoved = from.drop !== null || Math.hypot(event.clientX - from.startX, event.clientY - from.startY) > startAfterPx
    if (event.clientY < edgePx) window.scrollBy(0, -scrollStepPx)
    if (event.clientY > window.innerHeight - edgePx) window.scrollBy(0, scrollStepPx)
    setDragging({ ...from, gap, drop: isMoved ? dropAt(from.id, gap, levels) : null })
  }
  const letGo = () => {
    if (dragging?.drop) onMove(dragging.id, dragging.drop)
    setDragging(null)
  }
  const press = (event: KeyboardEvent, id: string) => {
    if (event.key === 'Escape') setDragging(null)
    if (!isArrow(event.key)) return
    event.preventDefault()
    const to = byKey(id, event.key)
    if (!to) return
    focusAfter.current = id
    onMove(id, to)
  }
  const handleProps = ({ id }: Row) => ({
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0) return
      event.currentTarget.setPointerCapture(event.pointerId)
      setDragging({ id, startX: event.clientX, startY: event.clientY, drop: null, gap: 0 })
    },
    onPointerMove: (event: PointerEvent) => { if (dragging?.id === id) follow(event, dragging) },
    onPointerUp: letGo,
    onPointerCancel: () => setDragging(null),
    onKeyDown: (event: KeyboardEvent) => press(event, id),
  })
  const drag = dragging?.drop ? { id: dragging.id, drop: dragging.drop, beforeId: restOf(dragging.id)[dragging.gap]?.id ?? null } : null
  return { drag, rowRef, handleProps }
}

function middleOf(row: HTMLElement | undefined) {
  const box = row?.getBoundingClientRect()
  return box ? box.top + box.height / 2 : Number.POSITIVE_INFINITY
}
