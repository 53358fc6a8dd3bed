import { ArrowRight } from 'lucide-react'
import { useText } from '~/i18n'
import { LinkButton } from '~/ui/button'
import { useMeeting } from '../meeting-context'
import { VoteResultCard } from '../vote-result'

/** What the meeting leaves behind: the drafts of its papers, the results, the conclusions. */
export function AfterMeeting() {
  const t = useText()
  const { live, view } = useMeeting()
  const papers = Object.values(live.papers)
  const votes = Object.values(live.votes).filter((vote) => vote.state === 'declared')
  return (
    <div className="grid gap-6">
      {papers.length > 0 && (
        <div className="flex flex-wrap gap-3">
          {papers.map((paper) => <LinkButton key={paper.paperId} to={`/official-papers/${paper.paperId}`} look={paper.kind === 'minutes' ? 'primary' : 'secondary'} size="large" iconAfter={ArrowRight}>{t.live.papersAfter[paper.kind]}</LinkButton>)}
        </div>
      )}
      {votes.map((vote) => (
        <section key={vote.id} className="grid gap-3 rounded-lg border border-line bg-sheet p-4">
          <h2 className="text-lg font-semibold text-pretty">{vote.question}</h2>
          <VoteResultCard vote={vote} view={view} />
        </section>
      ))}
      {live.conclusions.length > 0 && (
        <section className="rounded-lg border border-line bg-sheet p-4">
          <h2 className="mb-2 text-lg font-semibold">{t.live.conclusions}</h2>
          <ol className="grid list-decimal gap-2 pl-6">
            {live.conclusions.map((conclusion) => <li key={conclusion.conclusionId} className="text-pretty">{conclusion.text}{conclusion.leadUnit && <span className="block text-muted">{t.live.leadUnit}: {conclusion.leadUnit}</span>}</li>)}
          </ol>
        </section>
      )}
    </div>
  )
}
