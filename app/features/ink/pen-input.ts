import type { InkPoint } from '~/domain/annotations/mark'
import type { Spot } from '../reader/page-space'

/** What a hand does on a page. Points are in page space. */
export type HandActions = {
  /** whether this pointer acts now (a pen always; a mouse and a finger when the tools are out and set so) */
  takes(event: PointerEvent): boolean
  /** the pen or pointer has come down; false when nothing comes of it */
  begin(point: InkPoint): boolean
  move(points: InkPoint[]): void
  end(): void
  /** a second finger came within a moment: it was meant to be a zoom */
  cancel(): void
}

/** While a pen writes, and for a moment after, a palm or finger does nothing. */
const palmMs = 600
/** A stroke this young is thrown away when a second finger comes; an older one is kept as it is. */
const youngMs = 180

let penSeenAt = -Infinity

/**
 * Listens to the pointers over one page: one pointer acts at a time, with all points that the browser has gathered
 * between two frames. Everything else goes on as without us: fingers scroll and zoom. Scrolling is held off at the touch
 * events, because `touch-action` cannot tell a pen from a finger. `spotAt` knows the page space point under a place of the
 * screen. Returns the way to stop listening.
 */
export function listenToHand(page: HTMLElement, actions: HandActions, spotAt: (clientX: number, clientY: number) => Spot): () => void {
  let active: { id: number; startedAt: number; touch: boolean } | null = null
  const listeners = new AbortController()
  const on = <K extends keyof HTMLElementEventMap>(type: K, listener: (event: HTMLElementEventMap[K]) => void, passive = true) =>
    page.addEventListener(type, listener, { signal: listeners.signal, passive })

  const pointsOf = (event: PointerEvent): InkPoint[] => {
    const gathered = event.getCoalescedEvents?.() ?? []
    return (gathered.length > 0 ? gathered : [event]).map(({ clientX, clientY, pressure }) => {
      const { x, y } = spotAt(clientX, clientY)
      return [x, y, event.pointerType === 'pen' && pressure > 0 ? pressure : 0.5]
    })
  }
  const finish = (how: 'end' | 'cancel') => {
    if (!active) return
    active = null
    actions[how]()
  }

  on('pointerdown', (event) => {
    if (event.pointerType === 'pen') penSeenAt = event.timeStamp
    if (active) {
      if (active.touch && event.pointerType === 'touch') finish(event.timeStamp - active.startedAt < youngMs ? 'cancel' : 'end')
      return
    }
    if (event.button !== 0 || !event.isPrimary && event.pointerType !== 'pen' || isPalm(event) || isControl(event) || !actions.takes(event)) return
    const [point] = pointsOf(event).slice(-1)
    if (!point || !actions.begin(point)) return
    active = { id: event.pointerId, startedAt: event.timeStamp, touch: event.pointerType === 'touch' }
    page.setPointerCapture(event.pointerId)
    event.preventDefault()
  }, false)
  on('pointermove', (event) => {
    if (event.pointerType === 'pen') penSeenAt = event.timeStamp
    if (active?.id === event.pointerId) actions.move(pointsOf(event))
  })
  on('pointerup', (event) => { if (active?.id === event.pointerId) finish('end') })
  on('pointercancel', (event) => { if (active?.id === event.pointerId) finish('end') })
  const holdScrolling = (event: TouchEvent) => {
    const palm = event.timeStamp - penSeenAt < palmMs && event.type === 'touchstart'
    if ((active || palm) && event.cancelable && event.touches.length < 2) event.preventDefault()
  }
  on('touchstart', holdScrolling, false)
  on('touchmove', holdScrolling, false)

  return () => {
    finish('end')
    listeners.abort()
  }
}

const isPalm = (event: PointerEvent) => event.pointerType === 'touch' && event.timeStamp - penSeenAt < palmMs
/** Buttons on the page (notes) keep their own presses. */
const isControl = ({ target }: PointerEvent) => target instanceof Element && target.closest('button') !== null
