import { Link } from '@remix-run/react'
import { FileText, Folder, FolderInput, Pencil, Presentation, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { deletedKeptDays, type FolderLine, type OwnPaperLine } from '~/domain/documents/own-papers'
import { useChange } from '~/features/meetings/use-change'
import { pictureUrl } from '~/features/reader/picture-url'
import { useLocale, useText } from '~/i18n'
import { formatDate, formatFileSize } from '~/i18n/format'
import { Button } from '~/ui/button'
import { ConfirmDialog } from '~/ui/dialog'
import { MoreMenu } from '~/ui/more-menu'
import { AddToMeeting } from './add-to-meeting'
import { MoveDialog } from './move-dialog'
import { NameDialog } from './name-dialog'
import type { Removal } from './use-removal'

type ListProps = { papers: readonly OwnPaperLine[]; folders: readonly FolderLine[]; removal: Removal; /** papers of several folders: says of each where it lies */ withFolder?: boolean }

/** Own papers, newest first. */
export function OwnPaperList({ papers, folders, removal, withFolder = false }: ListProps) {
  const t = useText()
  return (
    <section aria-label={t.myPapers.papers}>
      <ul className="divide-y divide-line rounded-lg border border-line bg-sheet">
        {papers.map((paper) => <PaperRow key={paper.documentId} paper={paper} folders={folders} removal={removal} folder={withFolder ? folders.find(({ id }) => id === paper.folderId) : undefined} />)}
      </ul>
    </section>
  )
}

type RowProps = { paper: OwnPaperLine; folders: readonly FolderLine[]; removal: Removal; folder: FolderLine | undefined }

function PaperRow({ paper, folders, removal, folder }: RowProps) {
  const t = useText()
  const words = t.myPapers
  const locale = useLocale()
  const { documentId, title } = paper
  const [asking, setAsking] = useState<'rename' | 'move' | 'delete' | 'add' | null>(null)
  const { send, busy, refusal } = useChange(() => setAsking(null))
  const facts = [
    t.papers.pages(paper.pages), formatFileSize(paper.sizeBytes, locale), words.addedOn(formatDate(paper.addedAt)),
    paper.drawnPages < paper.pages && t.papers.drawing(paper.drawnPages, paper.pages),
  ]
  return (
    <li className="p-2 md:p-3">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <Link to={`/papers/${paper.versionId}`} className="flex min-w-64 flex-1 items-center gap-4 rounded-md p-2 hover:bg-well">
          <Thumbnail paper={paper} />
          <span className="min-w-0">
            <span className="block font-semibold text-pretty wrap-anywhere">{title}</span>
            <span className="tabular block text-muted">{facts.filter(Boolean).join(' · ')}</span>
            {folder && <span className="flex items-center gap-1.5 text-muted"><Folder aria-hidden className="size-4.5 shrink-0" />{folder.name}</span>}
          </span>
        </Link>
        <div className="ml-auto flex">
          <Button look="quiet" icon={Presentation} className="px-3! whitespace-nowrap" onClick={() => setAsking('add')} aria-label={words.addToMeetingOf(title)}>{words.addToMeeting}</Button>
          <MoreMenu label={words.moreOf(title)} choices={[
            { label: words.rename, icon: Pencil, onChoose: () => setAsking('rename') },
            ...(folders.length > 0 ? [{ label: words.moveElsewhere, icon: FolderInput, onChoose: () => setAsking('move') }] : []),
            { label: t.common.delete, icon: Trash2, onChoose: () => setAsking('delete'), danger: true },
          ]} />
        </div>
      </div>
      {asking === 'rename' && <NameDialog title={words.rename} label={t.papers.titleLabel} name={title} busy={busy} refusal={refusal} onSave={(name) => send('rename-paper', { documentId, name })} onClose={() => setAsking(null)} />}
      {asking === 'move' && <MoveDialog paper={paper} folders={folders} busy={busy} refusal={refusal} onMove={(folderId) => send('move-paper', { documentId, folderId })} onClose={() => setAsking(null)} />}
      {asking === 'add' && <AddToMeeting paper={paper} onClose={() => setAsking(null)} />}
      <ConfirmDialog isOpen={asking === 'delete'} title={words.deletePaper} body={words.deletePaperMeans(title, deletedKeptDays)} confirmLabel={t.common.delete}
        onConfirm={() => { setAsking(null); removal.removePaper(documentId, title) }} onCancel={() => setAsking(null)} />
    </li>
  )
}

/** The first page small, or a sheet while it is being drawn. */
function Thumbnail({ paper }: { paper: OwnPaperLine }) {
  const face = 'h-20 w-15 shrink-0 rounded-sm border border-line bg-well'
  if (paper.drawnPages === 0) return <span className={`${face} grid place-items-center`}><FileText aria-hidden className="size-7 text-muted" strokeWidth={1.5} /></span>
  return <img src={pictureUrl(paper.versionId, 1, 'thumb')} alt="" width={60} height={80} loading="lazy" decoding="async" className={`${face} object-cover object-top`} />
}
