import { useEffect, type RefObject } from 'react'
import { clamp } from './page-space'

/** A zoom that has ended: by what factor, around which point of the window, and where that point was moved to (pixels). */
export type Zoomed = { factor: number; from: { x: number; y: number }; to: { x: number; y: number } }
type Pair = { x: number; y: number; distance: number }

const wheelRestMs = 140
/** One notch of a mouse wheel sends a hundred pixels, a trackpad's pinch a few at a time: both are to feel alike. */
const mostWheelPx = 22

/**
 * Two fingers, or the wheel with Ctrl (which is what a trackpad's pinch sends), zoom about the point under them. While
 * that lasts the pages are only stretched by the compositor; at the end `onZoom` lays them out anew.
 * Touch events, not pointer events: the browser cancels pointers as soon as it scrolls, and one finger must scroll.
 */
export function useZoomGestures(scroller: RefObject<HTMLElement>, sheets: RefObject<HTMLElement>, limits: { zoom: number; min: number; max: number }, onZoom: (zoomed: Zoomed) => void) {
  const { zoom, min, max } = limits
  useEffect(() => {
    const window = scroller.current
    const stretched = sheets.current
    if (!window || !stretched) return
    const stretch = new Stretch(window, stretched, { min: min / zoom, max: max / zoom }, onZoom)
    const stopTouch = listenToTouch(window, stretch)
    const stopWheel = listenToWheel(window, stretch)
    return () => {
      stopTouch()
      stopWheel()
    }
  }, [scroller, sheets, zoom, min, max, onZoom])
}

class Stretch {
  private begun: { x: number; y: number } | null = null
  private factor = 1
  private to = { x: 0, y: 0 }
  private frame = 0

  constructor(private readonly window: HTMLElement, private readonly sheets: HTMLElement, private readonly limits: { min: number; max: number }, private readonly onZoom: (zoomed: Zoomed) => void) {}

  get active() {
    return this.begun !== null
  }

  get currentFactor() {
    return this.factor
  }

  /** Client coordinates, as events give them. */
  begin(clientX: number, clientY: number) {
    this.begun = this.inWindow(clientX, clientY)
    this.to = this.begun
    this.factor = 1
  }

  move(factor: number, clientX: number, clientY: number) {
    if (!this.begun) return
    this.factor = clamp(factor, this.limits.min, this.limits.max)
    this.to = this.inWindow(clientX, clientY)
    cancelAnimationFrame(this.frame)
    this.frame = requestAnimationFrame(() => this.show())
  }

  end() {
    if (!this.begun) return
    cancelAnimationFrame(this.frame)
    const zoomed = { factor: this.factor, from: this.begun, to: this.to }
    this.begun = null
    this.sheets.style.transform = ''
    this.sheets.style.transformOrigin = ''
    if (this.factor !== 1) this.onZoom(zoomed)
  }

  private show() {
    if (!this.begun) return
    const { window, sheets, begun, to } = this
    sheets.style.transformOrigin = `${begun.x + window.scrollLeft - sheets.offsetLeft}px ${begun.y + window.scrollTop - sheets.offsetTop}px`
    sheets.style.transform = `translate(${to.x - begun.x}px, ${to.y - begun.y}px) scale(${this.factor})`
  }

  private inWindow(clientX: number, clientY: number) {
    const { left, top } = this.window.getBoundingClientRect()
    return { x: clientX - left, y: clientY - top }
  }
}

function listenToTouch(window: HTMLElement, stretch: Stretch) {
  let startDistance = 1
  const start = ({ touches }: TouchEvent) => {
    const pair = pairOf(touches)
    if (!pair) return
    startDistance = Math.max(1, pair.distance)
    stretch.begin(pair.x, pair.y)
  }
  const move = (event: TouchEvent) => {
    const pair = pairOf(event.touches)
    if (!pair || !stretch.active) return
    if (event.cancelable) event.preventDefault()
    stretch.move(pair.distance / startDistance, pair.x, pair.y)
  }
  const end = ({ touches }: TouchEvent) => {
    if (touches.length < 2) stretch.end()
  }
  const listeners = new AbortController()
  const { signal } = listeners
  window.addEventListener('touchstart', start, { passive: true, signal })
  window.addEventListener('touchmove', move, { passive: false, signal })
  window.addEventListener('touchend', end, { passive: true, signal })
  window.addEventListener('touchcancel', end, { passive: true, signal })
  return () => {
    listeners.abort()
    stretch.end()
  }
}

function listenToWheel(window: HTMLElement, stretch: Stretch) {
  let rest: ReturnType<typeof setTimeout> | undefined
  const wheel = (event: WheelEvent) => {
    if (!event.ctrlKey && !event.metaKey) return
    event.preventDefault()
    if (!stretch.active) stretch.begin(event.clientX, event.clientY)
    const pixels = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * 16 : event.deltaY
    stretch.move(stretch.currentFactor * Math.exp(-clamp(pixels, -mostWheelPx, mostWheelPx) / 100), event.clientX, event.clientY)
    clearTimeout(rest)
    rest = setTimeout(() => stretch.end(), wheelRestMs)
  }
  window.addEventListener('wheel', wheel, { passive: false })
  return () => {
    clearTimeout(rest)
    window.removeEventListener('wheel', wheel)
  }
}

function pairOf(touches: TouchList): Pair | null {
  const [one, two] = [touches[0], touches[1]]
  if (!one || !two || touches.length > 2) return null
  return { x: (one.clientX + two.clientX) / 2, y: (one.clientY + two.clientY) / 2, distance: Math.hypot(one.clientX - two.clientX, one.clientY - two.clientY) }
}
