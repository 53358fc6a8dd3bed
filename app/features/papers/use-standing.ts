import { useState } from 'react'
import type { NewerVersion, PaperStanding } from '~/domain/documents/reading'
import { useText } from '~/i18n'
import { fetchPart } from '~/i18n/fetch-part'
import { useWatch } from '../reader/use-watch'

type Standing = { /** the sentence why it may not be read any more; null while it may */ ended: string | null; newer: NewerVersion | null }

/**
 * How the version being read outside of a room stands from moment to moment: whether it may still be read, and what has
 * taken its place. `given` is what the page was loaded with. In a room the meeting's events say it.
 */
export function useStanding(versionId: string, given: NewerVersion | null): Standing {
  const words = useText().reader
  const [heard, setHeard] = useState<Standing & { of: string }>({ of: versionId, ended: null, newer: given })
  const now = heard.of === versionId ? heard : { ended: null, newer: given }
  useWatch(versionId, ({ readable, newestVersionId }: PaperStanding) => {
    const isKnown = readable && now.ended === null && newestVersionId === (now.newer?.versionId ?? versionId)
    if (isKnown) return
    // the picture goes at once; why, the server says in a moment, or when the line is back and the watch tells it again
    const asking: Standing = { ended: words.endedAsking, newer: null }
    if (!readable) setHeard({ of: versionId, ...asking })
    const unanswered = () => setHeard((old) => (old.of === versionId && old.ended === asking.ended ? { ...old, ended: words.endedUnanswered } : old))
    askStanding(versionId).then((standing) => (standing ? setHeard({ of: versionId, ...standing }) : unanswered())).catch(unanswered)
  })
  return now
}

async function askStanding(versionId: string): Promise<Standing | null> {
  const answer = await fetch(`/papers/${versionId}/newer`)
  // signed out is not forbidden: that is heard elsewhere, and concerns everything that the device keeps
  if (answer.status < 500 && !answer.ok && answer.status !== 401) fetchPart(() => import('../offline/forget-paper')).then(({ forgetPaper }) => forgetPaper([versionId])).catch(() => undefined)
  if (answer.ok) return { ended: null, newer: ((await answer.json()) as { newer: NewerVersion | null }).newer }
  return answer.status < 500 ? { ended: ((await answer.json()) as { message: string }).message, newer: null } : null
}
