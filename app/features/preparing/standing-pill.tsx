import type { RequestStanding } from '~/domain/documents/request'
import { PaperStatePill } from '~/features/papers/paper-state-pill'
import { useText } from '~/i18n'
import { StatePill } from '~/ui/pill'

/** Where a request stands: nothing there yet, or as its paper stands that is furthest behind. */
export function StandingPill({ standing }: { standing: RequestStanding }) {
  const t = useText()
  return standing === 'missing' ? <StatePill>{t.preparing.missing}</StatePill> : <PaperStatePill state={standing} />
}
