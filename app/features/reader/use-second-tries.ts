import { useCallback, useState } from 'react'

/** How a page that the server could not draw fares on this device; `lost`: the line did not bring what that needs. */
export type SecondTry = 'trying' | 'failed' | 'lost'

/** Pages that PDFium could not draw and that somebody wants tried by pdf.js. */
export function useSecondTries() {
  const [tries, setTries] = useState<Readonly<Record<number, SecondTry>>>({})
  const begin = useCallback((page: number) => setTries((old) => ({ ...old, [page]: 'trying' })), [])
  const fail = useCallback((page: number) => setTries((old) => (old[page] ? { ...old, [page]: 'failed' } : old)), [])
  const lose = useCallback(() => setTries((old) => Object.fromEntries(Object.entries(old).map(([page, fares]) => [page, fares === 'trying' ? 'lost' : fares]))), [])
  return { tries, begin, fail, lose, any: Object.values(tries).includes('trying') }
}
