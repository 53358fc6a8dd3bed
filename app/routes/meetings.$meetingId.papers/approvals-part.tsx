import { Link } from '@remix-run/react'
import { Check, FileText, Undo2 } from 'lucide-react'
import { useState } from 'react'
import type { HandedIn } from '~/domain/documents/request'
import type { MeetingView } from '~/domain/meetings/view'
import { useChange } from '~/features/meetings/use-change'
import { SendBackDialog } from '~/features/preparing/send-back-dialog'
import { useLocale, useText } from '~/i18n'
import { formatDateTime, formatFileSize } from '~/i18n/format'
import { Button } from '~/ui/button'
import { Notice } from '~/ui/notice'
import { Card } from '~/ui/page'
import { useToast } from '~/ui/toast'

export type Submitted = HandedIn & { itemId: string; unitName: string }

/** What units have handed in and secretary or chair have to decide on: one by one, or several approved at once. */
export function ApprovalsPart({ meeting, submitted }: { meeting: MeetingView; submitted: readonly Submitted[] }) {
  const t = useText()
  const words = t.preparing.approvals
  const toast = useToast()
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [returning, setReturning] = useState<Submitted | null>(null)
  const [asked, setAsked] = useState(0)
  const approving = useChange(() => {
    toast(words.approved(asked))
    setChosen([])
  })
  if (submitted.length === 0) return null
  const ids = submitted.map((paper) => paper.documentId).filter((id) => chosen.includes(id))
  const approve = (documentIds: string[]) => {
    setAsked(documentIds.length)
    approving.send('approve-papers', { documentIds })
  }
  const itemOf = (paper: Submitted) => meeting.items.find((item) => item.id === paper.itemId)
  return (
    <Card title={`${words.title} (${submitted.length})`} actions={ids.length > 0 && <Button look="primary" icon={Check} busy={approving.busy} onClick={() => approve(ids)}>{words.approveSome(ids.length)}</Button>}>
      <p className="-mt-2 mb-4 text-muted">{words.lead}</p>
      {approving.refusal && <div className="mb-4"><Notice kind="error">{approving.refusal}</Notice></div>}
      {submitted.length > 1 && (
        <label className="inline-flex min-h-touch items-center gap-3 py-2 pr-3">
          <input type="checkbox" className="size-6 accent-green" checked={ids.length === submitted.length} onChange={(event) => setChosen(event.target.checked ? submitted.map((paper) => paper.documentId) : [])} />
          {words.chooseAll}
        </label>
      )}
      <ul className="-mx-5 -mb-5 divide-y divide-line border-t border-line md:-mx-6 md:-mb-6">
        {submitted.map((paper) => (
          <li key={paper.documentId} className="flex items-start gap-x-2 px-5 py-3 md:px-6">
            {submitted.length > 1 && (
              <label className="-ml-2.5 grid size-11 shrink-0 place-items-center">
                <span className="sr-only">{words.choose(paper.title)}</span>
                <input type="checkbox" className="size-6 accent-green" checked={chosen.includes(paper.documentId)}
                  onChange={(event) => setChosen(event.target.checked ? [...chosen, paper.documentId] : chosen.filter((id) => id !== paper.documentId))} />
              </label>
            )}
            <div className="flex min-w-0 flex-1 flex-wrap items-start gap-x-4 gap-y-3">
              <PaperFacts paper={paper} about={itemOf(paper)} />
              <div className="flex flex-wrap gap-2">
                <Button icon={Undo2} onClick={() => setReturning(paper)} aria-label={words.sendBackOf(paper.title)}>{words.sendBack}</Button>
                <Button look={ids.length > 0 ? 'secondary' : 'primary'} icon={Check} busy={approving.busy} onClick={() => approve([paper.documentId])} aria-label={words.approveOf(paper.title)}>{words.approve}</Button>
              </div>
            </div>
          </li>
        ))}
      </ul>
      {returning && <SendBackDialog paper={returning} onClose={() => setReturning(null)} />}
    </Card>
  )
}

function PaperFacts({ paper, about }: { paper: Submitted; about: { number: string; title: string } | undefined }) {
  const t = useText()
  const locale = useLocale()
  return (
    <div className="min-w-[min(15rem,100%)] flex-1">
      <Link to={`/papers/${paper.versionId}`} className="flex min-h-touch items-start gap-3 rounded-md py-2 hover:underline">
        <FileText aria-hidden className="mt-0.5 size-5 shrink-0 text-green" />
        <span className="font-semibold text-pretty">{paper.title}</span>
      </Link>
      <p className="pl-8 text-muted">
        <span className="block">{paper.unitName}</span>
        {about && <span className="block text-pretty">{t.preparing.item(about.number, about.title)}</span>}
        <span className="tabular block">{[t.papers.pages(paper.pages), formatFileSize(paper.sizeBytes, locale), formatDateTime(paper.createdAt)].join(' · ')}</span>
      </p>
    </div>
  )
}
