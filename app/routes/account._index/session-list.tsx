import { useFetcher } from '@remix-run/react'
import { LogOut, MonitorSmartphone } from 'lucide-react'
import type { DeviceName } from '~/domain/identity/device-name'
import { useText } from '~/i18n'
import { formatDateTime } from '~/i18n/format'
import { Button } from '~/ui/button'
import { StatePill } from '~/ui/pill'

type Session = { id: string; device: DeviceName; address: string; createdAt: number; lastSeenAt: number; isThis: boolean }

/** Where one is signed in; every other place can be signed out from here. */
export function SessionList({ sessions }: { sessions: readonly Session[] }) {
  const t = useText()
  const words = t.identity.account
  const others = useFetcher()
  return (
    <>
      <ul className="divide-y divide-line">
        {sessions.map((session) => <SessionLine key={session.id} session={session} />)}
      </ul>
      <p className="mt-4 text-muted">{words.sessionsHint}</p>
      {sessions.length > 1 && (
        <others.Form method="post" className="mt-4">
          <Button type="submit" look="danger" icon={LogOut} busy={others.state !== 'idle'}>{words.endOthers}</Button>
        </others.Form>
      )}
    </>
  )
}

function SessionLine({ session }: { session: Session }) {
  const t = useText()
  const words = t.identity.account
  const one = useFetcher()
  const name = t.identity.deviceName(session.device)
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 py-4 first:pt-0">
      <MonitorSmartphone aria-hidden className="size-7 shrink-0 text-muted" strokeWidth={1.5} />
      <div className="min-w-52 flex-1">
        <p className="font-semibold">{name}</p>
        <p className="tabular text-muted">{words.lastSeen(formatDateTime(session.lastSeenAt))}<br />{words.since(formatDateTime(session.createdAt))}<br />{words.address(session.address)}</p>
      </div>
      {session.isThis ? <StatePill tone="green">{words.thisDevice}</StatePill> : (
        <one.Form method="post">
          <input type="hidden" name="sessionId" value={session.id} />
          <Button type="submit" aria-label={words.endOneOf(name)} busy={one.state !== 'idle'}>{words.endOne}</Button>
        </one.Form>
      )}
    </li>
  )
}
