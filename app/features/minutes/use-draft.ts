import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { DraftKeeper, type DraftText, type SendAnswer, type StoredDraft } from './draft-keeper'
import { DraftShelf } from './draft-shelf'

type Start = DraftText & { paperId: string; personId: string; revision: number }

/**
 * The text of a paper while the secretary edits it, kept by a DraftKeeper. `kept` is text of an earlier visit that never
 * reached the server; it stays until it is used or dropped. Mount anew (key) for another paper or a newer revision.
 */
export function useDraft({ paperId, personId, revision, subject, body, recipients }: Start) {
  const [text, setText] = useState<DraftText>({ subject, body, recipients })
  const latest = useRef(text)
  const [kept, setKept] = useState<StoredDraft | null>(null)
  const [{ keeper, shelf }] = useState(() => {
    const ownShelf = new DraftShelf(personId, paperId)
    return { shelf: ownShelf, keeper: new DraftKeeper(revision, { send: (draft, standing) => sendDraft(paperId, draft, standing), shelf: ownShelf }) }
  })
  const state = useSyncExternalStore(keeper.subscribe, keeper.snapshot, keeper.snapshot)

  useEffect(() => { setKept(shelf.setAside()) }, [shelf])
  useEffect(() => {
    const flush = () => keeper.flush()
    window.addEventListener('online', flush)
    window.addEventListener('pagehide', flush)
    return () => {
      window.removeEventListener('online', flush)
      window.removeEventListener('pagehide', flush)
      keeper.close()
    }
  }, [keeper])

  const change = useCallback((part: Partial<DraftText>) => {
    latest.current = { ...latest.current, ...part }
    setText(latest.current)
    keeper.change(latest.current)
  }, [keeper])
  const dropKept = useCallback(() => { shelf.dropAside(); setKept(null) }, [shelf])
  return { text, state, kept, change, dropKept }
}

async function sendDraft(paperId: string, text: DraftText, revision: number): Promise<SendAnswer> {
  try {
    const response = await fetch(`/api/official-papers/${paperId}`, {
      method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ ...text, revision }),
    })
    if (response.status >= 500) return { kind: 'unreachable' }
    const answer = await response.json() as { ok: true; value: { revision: number } } | { ok: false; code: string; message: string }
    if (answer.ok) return { kind: 'saved', revision: answer.value.revision }
    return { kind: answer.code === 'minutes/changed-meanwhile' ? 'overtaken' : 'refused', message: answer.message }
  } catch {
    return { kind: 'unreachable' }
  }
}
