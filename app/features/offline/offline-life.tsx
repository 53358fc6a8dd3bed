import { useEffect } from 'react'
import { fetchPart } from '~/i18n/fetch-part'

/**
 * What goes on beside every page: the service worker, and looking after what this device keeps. Comes when the page has
 * been read in and is idle; without service workers all works as it does without this. `person`: the server's mark of
 * whoever is signed in.
 */
export function OfflineLife({ person, userId }: { person: string | null; userId: string | null }) {
  useEffect(() => whenIdle(() => {
    fetchPart(() => import('./live-offline')).then(({ liveOffline }) => liveOffline(person, userId)).catch(() => undefined)
  }), [person, userId])
  return null
}

/** After the page's own pictures and scripts, when nothing else is to do; called off when the page goes before. */
function whenIdle(work: () => void) {
  let stopped = false
  const idle = () => !stopped && work()
  const go = () => ('requestIdleCallback' in window ? requestIdleCallback(idle, { timeout: 5_000 }) : setTimeout(idle, 1_000))
  if (document.readyState === 'complete') go()
  else window.addEventListener('load', go, { once: true })
  return () => {
    stopped = true
    window.removeEventListener('load', go)
  }
}
