import { useCallback, useEffect, useState } from 'react'
import type { findInPages } from '~/domain/documents/find-text'

export type PageText = { page: number; text: string }
type PageTexts = { texts: readonly PageText[] | null; find: typeof findInPages | null; state: 'ready' | 'loading' | 'lost'; again: () => void }

/**
 * What the pages say, as the server has read them, and the finding in it; both are fetched when first `wanted`, and once more when `drawn` says that the
 * last page has been read by then. Empty texts are scans.
 */
export function usePageTexts(versionId: string, wanted: boolean, drawn: boolean): PageTexts {
  const [texts, setTexts] = useState<readonly PageText[] | null>(null)
  const [find, setFind] = useState<PageTexts['find']>(null)
  const [state, setState] = useState<PageTexts['state']>('ready')
  const [tries, setTries] = useState(0)
  useEffect(() => {
    if (!wanted) return
    let given = false
    const load = async () => {
      const [answer, finding] = await Promise.all([fetch(`/papers/${versionId}/text`), import('~/domain/documents/find-text')])
      const found = answer.ok ? ((await answer.json()) as PageText[]) : null
      if (given) return
      if (found) setTexts(found)
      setFind(() => finding.findInPages)
      setState(found ? 'ready' : 'lost')
    }
    setState('loading')
    load().catch(() => { if (!given) setState('lost') }) // the line is cut
    return () => { given = true }
  }, [versionId, wanted, drawn, tries])
  return { texts, find, state, again: useCallback(() => setTries((count) => count + 1), []) }
}
