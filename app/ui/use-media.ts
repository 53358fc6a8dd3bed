import { useCallback, useSyncExternalStore } from 'react'

/** Whether a media query holds on this screen, followed as it changes; `onServer` is what the server takes it for. */
export function useMedia(query: string, onServer: boolean): boolean {
  const follow = useCallback((listener: () => void) => {
    const media = matchMedia(query)
    media.addEventListener('change', listener)
    return () => media.removeEventListener('change', listener)
  }, [query])
  return useSyncExternalStore(follow, () => matchMedia(query).matches, () => onServer)
}
