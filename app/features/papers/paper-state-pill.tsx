import type { PaperState } from '~/domain/documents/paper'
import { useText } from '~/i18n'
import { StatePill, type Tone } from '~/ui/pill'

const tones: Record<PaperState, Tone> = { draft: 'plain', 'awaiting-head': 'amber', submitted: 'amber', approved: 'green', 'sent-back': 'live', recalled: 'plain' }

/** How far a paper is on its way to the members. */
export function PaperStatePill({ state }: { state: PaperState }) {
  const t = useText()
  return <StatePill tone={tones[state]}>{t.preparing.states[state]}</StatePill>
}
