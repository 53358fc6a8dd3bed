import { FileText, RotateCcw, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { keptUntil, type OwnPaperLine } from '~/domain/documents/own-papers'
import { useChange } from '~/features/meetings/use-change'
import { useLocale, useText } from '~/i18n'
import { formatDate, formatFileSize } from '~/i18n/format'
import { Button } from '~/ui/button'
import { ConfirmDialog } from '~/ui/dialog'
import { EmptyState, Notice } from '~/ui/notice'
import { useToast } from '~/ui/toast'

/** Own papers that were deleted and are still kept, the last first. */
export function DeletedPapers({ papers }: { papers: readonly OwnPaperLine[] }) {
  const t = useText()
  if (papers.length === 0) return <EmptyState icon={Trash2} title={t.myPapers.noneDeleted} />
  return <ul className="divide-y divide-line rounded-lg border border-line bg-sheet">{papers.map((paper) => <DeletedRow key={paper.documentId} paper={paper} />)}</ul>
}

function DeletedRow({ paper: { documentId, title, pages, sizeBytes, deletedAt } }: { paper: OwnPaperLine }) {
  const t = useText()
  const words = t.myPapers
  const locale = useLocale()
  const toast = useToast()
  const [asking, setAsking] = useState(false)
  const restoring = useChange(() => toast(words.restored(title)))
  const purging = useChange(() => toast(words.purged(title)))
  const refusal = restoring.refusal ?? purging.refusal
  return (
    <li className="p-2 md:p-3">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <span className="flex min-w-64 flex-1 items-center gap-4 p-2">
          <FileText aria-hidden className="size-7 shrink-0 text-muted" strokeWidth={1.5} />
          <span className="min-w-0">
            <span className="block font-semibold text-pretty wrap-anywhere">{title}</span>
            <span className="tabular block text-muted">{[t.papers.pages(pages), formatFileSize(sizeBytes, locale), deletedAt !== null && words.keptUntil(formatDate(keptUntil(deletedAt)))].filter(Boolean).join(' · ')}</span>
          </span>
        </span>
        <div className="ml-auto flex">
          <Button look="quiet" icon={RotateCcw} className="px-3!" busy={restoring.busy} aria-label={words.restoreOf(title)} onClick={() => restoring.send('restore-paper', { documentId })}>{words.restore}</Button>
          <Button look="quiet" icon={Trash2} className="px-3! text-live" busy={purging.busy} aria-label={words.purgeOf(title)} onClick={() => setAsking(true)}>{words.purge}</Button>
        </div>
      </div>
      {refusal && <Notice kind="error">{refusal}</Notice>}
      <ConfirmDialog isOpen={asking} title={words.purge} body={words.purgeMeans(title)} confirmLabel={words.purge} onConfirm={() => { setAsking(false); purging.send('purge-paper', { documentId }) }} onCancel={() => setAsking(false)} />
    </li>
  )
}
