import { useCallback, useEffect, useState } from 'react'

export type PageText = { page: number; text: string }
type PageTexts = { texts: readonly PageText[] | null; state: 'ready' | 'loading' | 'lost'; again: () => void }

/**
 * What the pages say, as the server has read them; fetched when first `wanted`, and once more when `drawn` says that the
 * last page has been read by then. Empty texts are scans.
 */
export function usePageTexts(versionId: string, wanted: boolean, drawn: boolean): PageTexts {
  const [texts, setTexts] = useState<readonly PageText[] | null>(null)
  const [state, setState] = useState<PageTexts['state']>('ready')
  const [tries, setTries] = useState(0)
  useEffect(() => {
    if (!wanted) return
    let given = false
    const load = async () => {
      const answer = await fetch(`/papers/${versionId}/text`).catch(() => null)
      const found = answer?.ok ? ((await answer.json()) as PageText[]) : null
      if (given) return
      if (found) setTexts(found)
      setState(found ? 'ready' : 'lost')
    }
    setState('loading')
    void load()
    return () => { given = true }
  }, [versionId, wanted, drawn, tries])
  return { texts, state, again: useCallback(() => setTries((count) => count + 1), []) }
}
