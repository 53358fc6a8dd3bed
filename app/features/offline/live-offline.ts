import { askWhatIsClosed } from '../ink/kept/shut-out'
import { watchWaiting } from '../ink/kept/waiting-marks'
import { dossierKeeper } from './keeper'
import { lineChannel, type LineWord } from './line'
import { noteLine } from './line-store'
import { seePerson } from './shelf'

/** A change of the wireless cell is not worth a word. */
const offlineAfterMs = 4_000
const askAgainMs = 8_000

let begun = false
let stopCounting = () => {}

/**
 * Registers the service worker and looks after kept papers, once a tab; and whenever somebody else is signed in: what is
 * kept for another one goes, and what is kept for `person` is fetched on. Marks of `userId` that wait to be sent are counted.
 */
export async function liveOffline(person: string | null, userId: string | null) {
  const isFirst = !begun
  begun = true
  if (isFirst) watchLine()
  stopCounting()
  stopCounting = userId ? watchWaiting(userId) : () => {}
  if (userId) void askWhatIsClosed(userId)
  const keeper = await dossierKeeper()
  if (!keeper || !isSecureContext || !('serviceWorker' in navigator)) return
  await seePerson(person)
  if (isFirst) {
    await navigator.serviceWorker.register('/sw.js')
    keeper.start()
  } else await keeper.checkAll()
}

/** The line is cut when the device says so, or when an answer came from what is kept; it is back when the server answers. */
function watchLine() {
  let lostAt: number | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  const ask = async () => {
    clearTimeout(timer)
    if (lostAt === null) return
    const isBack = await fetch('/healthz', { cache: 'no-store' }).then(({ ok }) => ok, () => false)
    if (isBack) lostAt = null
    else timer = setTimeout(() => void ask(), askAgainMs)
    noteLine(lostAt)
  }
  const lost = () => {
    if (lostAt !== null) return
    lostAt = Date.now()
    timer = setTimeout(() => void ask(), offlineAfterMs)
  }
  if (!navigator.onLine) lost()
  window.addEventListener('offline', lost)
  window.addEventListener('vite:preloadError', lost) // a part of the application did not come
  window.addEventListener('online', () => void ask())
  new BroadcastChannel(lineChannel).onmessage = ({ data }: MessageEvent<LineWord>) => {
    if (data === 'lost') lost()
  }
}
