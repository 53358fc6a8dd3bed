import { useSyncExternalStore } from 'react'

/** Below Tailwind's `sm`. */
const narrow = '(width < 40rem)'

const watch = (listener: () => void) => {
  const media = matchMedia(narrow)
  media.addEventListener('change', listener)
  return () => media.removeEventListener('change', listener)
}

/** Whether the screen is a phone's, held upright. */
export const useIsPhone = (): boolean => useSyncExternalStore(watch, () => matchMedia(narrow).matches, () => false)
