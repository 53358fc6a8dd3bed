import type { SeatView } from '~/domain/meetings/view'
import { useText } from '~/i18n'

/** How many of those invited have answered, and how. */
export function ReplyCounts({ seats }: { seats: readonly SeatView[] }) {
  const words = useText().meetings
  const invited = seats.filter((seat) => seat.role === 'member' || seat.role === 'guest')
  const count = (reply: SeatView['reply']) => invited.filter((seat) => seat.reply === reply).length
  return <>{words.repliesSummary(count('accepted'), count('declined'), count('deputy'), count('none'))}</>
}
