import { useEffect, useState } from 'react'

/** The whole screen for our page, where a browser can give it (an iPhone cannot); Esc leaves it. Null where it cannot. */
export function useFullScreen(): { on: boolean; toggle: () => void } | null {
  const [on, setOn] = useState(false)
  useEffect(() => {
    const see = () => setOn(document.fullscreenElement !== null)
    see()
    document.addEventListener('fullscreenchange', see)
    return () => document.removeEventListener('fullscreenchange', see)
  }, [])
  if (typeof document === 'undefined' || !document.fullscreenEnabled) return null
  // the whole document, not the paper alone: votes and sheets must come over it
  const toggle = () => { (on ? document.exitFullscreen() : document.documentElement.requestFullscreen()).catch(() => undefined) }
  return { on, toggle }
}
