import { ListPlus, Lock, Vote } from 'lucide-react'
import type { PaperLine } from '~/domain/documents/reading'
import type { ItemView, MeetingView } from '~/domain/meetings/view'
import { OnPaperLine } from '~/features/papers/on-paper-line'
import { PaperList } from '~/features/papers/paper-list'
import { useLocale, useText } from '~/i18n'
import { formatPersonName, formatTime } from '~/i18n/format'
import { EmptyState } from '~/ui/notice'
import { StatePill } from '~/ui/pill'

/** The agenda as it is planned, to be read (it is changed on its own page): number, time, who presents, the papers, what is voted on. */
export function AgendaPart({ meeting, papers }: { meeting: MeetingView; papers: readonly PaperLine[] }) {
  const t = useText()
  if (meeting.items.length === 0) return <EmptyState icon={ListPlus} title={t.meetings.noAgenda}>{meeting.can['edit-meeting'] && t.meetings.noAgendaHint}</EmptyState>
  return (
    <ol className="-mx-5 -mb-5 divide-y divide-line border-t border-line md:-mx-6 md:-mb-6">
      {meeting.items.map((item) => <li key={item.id}><AgendaLine item={item} papers={papers.filter((paper) => paper.itemId === item.id)} /></li>)}
    </ol>
  )
}

const indents = ['', 'pl-5 md:pl-12', 'pl-9 md:pl-20']

function AgendaLine({ item, papers }: { item: ItemView; papers: readonly PaperLine[] }) {
  const t = useText()
  const locale = useLocale()
  const words = t.agenda
  const { number, depth, title, startsAt, minutes, presenter, preparingUnitName, closed, state, arisen, onPaper, votes } = item
  return (
    <div className={`grid gap-x-4 px-5 py-4 md:grid-cols-[2.5rem_minmax(0,1fr)_auto] md:px-6 ${indents[depth - 1] ?? ''}`}>
      <p className="tabular text-lg font-semibold text-green">{number}</p>
      <div className="grid min-w-0 gap-1">
        <h3 className={depth === 1 ? 'text-lg leading-snug font-semibold text-pretty' : 'leading-snug font-medium text-pretty'}>{title}</h3>
        <p className="text-muted empty:hidden">
          {[presenter && words.presentedBy(formatPersonName(presenter, locale)), preparingUnitName].filter(Boolean).join(' · ')}
        </p>
        <p className="mt-1 flex flex-wrap gap-2 empty:hidden">
          {state === 'open' && <StatePill tone="live" dot>{words.underDiscussion}</StatePill>}
          {state === 'done' && <StatePill tone="green">{words.done}</StatePill>}
          {state === 'put-off' && <StatePill>{words.putOff}</StatePill>}
          {closed && <StatePill icon={Lock}>{words.closedItem}</StatePill>}
          {arisen && <StatePill tone="amber">{words.arisen}</StatePill>}
        </p>
        {votes.length > 0 && (
          <ul className="mt-2 grid gap-2">
            {votes.map((vote) => (
              <li key={vote.id} className="flex gap-3 rounded-md bg-paper px-4 py-3">
                <Vote aria-hidden className="mt-0.5 size-5 shrink-0 text-green" strokeWidth={1.75} />
                <span><span className="block font-medium">{vote.question}</span><span className="text-muted">{words.voteStates[vote.state]} · {words.needs(vote.threshold)}</span></span>
              </li>
            ))}
          </ul>
        )}
        {onPaper && <OnPaperLine className="mt-1" />}
        {papers.length > 0 && <div className="-ml-2"><PaperList papers={papers.map((paper) => ({ ...paper, mayChange: false, mayRecall: false }))} /></div>}
      </div>
      <p className="tabular text-muted max-md:row-start-2 md:text-right"><span>{formatTime(startsAt)}</span><span className="md:block"><span className="md:hidden"> · </span>{t.common.minutesCount(minutes)}</span></p>
    </div>
  )
}
