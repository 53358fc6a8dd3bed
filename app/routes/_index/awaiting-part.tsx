import { Link } from '@remix-run/react'
import { ChevronRight, FilePen } from 'lucide-react'
import type { Awaiting } from '~/domain/meetings/view'
import { ReplyPanel } from '~/features/meetings/reply-panel'
import { useLocale, useText } from '~/i18n'
import { formatSpan } from '~/i18n/format'
import { Badge } from '~/ui/pill'

/** What this person has to answer, with the answer right there. */
export function AwaitingPart({ awaiting }: { awaiting: readonly Awaiting[] }) {
  const t = useText()
  if (awaiting.length === 0) return null
  return (
    <section aria-labelledby="awaiting" className="grid gap-4">
      <h2 id="awaiting" className="flex items-center gap-3 text-xl font-semibold">{t.home.awaitsReply}<Badge count={awaiting.length} tone="amber" /></h2>
      <ul className="grid gap-4">
        {awaiting.map((entry) => <li key={entry.kind === 'invitation' ? entry.meeting.id : entry.paperId}><Entry entry={entry} /></li>)}
      </ul>
    </section>
  )
}

function Entry({ entry }: { entry: Awaiting }) {
  const t = useText()
  const locale = useLocale()
  if (entry.kind === 'paper') {
    return (
      <Link to={`/official-papers/${entry.paperId}`} className="flex items-center gap-4 rounded-lg border border-line bg-sheet p-5 hover:border-edge md:px-6">
        <FilePen aria-hidden className="size-7 shrink-0 text-green" strokeWidth={1.5} />
        <span className="min-w-0 flex-1"><span className="block text-lg font-semibold">{t.minutes.papers.kinds[entry.paper]}</span><span className="block text-muted">{entry.meetingTitle}</span></span>
        <ChevronRight aria-hidden className="size-6 shrink-0 text-muted" />
      </Link>
    )
  }
  const { meeting } = entry
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
