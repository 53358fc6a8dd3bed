import type { LayerName } from '~/domain/annotations/layer'
import type { InkSession } from '../ink-session'
import type { SpotAt } from './pen-input'

/** Often enough to be followed by eye; it goes out together with what others write. */
const sendEveryMs = 100

/**
 * Tells the others where the own pen or mouse hovers over a page, while the tools are out or this person presents (N17).
 * What draws is shown as its stroke, and a finger does not hover. Returns the way to stop listening.
 */
export function listenToHover(sheet: HTMLElement, session: InkSession, page: number, spotsNow: () => SpotAt): () => void {
  const listeners = new AbortController()
  let lastAt = -Infinity
  let timer: ReturnType<typeof setTimeout> | null = null
  let latest: PointerEvent | null = null

  const send = () => {
    timer = null
    const layer = layerToPointOn(session)
    if (!latest || !layer) return
    lastAt = performance.now()
    const { x, y } = spotsNow()(latest.clientX, latest.clientY)
    const { socket, versionId } = session.options
    socket.send({ t: 'point', at: { versionId, layer, page, x: rounded(x), y: rounded(y) } })
  }
  const stop = () => {
    latest = null
    if (timer !== null) clearTimeout(timer)
    timer = null
  }
  const move = (event: PointerEvent) => {
    if (event.buttons !== 0) return stop()
    if (event.pointerType === 'touch' || !layerToPointOn(session)) return
    latest = event
    timer ??= setTimeout(send, Math.max(0, lastAt + sendEveryMs - performance.now()))
  }
  sheet.addEventListener('pointermove', move, { signal: listeners.signal, passive: true })
  for (const type of ['pointerleave', 'pointerdown'] as const) sheet.addEventListener(type, stop, { signal: listeners.signal, passive: true })
  return () => {
    stop()
    listeners.abort()
  }
}

/** Who may see the own pointer; null for nobody. */
function layerToPointOn(session: InkSession): LayerName | null {
  const { open, layer } = session.get()
  if (open && layer === 'private') return null
  if (open && session.mayWrite) return layer
  return session.options.presents() ? 'room' : null
}

const rounded = (value: number) => Math.round(value * 1e4) / 1e4
