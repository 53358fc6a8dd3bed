import { Link } from '@remix-run/react'
import { FileText } from 'lucide-react'
import type { PaperKind } from '~/domain/minutes/paper'
import type { PaperStage } from '~/domain/minutes/paper-steps'
import { useText } from '~/i18n'
import { formatDate } from '~/i18n/format'
import { StatePill } from '~/ui/pill'

export type PaperEntry = { id: string; kind: PaperKind; stage: PaperStage; subject: string; number: number | null; issuedAt: number | null }

/** The official papers of a meeting, each leading to its page. Before there are any: when they will be there. */
export function PaperEntries({ papers }: { papers: readonly PaperEntry[] }) {
  const t = useText()
  if (papers.length === 0) return <p className="text-muted">{t.minutes.papers.noneYet}</p>
  return (
    <ul className="-mx-3 grid">
      {papers.map((paper) => (
        <li key={paper.id}>
          <Link to={`/official-papers/${paper.id}`} className="flex min-h-16 flex-wrap items-center gap-x-4 gap-y-2 rounded-md px-3 py-3 -outline-offset-3 hover:bg-well">
            <FileText aria-hidden className="size-6 shrink-0 text-green" strokeWidth={1.75} />
            <span className="min-w-48 flex-1"><span className="block font-semibold">{t.minutes.papers.kinds[paper.kind]}</span><span className="block text-muted">{paper.subject}</span></span>
            <StagePill stage={paper.stage} />
            {paper.issuedAt !== null && <span className="tabular text-muted">{formatDate(paper.issuedAt)}</span>}
          </Link>
        </li>
      ))}
    </ul>
  )
}

export function StagePill({ stage }: { stage: PaperStage }) {
  const t = useText()
  return <StatePill tone={stage === 'issued' ? 'green' : stage === 'draft' ? 'plain' : 'amber'}>{t.minutes.papers.stages[stage]}</StatePill>
}
