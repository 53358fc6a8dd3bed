import { Link } from '@remix-run/react'
import { FileCheck2 } from 'lucide-react'
import type { PaperKind } from '~/domain/minutes/paper'
import type { PaperStage } from '~/domain/minutes/paper-steps'
import type { MeetingView } from '~/domain/meetings/view'
import { PersonText } from '~/features/people/person-text'
import { useText } from '~/i18n'
import { Card } from '~/ui/page'

type OfficialPaper = { id: string; kind: PaperKind; number: number | null; stage: PaperStage }

/** Who presides and keeps the record, which body issues, and what it has issued. */
export function FactsPart({ meeting, officialPapers }: { meeting: MeetingView; officialPapers: readonly OfficialPaper[] }) {
  const t = useText()
  const words = t.meetings
  const chair = meeting.seats.find((seat) => seat.role === 'chair')?.person
  const secretaries = meeting.seats.filter((seat) => seat.role === 'secretary')
  return (
    <>
      {officialPapers.length > 0 && (
        <Card title={t.minutes.papers.ofMeeting}>
          <ul className="-mx-3 -mb-2 grid">
            {officialPapers.map((paper) => (
              <li key={paper.id}>
                <Link to={`/official-papers/${paper.id}`} className="flex min-h-touch items-center gap-3 rounded-md px-3 py-2 hover:bg-well">
                  <FileCheck2 aria-hidden className="size-6 shrink-0 text-green" strokeWidth={1.75} />
                  <span><span className="block font-semibold">{t.minutes.papers.kinds[paper.kind]}</span><span className="tabular text-muted">{[paper.number !== null && words.paperNumber(paper.number), paper.stage !== 'issued' && t.minutes.papers.stages[paper.stage]].filter(Boolean).join(' · ')}</span></span>
                </Link>
              </li>
            ))}
          </ul>
        </Card>
      )}
      <Card title={words.facts}>
        <dl className="grid gap-4">
          <div><dt className="text-muted">{words.fields.chair}</dt><dd>{chair ? <PersonText person={chair} /> : words.nobodyChosen}</dd></div>
          <div><dt className="text-muted">{words.fields.secretary}</dt><dd className="grid gap-2">{secretaries.length === 0 && words.nobodyChosen}{secretaries.map((seat) => seat.person && <PersonText key={seat.id} person={seat.person} />)}</dd></div>
          <div><dt className="text-muted">{words.fields.meetingType}</dt><dd>{meeting.typeName}</dd></div>
          <div><dt className="text-muted">{words.fields.issuer}</dt><dd>{meeting.bodyName}</dd></div>
        </dl>
      </Card>
    </>
  )
}
