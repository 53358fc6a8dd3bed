import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData, useRevalidator } from '@remix-run/react'
import { ArrowDown, FileText, FileType } from 'lucide-react'
import type { ReactNode } from 'react'
import * as z from 'zod/mini'
import type { PaperStage } from '~/domain/minutes/paper-steps'
import { stations, type Station } from '~/domain/minutes/paper-course'
import type { Decision } from '~/domain/kernel/result'
import { PaperActions } from '~/features/minutes/paper-actions'
import { PaperDraft } from '~/features/minutes/paper-draft'
import { StagePill } from '~/features/minutes/paper-entries'
import { PaperProgress } from '~/features/minutes/paper-progress'
import { PaperSheet } from '~/features/minutes/paper-sheet'
import { useDraft } from '~/features/minutes/use-draft'
import { useText } from '~/i18n'
import { LinkButton } from '~/ui/button'
import { Notice } from '~/ui/notice'
import { Card, PageHeader } from '~/ui/page'
import { readFields, refusalResponse, requireActor } from '~server/http/answers'
import { readInput } from '~server/http/read-input'
import { issuePaper, issuePaperSchema } from '~server/services/minutes/issue-paper'
import { officeFor } from '~server/services/minutes/paper-access'
import { readPaper, type PaperPage } from '~server/services/minutes/read-paper'
import { takeStep, takeStepSchema } from '~server/services/minutes/take-step'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data ? `${data.paper.printed.kindName} · ${data.paper.meetingTitle}` : 'Nghị Sự'}` }]

export async function loader({ request, params: { paperId = '' }, context }: LoaderFunctionArgs) {
  const ctx = requireActor(context, request)
  const paper = await readPaper(ctx, paperId)
  if (!paper.ok) throw refusalResponse(paper, request)
  return { paper: paper.value, personId: ctx.actor.userId }
}

const anyStep = z.discriminatedUnion('step', [issuePaperSchema, takeStepSchema])

export async function action({ request, params: { paperId = '' }, context }: ActionFunctionArgs) {
  const ctx = requireActor(context, request)
  const input = await readInput(request, anyStep, () => officeFor(ctx.db.read, ctx, paperId), readFields)
  if (!input.ok) return refusalResponse(input, request)
  const { value } = input
  // issuing prints the paper first and opens its own write; the other steps are one write
  const decision: Decision<unknown> = value.step === 'issue' ? await issuePaper(ctx, paperId, value.revision) : await ctx.db.write((tx) => takeStep(tx, ctx, paperId, value))
  return decision.ok ? json({ ok: true }) : refusalResponse(decision, request)
}

export default function OfficialPaperPage() {
  const { paper, personId } = useLoaderData<typeof loader>()
  const t = useText()
  const words = t.minutes.papers
  const title = words.kinds[paper.printed.kind]
  return (
    <>
      <PageHeader title={title} trail={[{ label: paper.meetingTitle, to: `/meetings/${paper.meetingId}` }]} state={<StagePill stage={paper.stage} />}
        actions={<>
          {paper.steps.length > 0 && <a href="#steps" className="inline-flex min-h-touch items-center gap-2 pr-2 font-semibold text-green underline underline-offset-4 lg:hidden"><ArrowDown aria-hidden className="size-5" />{words.yourTurn}</a>}
          <LinkButton to={`/official-papers/${paper.id}/print/pdf`} reloadDocument icon={FileText}>{words.pdf}</LinkButton>
          <LinkButton to={`/official-papers/${paper.id}/print/docx`} reloadDocument icon={FileType}>{words.docx}</LinkButton>
        </>} />
      {paper.sentBackReason !== null && <div className="mb-6"><Notice kind="warn" title={words.sentBack}><p className="whitespace-pre-wrap">{paper.sentBackReason}</p></Notice></div>}
      {paper.mayEdit ? <DraftView key={`${paper.id}/${paper.revision}`} paper={paper} personId={personId} /> : <ReadView paper={paper} />}
    </>
  )
}

function ReadView({ paper }: { paper: PaperPage }) {
  return <TwoParts sheet={<PaperSheet paper={paper.printed} />} aside={<Aside paper={paper} revision={paper.revision} held={false} />} />
}

function DraftView({ paper, personId }: { paper: PaperPage; personId: string }) {
  const { revalidate } = useRevalidator()
  const { subject, body, recipients } = paper.printed
  const draft = useDraft({ paperId: paper.id, personId, revision: paper.revision, subject, body, recipients })
  return (
    <TwoParts
      sheet={<PaperDraft paper={paper.printed} draft={draft} revision={paper.revision} onTakeNewest={revalidate} />}
      aside={<Aside paper={paper} revision={draft.state.revision} held={draft.state.kind !== 'saved'} />}
    />
  )
}

/** The paper, and beside it where it stands; below it on a phone. */
function TwoParts({ sheet, aside }: { sheet: ReactNode; aside: ReactNode }) {
  const t = useText()
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_18.5rem]">
      <div className="min-w-0">{sheet}</div>
      <div id="steps" role="region" aria-label={t.minutes.papers.course} tabIndex={0} className="lg:sticky lg:top-20 lg:max-h-[calc(100dvh-6rem)] lg:overflow-y-auto">{aside}</div>
    </div>
  )
}

function Aside({ paper, revision, held }: { paper: PaperPage; revision: number; held: boolean }) {
  const { papers: words } = useText().minutes
  const current = stations[stations.indexOf(standing[paper.stage]) + 1] ?? null
  return (
    <Card>
      {paper.steps.length > 0 && <div className="mb-6"><PaperActions kind={paper.printed.kind} steps={paper.steps} revision={revision} held={held} /></div>}
      <h2 className="mb-4 text-xl font-semibold">{words.course}</h2>
      <PaperProgress course={paper.course} current={current} />
      {paper.steps.length === 0 && paper.stage !== 'issued' && <p className="mt-4 text-muted">{words.nothingToDo}</p>}
    </Card>
  )
}

/** The station that a stage has reached; the next one is where the paper waits. */
const standing: Record<PaperStage, Station> = { draft: 'drafted', submitted: 'submitted', approved: 'approved', signed: 'signed', numbered: 'numbered', issued: 'issued' }
