import { useCallback, useState } from 'react'

/** How a page that the server could not draw fares on this device. */
export type SecondTry = 'trying' | 'failed'

/** Pages that PDFium could not draw and that somebody wants tried by pdf.js. */
export function useSecondTries() {
  const [tries, setTries] = useState<Readonly<Record<number, SecondTry>>>({})
  const begin = useCallback((page: number) => setTries((old) => ({ ...old, [page]: 'trying' })), [])
  const fail = useCallback((page: number) => setTries((old) => (old[page] ? { ...old, [page]: 'failed' } : old)), [])
  return { tries, begin, fail, any: Object.keys(tries).length > 0 }
}
