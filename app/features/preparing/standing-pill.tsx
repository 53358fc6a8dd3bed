import type { RequestStanding } from '~/domain/documents/request'
import { PaperStatePill } from '~/features/papers/paper-state-pill'
import { useText } from '~/i18n'
import { StatePill } from '~/ui/pill'

/** Where a request stands: nothing there yet, nothing awaited, or as its paper stands that is furthest behind. */
export function StandingPill({ standing }: { standing: RequestStanding }) {
  const t = useText()
  if (standing === 'on-paper') return <StatePill>{t.rights.onPaperShort}</StatePill>
  return standing === 'missing' ? <StatePill>{t.preparing.missing}</StatePill> : <PaperStatePill state={standing} />
}
