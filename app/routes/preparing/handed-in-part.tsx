import { Link, useFetcher, useRevalidator } from '@remix-run/react'
import { Check, FileStack, FileText, Send, Trash2, Undo2 } from 'lucide-react'
import { useState } from 'react'
import type { HandedIn } from '~/domain/documents/request'
import { useChange } from '~/features/meetings/use-change'
import { PaperUploader } from '~/features/papers/paper-uploader'
import { PaperStatePill } from '~/features/papers/paper-state-pill'
import { SendBackDialog } from '~/features/preparing/send-back-dialog'
import { useLocale, useText } from '~/i18n'
import { formatDateTime, formatFileSize } from '~/i18n/format'
import { Button } from '~/ui/button'
import { ConfirmDialog } from '~/ui/dialog'
import { Notice } from '~/ui/notice'
import { useToast } from '~/ui/toast'

/** A paper that the unit has laid there: its state, why it came back, and the next step for whoever looks. */
export function HandedInPart({ paper }: { paper: HandedIn }) {
  const t = useText()
  const locale = useLocale()
  const words = t.preparing
  const toast = useToast()
  const [asking, setAsking] = useState<'back' | 'remove' | 'version' | null>(null)
  const { revalidate } = useRevalidator()
  const submitting = useChange(() => toast(words.unit.submitted))
  const approving = useChange(() => toast(words.unit.approved))
  const removal = useFetcher<{ ok: true } | { ok: false; message: string }>()
  const refused = submitting.refusal ?? approving.refusal ?? (removal.data && !removal.data.ok ? removal.data.message : null)
  const { documentId, versionId, title, state, pages, sizeBytes, createdAt, sentBackReason, may } = paper
  const mayRemove = may.withdraw && (may.submit || state === 'awaiting-head')
  return (
    <div className="grid gap-2 rounded-md bg-paper p-3 md:p-4">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
        <Link to={`/papers/${versionId}`} className="flex min-h-touch min-w-[min(16rem,100%)] flex-1 items-start gap-3 rounded-md py-1 hover:underline">
          <FileText aria-hidden className="mt-0.5 size-5 shrink-0 text-green" />
          <span>
            <span className="block font-medium text-pretty">{title}</span>
            <span className="tabular text-muted">{[t.papers.pages(pages), formatFileSize(sizeBytes, locale), formatDateTime(createdAt)].join(' · ')}</span>
          </span>
        </Link>
        <p className="py-1"><PaperStatePill state={state} /></p>
      </div>
      {sentBackReason && <Notice kind="warn">{words.reason(sentBackReason)}</Notice>}
      {refused && <Notice kind="error">{refused}</Notice>}
      {(may.submit || may.approveForUnit || mayRemove) && (
        <div className="flex flex-wrap gap-2 sm:justify-end">
          {mayRemove && <Button look="quiet" icon={Trash2} className="text-live" onClick={() => setAsking('remove')} aria-label={words.unit.withdrawOf(title)}>{words.unit.withdraw}</Button>}
          {may.submit && <Button look={state === 'sent-back' ? 'primary' : 'secondary'} icon={FileStack} aria-expanded={asking === 'version'} onClick={() => setAsking(asking === 'version' ? null : 'version')} aria-label={t.handout.newVersionOf(title)}>{t.handout.newVersion}</Button>}
          {may.approveForUnit && <Button icon={Undo2} onClick={() => setAsking('back')} aria-label={words.approvals.sendBackOf(title)}>{words.approvals.sendBack}</Button>}
          {may.approveForUnit && <Button look="primary" icon={Check} busy={approving.busy} onClick={() => approving.send('approve-for-unit', { documentIds: [documentId] })} aria-label={words.approvals.approveOf(title)}>{words.approvals.approve}</Button>}
          {may.submit && <Button look={state === 'sent-back' ? 'secondary' : 'primary'} icon={Send} busy={submitting.busy} onClick={() => submitting.send('submit-papers', { documentIds: [documentId] })} aria-label={words.unit.submitOf(title)}>{words.unit.submit}</Button>}
        </div>
      )}
      {asking === 'version' && <PaperUploader target={{ kind: 'version', documentId, note: '' }} single label={t.handout.newVersion} onAdded={() => { setAsking(null); revalidate() }} />}
      {asking === 'back' && <SendBackDialog paper={paper} onClose={() => setAsking(null)} />}
      <ConfirmDialog isOpen={asking === 'remove'} title={words.unit.withdraw} body={words.unit.withdrawAsk(title)} confirmLabel={words.unit.withdraw}
        onConfirm={() => { setAsking(null); removal.submit({ intent: 'recall', reason: words.unit.withdrawReason }, { method: 'post', action: `/api/documents/${documentId}` }) }} onCancel={() => setAsking(null)} />
    </div>
  )
}
