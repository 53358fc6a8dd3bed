import { Link } from '@remix-run/react'
import { FileText, GripVertical, History, Pencil, UserCheck } from 'lucide-react'
import { Suspense, useState, type HTMLAttributes } from 'react'
import type { PaperLine } from '~/domain/documents/reading'
import { KeptMark } from '~/features/offline/kept-mark'
import { useLocale, useText } from '~/i18n'
import { formatDate, formatFileSize } from '~/i18n/format'
import { Button } from '~/ui/button'
import { latePart } from '~/ui/late-part'
import { PaperStatePill } from './paper-state-pill'
import { readByText } from './read-by-text'
import { InsideLines } from './signature-line'

const PaperSheet = latePart(() => import('./paper-sheet'))
const ReadersSheet = latePart(() => import('./readers-sheet'))
const VersionsSheet = latePart(() => import('./versions-sheet'))

type Place = { before: string | null }
type PaperRowProps = {
  paper: PaperLine
  href: string
  /** groups that the item has already */
  groupNames: readonly string[]
  /** null where there is nothing to be moved against */
  handle: HTMLAttributes<HTMLButtonElement> | null
  /** another paper of the list has a handle, so that this one keeps room for it */
  besideHandles: boolean
  stepOf: (direction: 'up' | 'down') => Place | null
  onMove: (to: Place) => void
}

/** One paper in a list: the way to it, what is known of it, and what this person may do with it. */
export function PaperRow({ paper, href, groupNames, handle, besideHandles, stepOf, onMove }: PaperRowProps) {
  const t = useText()
  const locale = useLocale()
  const [open, setOpen] = useState<'change' | 'versions' | 'readers' | null>(null)
  const close = () => setOpen(null)
  const drawing = paper.drawnPages < paper.pages
  return (
    <div className="grid gap-1 py-1">
      <div className="flex flex-wrap items-start gap-x-1 gap-y-1">
        {handle === null && besideHandles && <span aria-hidden className="size-touch shrink-0" />}
        {handle && (
          <button type="button" data-handle aria-label={t.handout.move(paper.title)} className="grid size-touch shrink-0 cursor-grab touch-none place-items-center rounded-md text-muted hover:bg-well active:cursor-grabbing" {...handle}>
            <GripVertical aria-hidden className="size-5" />
          </button>
        )}
        <Link to={href} className="flex min-h-touch min-w-52 flex-1 items-start gap-3 rounded-md px-2 py-2 hover:bg-well">
          <FileText aria-hidden className="mt-0.5 size-5 shrink-0 text-green" />
          <span className="min-w-0">
            <span className="block font-medium text-pretty">{paper.title}</span>
            <span className="tabular block text-muted">{[
              t.papers.pages(paper.pages), formatFileSize(paper.sizeBytes, locale),
              drawing && t.papers.drawing(paper.drawnPages, paper.pages),
              paper.leftAtPage !== null && t.papers.leftAt(paper.leftAtPage),
            ].filter(Boolean).join(' · ')}</span>
            {paper.readBy && <span className="tabular block text-muted">{readByText(t, paper.readBy)}</span>}
            <KeptMark versionId={paper.versionId} />
            {paper.replacesAt !== null && <span className="tabular block font-medium text-green">{t.documents.replaces(formatDate(paper.replacesAt))}</span>}
          </span>
        </Link>
        {paper.state !== 'approved' && <p className="self-start py-1.5 max-sm:w-full max-sm:pl-10"><PaperStatePill state={paper.state} /></p>}
        <span className="-mr-4 flex flex-wrap items-center max-sm:ml-auto max-sm:justify-end">
          {paper.replacesAt !== null && <Button look="quiet" icon={History} aria-haspopup="dialog" aria-label={t.handout.versionsOf(paper.title)} onClick={() => setOpen('versions')}>{t.handout.versions}</Button>}
          {paper.mayManage && <Button look="quiet" icon={UserCheck} aria-haspopup="dialog" aria-label={t.rights.titleOf(paper.title)} onClick={() => setOpen('readers')}>{t.rights.title}</Button>}
          {(paper.mayChange || paper.mayRecall) && <Button look="quiet" icon={Pencil} aria-haspopup="dialog" aria-label={t.handout.changeOf(paper.title)} onClick={() => setOpen('change')}>{t.common.edit}</Button>}
        </span>
      </div>
      <InsideLines findings={paper.findings} signatures={paper.signatures} />
      {open && <Suspense>
        {open === 'change' && <PaperSheet paper={paper} groupNames={groupNames} stepOf={stepOf} onMove={onMove} onClose={close} />}
        {open === 'readers' && <ReadersSheet paper={paper} onClose={close} />}
        {open === 'versions' && <VersionsSheet documentId={paper.documentId} title={paper.title} onClose={close} />}
      </Suspense>}
    </div>
  )
}
