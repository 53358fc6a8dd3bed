import type { MeetingState } from '~/domain/meetings/types'
import { useText } from '~/i18n'
import { StatePill, type Tone } from '~/ui/pill'

const tones: Record<MeetingState, Tone> = {
  draft: 'amber', invited: 'green', 'in-session': 'live', 'on-break': 'amber', closed: 'plain', published: 'green', postponed: 'amber', cancelled: 'live',
}

/** Where a meeting stands in its life. */
export function MeetingStatePill({ state }: { state: MeetingState }) {
  const t = useText()
  return <StatePill tone={tones[state]} dot={state === 'in-session'}>{t.meetings.states[state]}</StatePill>
}
