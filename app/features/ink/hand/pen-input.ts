import type { InkPoint } from '~/domain/annotations/mark'
import type { Spot } from '../../reader/page-space'

/** What a hand does on a page. Points are in page space. */
export type HandActions = {
  /** whether this pointer acts now (a pen always; a mouse and a finger when the tools are out and set so) */
  takes(event: PointerEvent, point: InkPoint): boolean
  /** the pen or pointer has come down, `erases`: with the other end of the pen; false when nothing comes of it */
  begin(point: InkPoint, how: { erases: boolean }): boolean
  move(points: InkPoint[]): void
  end(): void
  /** it was not meant: a second finger came within a moment to zoom, or a palm lay there before its pen */
  cancel(): void
  /** a short press that no pen, mouse or drawing finger has begun */
  tap(spot: Spot, byFinger: boolean): void
}
/** Which point of the page lies under a place of the screen, as long as nothing is laid out anew. */
export type SpotAt = (clientX: number, clientY: number) => Spot

/** For so long after a pen was seen, whatever else touches the glass is a palm. */
const palmMs = 600
/** A pen that hovers is near; one whose going away was never told is not near for ever. */
const hoverMs = 5_000
/** A stroke this young is thrown away when a second finger comes; an older one is kept as it is. */
const youngMs = 180
/** `button` of a pen that is held upside down. */
const eraserEnd = 5

let penSeenAt = -Infinity
let penHovers = false

function seePen({ pointerType, type, timeStamp }: PointerEvent) {
  if (pointerType !== 'pen') return
  penSeenAt = timeStamp
  penHovers = type !== 'pointerleave'
}
const isPenNear = (timeStamp: number) => timeStamp - penSeenAt < (penHovers ? hoverMs : palmMs)

/**
 * Listens to the pointers over one page: one pointer acts at a time, with all points that the browser has gathered
 * between two frames. Everything else goes on as without us: fingers scroll and zoom, except while a pen is near, when
 * they do nothing. Scrolling is held off at the touch events, because `touch-action` cannot tell a pen from a finger.
 * Returns the way to stop listening.
 */
export function listenToHand(page: HTMLElement, actions: HandActions, spotsNow: () => SpotAt): () => void {
  const listeners = new AbortController()
  const on = <K extends keyof HTMLElementEventMap>(type: K, listener: (event: HTMLElementEventMap[K]) => void, passive = true) =>
    page.addEventListener(type, listener, { signal: listeners.signal, passive })
  const pointer = new ActivePointer(page, actions, spotsNow)

  on('pointerenter', seePen)
  on('pointerleave', seePen)
  on('pointerdown', (event) => {
    seePen(event)
    pointer.down(event)
  }, false)
  on('pointermove', (event) => {
    seePen(event)
    pointer.move(event)
  })
  on('pointerup', (event) => pointer.up(event))
  on('pointercancel', (event) => pointer.up(event))
  on('click', (event) => {
    const byFinger = event instanceof PointerEvent && event.pointerType === 'touch'
    if (isControl(event) || byFinger && isPenNear(event.timeStamp)) return
    actions.tap(spotsNow()(event.clientX, event.clientY), byFinger)
  })
  const holdTouches = (event: TouchEvent) => {
    const isPalm = pointer.is('pen') || event.type === 'touchstart' && isPenNear(event.timeStamp) && !isOnCard(event)
    if (isPalm) event.stopPropagation() // two spots of a palm are no zoom
    if ((isPalm || pointer.is('touch') && event.touches.length < 2) && event.cancelable) event.preventDefault()
  }
  // a pen that lies still is taken for the other button of a mouse by Windows, and for a wish to select by tablets
  on('contextmenu', (event) => { if (isPenNear(event.timeStamp) && !isOnCard(event)) event.preventDefault() }, false)
  on('touchstart', holdTouches, false)
  on('touchmove', holdTouches, false)

  return () => {
    pointer.finish('end')
    listeners.abort()
  }
}

/** The one pointer that acts. */
class ActivePointer {
  private active: { id: number; type: string; startedAt: number } | null = null

  constructor(private readonly page: HTMLElement, private readonly actions: HandActions, private readonly spotsNow: () => SpotAt) {}

  /** The page is loaded anew or closed under the pen: what was drawn so far stays. Listens after those who keep it (local-marks.ts). */
  private readonly pageGoes = () => this.finish('end')

  is(type: string): boolean { return this.active?.type === type }

  down(event: PointerEvent) {
    const { active } = this
    if (active) {
      if (active.type !== 'touch' || event.pointerType === 'mouse') return
      const isPalm = event.pointerType === 'pen'
      this.finish(isPalm || event.timeStamp - active.startedAt < youngMs ? 'cancel' : 'end')
      if (!isPalm) return
    }
    const erases = event.pointerType === 'pen' && event.button === eraserEnd
    if (event.button !== 0 && !erases || !event.isPrimary && event.pointerType !== 'pen') return
    if (event.pointerType === 'touch' && isPenNear(event.timeStamp) || isControl(event)) return
    const [point] = this.pointsOf(event).slice(-1)
    if (!point || !this.actions.takes(event, point) || !this.actions.begin(point, { erases })) return
    this.active = { id: event.pointerId, type: event.pointerType, startedAt: event.timeStamp }
    this.page.setPointerCapture(event.pointerId)
    window.addEventListener('pagehide', this.pageGoes)
    event.preventDefault()
  }

  move(event: PointerEvent) {
    if (this.active?.id === event.pointerId) this.actions.move(this.pointsOf(event))
  }

  up(event: PointerEvent) {
    if (this.active?.id === event.pointerId) this.finish('end')
  }

  finish(how: 'end' | 'cancel') {
    if (!this.active) return
    this.active = null
    window.removeEventListener('pagehide', this.pageGoes)
    this.actions[how]()
  }

  private pointsOf(event: PointerEvent): InkPoint[] {
    const spotAt = this.spotsNow()
    const gathered = event.getCoalescedEvents?.() ?? []
    return (gathered.length > 0 ? gathered : [event]).map(({ clientX, clientY, pressure }) => {
      const { x, y } = spotAt(clientX, clientY)
      return [x, y, event.pointerType === 'pen' && pressure > 0 ? pressure : 0.5]
    })
  }
}

/** Buttons and cards on the page (notes, what is held) keep their own presses. */
const isControl = ({ target }: Event) => target instanceof Element && target.closest('button, [role=dialog]') !== null
const isOnCard = ({ target }: Event) => target instanceof Element && target.closest('[role=dialog]') !== null
