import { useCallback, useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'
import { dropTarget, restOf, type Drop } from '~/domain/agenda/drop'
import { keyboardTarget, type KeyboardMove } from '~/domain/agenda/tree'
import type { ItemView } from '~/domain/meetings/view'

const levelWidthPx = 40
const startAfterPx = 6
const edgePx = 90
const scrollStepPx = 14

type Dragging = { id: string; startX: number; startY: number; startDepth: number; drop: Drop | null; gap: number }
const keys: Record<string, KeyboardMove> = { ArrowUp: 'up', ArrowDown: 'down', ArrowRight: 'in', ArrowLeft: 'out' }

/**
 * Moving items by their handles: a finger, pen or mouse drags (down for the place, sideways for the level), the arrow keys
 * move one step. Own code on pointer events, because HTML's drag and drop does not come from a finger on Android.
 */
export function useDragOrder(items: readonly ItemView[], onMove: (id: string, to: { parentId: string | null; index: number }) => void) {
  const rows = useRef(new Map<string, HTMLElement>())
  const [dragging, setDragging] = useState<Dragging | null>(null)
  const focusAfter = useRef<string | null>(null)
  useEffect(() => {
    const id = focusAfter.current
    if (id === null) return
    focusAfter.current = null
    rows.current.get(id)?.querySelector<HTMLElement>('[data-handle]')?.focus()
  }, [items])

  const rowRef = useCallback((id: string) => (element: HTMLElement | null) => {
    if (element) rows.current.set(id, element)
    else rows.current.delete(id)
  }, [])

  const follow = (event: PointerEvent, from: Dragging) => {
    const rest = restOf(items, from.id)
    const gap = rest.filter((item) => middleOf(rows.current.get(item.id)) < event.clientY).length
    const depth = from.startDepth + Math.round((event.clientX - from.startX) / levelWidthPx)
    const isMoved = from.drop !== null || Math.hypot(event.clientX - from.startX, event.clientY - from.startY) > startAfterPx
    if (event.clientY < edgePx) window.scrollBy(0, -scrollStepPx)
    if (event.clientY > window.innerHeight - edgePx) window.scrollBy(0, scrollStepPx)
    setDragging({ ...from, gap, drop: isMoved ? dropTarget(rest, gap, depth) : null })
  }
  const letGo = () => {
    if (dragging?.drop) onMove(dragging.id, { parentId: dragging.drop.parentId, index: dragging.drop.index })
    setDragging(null)
  }
  const press = (event: KeyboardEvent, id: string) => {
    if (event.key === 'Escape') setDragging(null)
    const move = keys[event.key]
    const to = move && keyboardTarget(items, id, move)
    if (!move) return
    event.preventDefault()
    if (!to) return
    focusAfter.current = id
    onMove(id, to)
  }
  const handleProps = (item: ItemView) => ({
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0) return
      event.currentTarget.setPointerCapture(event.pointerId)
      setDragging({ id: item.id, startX: event.clientX, startY: event.clientY, startDepth: item.depth, drop: null, gap: 0 })
    },
    onPointerMove: (event: PointerEvent) => { if (dragging?.id === item.id) follow(event, dragging) },
    onPointerUp: letGo,
    onPointerCancel: () => setDragging(null),
    onKeyDown: (event: KeyboardEvent) => press(event, item.id),
  })
  const drag = dragging?.drop ? { id: dragging.id, depth: dragging.drop.depth, beforeId: restOf(items, dragging.id)[dragging.gap]?.id ?? null } : null
  return { drag, rowRef, handleProps }
}

function middleOf(row: HTMLElement | undefined) {
  const box = row?.getBoundingClientRect()
  return box ? box.top + box.height / 2 : Number.POSITIVE_INFINITY
}
