import { useSyncExternalStore } from 'react'
import type { RefusalCode } from '~/domain/kernel/refusals'
import { useText } from '~/i18n'
import { classNames } from '~/ui/class-names'
import type { InkSession } from '../ink-session'

/** Whether everything has been sent, and what was refused. `brief`: what the bar above says as well is for the ear alone. */
export function SentLine({ session, brief = false }: { session: InkSession; brief?: boolean }) {
  const t = useText()
  const { unsent, notSaved, notKept, refusal } = useSyncExternalStore(session.subscribe, session.get, session.get)
  const place = brief ? 'px-4 pt-2 leading-snug' : 'ml-auto max-w-prose px-2'
  if (refusal) return <p role="alert" className={classNames(place, 'text-live')}>{t.refusals[refusal.code as RefusalCode]({})} {refusal.moved > 0 && t.marks.movedToPrivate(refusal.moved)}{refusal.stays && t.marks.staysHere}</p>
  if (notKept && unsent > 0) return <p role="alert" className={classNames(place, 'text-live')}>{t.marks.notKept}</p>
  if (notSaved) return <p role="status" className={classNames(brief ? 'sr-only' : place, 'text-live')}>{t.marks.notSaved}</p>
  return <p role="status" className={brief ? 'sr-only' : 'ml-auto px-2 text-muted'}>{unsent > 0 ? t.marks.unsent(unsent) : t.marks.saved}</p>
}
