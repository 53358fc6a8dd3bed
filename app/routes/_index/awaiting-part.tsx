import { Link } from '@remix-run/react'
import { ChevronRight, FileCheck2, FilePen, FileUp, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Awaiting, MeetingLine } from '~/domain/meetings/view'
import { ReplyPanel } from '~/features/meetings/reply-panel'
import { DueText } from '~/features/preparing/due-text'
import { useLocale, useText } from '~/i18n'
import { formatSpan } from '~/i18n/format'
import { Badge, StatePill } from '~/ui/pill'

/** More requests than these are one line that leads to all of them. */
const requestsShown = 3

/** What this person has to do or answer, with the answer right there. */
export function AwaitingPart({ awaiting, now }: { awaiting: readonly Awaiting[]; now: number }) {
  const t = useText()
  if (awaiting.length === 0) return null
  const requests = awaiting.filter((entry) => entry.kind === 'request')
  const hidden = requests.slice(requestsShown)
  const shown = awaiting.filter((entry) => entry.kind !== 'request' || !hidden.includes(entry))
  return (
    <section aria-labelledby="awaiting" className="grid gap-4">
      <h2 id="awaiting" className="flex items-center gap-3 text-xl font-semibold">{t.home.awaitsReply}<Badge count={awaiting.length} tone="amber" /></h2>
      <ul className="grid gap-4">{shown.map((entry) => <li key={keyOf(entry)}><Entry entry={entry} now={now} /></li>)}</ul>
      {hidden.length > 0 && <p><Link to="/preparing" className="inline-flex min-h-touch items-center gap-1 font-semibold text-green underline-offset-4 hover:underline">{t.preparing.home.more(hidden.length)}<ChevronRight aria-hidden className="size-5" /></Link></p>}
    </section>
  )
}

function keyOf(entry: Awaiting): string {
  switch (entry.kind) {
    case 'invitation': return entry.meeting.id
    case 'paper': return entry.paperId
    case 'request': return entry.requestId
    case 'to-approve': return `approve ${entry.meetingId}`
    case 'for-head': return entry.kind
  }
}

function Entry({ entry, now }: { entry: Awaiting; now: number }) {
  const t = useText()
  switch (entry.kind) {
    case 'invitation': return <Invitation meeting={entry.meeting} />
    case 'paper': return <Way to={`/official-papers/${entry.paperId}`} icon={FilePen} title={t.minutes.papers.kinds[entry.paper]}>{entry.meetingTitle}</Way>
    case 'to-approve': return <Way to={`/meetings/${entry.meetingId}/papers`} icon={FileCheck2} title={t.preparing.home.toApprove(entry.count)}>{entry.meetingTitle}</Way>
    case 'for-head': return <Way to="/preparing" icon={FileCheck2} title={t.preparing.home.forHead(entry.count)}>{t.preparing.unit.title}</Way>
    case 'request': return (
      <Way to="/preparing" icon={FileUp} title={entry.what} pill={entry.isSentBack && <StatePill tone="live">{t.preparing.states['sent-back']}</StatePill>}>
        <span className="block"><DueText dueAt={entry.dueAt} now={now} isOpen isLate={entry.isLate} /></span>
        <span className="block text-pretty">{entry.itemTitle}</span>
        <span className="block text-pretty">{entry.meetingTitle}</span>
      </Way>
    )
  }
}

/** One thing to do that has a page of its own. */
function Way({ to, icon: Icon, title, pill, children }: { to: string; icon: LucideIcon; title: string; pill?: ReactNode; children: ReactNode }) {
  return (
    <Link to={to} className="flex items-center gap-4 rounded-lg border border-line bg-sheet p-5 hover:border-edge md:px-6">
      <Icon aria-hidden className="size-7 shrink-0 text-green" strokeWidth={1.5} />
      <span className="min-w-0 flex-1"><span className="flex flex-wrap items-center gap-x-3 gap-y-1 text-lg font-semibold"><span className="text-pretty">{title}</span>{pill}</span><span className="block text-muted">{children}</span></span>
      <ChevronRight aria-hidden className="size-6 shrink-0 text-muted" />
    </Link>
  )
}

function Invitation({ meeting }: { meeting: MeetingLine }) {
  const t = useText()
  const locale = useLocale()
  return (
    <div className="grid gap-4 rounded-lg border border-line bg-sheet p-5 md:p-6">
      <div>
        <p className="tabular text-muted">{t.home.invitation} · {formatSpan(meeting.startsAt, meeting.endsAt, locale)}</p>
        <p className="mt-1 text-lg font-semibold"><Link to={`/meetings/${meeting.id}`} className="rounded-sm underline-offset-4 hover:underline">{meeting.title}</Link></p>
        <p className="text-muted">{meeting.place}</p>
      </div>
      <ReplyPanel meetingId={meeting.id} meetingTitle={meeting.title} reply="none" />
    </div>
  )
}
