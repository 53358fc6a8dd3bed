import { authorsIn, type Opinion } from '~/domain/annotations/opinions'
import { useText } from '~/i18n'
import { inProtocolOrder, type Author } from '../ink/layers/author-order'
import type { InkSession } from '../ink/ink-session'
import { useMeeting } from '../live/meeting-context'

/** Names who has a part in some opinions. */
export function useAuthors(session: InkSession): (opinions: readonly Opinion[]) => Author[] {
  const t = useText()
  const { view: { seats } } = useMeeting()
  return (opinions) => inProtocolOrder(authorsIn(opinions).map((id) => ({ id, name: session.options.nameOf(id) || t.opinions.unknownAuthor })), seats)
}
