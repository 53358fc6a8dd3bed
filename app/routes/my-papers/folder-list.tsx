import { Link } from '@remix-run/react'
import { Folder, Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { FolderLine } from '~/domain/documents/own-papers'
import { useChange } from '~/features/meetings/use-change'
import { useText } from '~/i18n'
import { Button } from '~/ui/button'
import { ConfirmDialog } from '~/ui/dialog'
import { NameDialog } from './name-dialog'
import type { Removal } from './use-removal'

/** The folders of one place, by name. */
export function FolderList({ folders, removal }: { folders: readonly FolderLine[]; removal: Removal }) {
  const t = useText()
  return (
    <section aria-label={t.myPapers.folders}>
      <ul className="divide-y divide-line rounded-lg border border-line bg-sheet">{folders.map((folder) => <FolderRow key={folder.id} folder={folder} removal={removal} />)}</ul>
    </section>
  )
}

function FolderRow({ folder, removal }: { folder: FolderLine; removal: Removal }) {
  const t = useText()
  const words = t.myPapers
  const [asking, setAsking] = useState<'rename' | 'delete' | null>(null)
  const { send, busy, refusal } = useChange(() => setAsking(null))
  const isEmpty = folder.papers + folder.folders === 0
  return (
    <li className="p-1 md:p-2">
      <div className="flex flex-wrap items-center gap-x-1">
        <Link to={`/my-papers?folder=${folder.id}`} className="flex min-h-14 min-w-64 flex-1 items-center gap-3 rounded-md px-3 py-2 hover:bg-well">
          <Folder aria-hidden className="size-7 shrink-0 text-green" strokeWidth={1.5} />
          <span className="min-w-0"><span className="block font-semibold wrap-anywhere">{folder.name}</span><span className="tabular text-muted">{isEmpty ? words.emptyFolder : words.holds(folder.papers, folder.folders)}</span></span>
        </Link>
        <span className="ml-auto flex max-sm:ml-10">
          <Button look="quiet" icon={Pencil} className="px-3!" onClick={() => setAsking('rename')} aria-label={words.renameOf(folder.name)}>{words.rename}</Button>
          {isEmpty && <Button look="quiet" icon={Trash2} className="px-3! text-live" onClick={() => setAsking('delete')} aria-label={words.deleteOf(folder.name)}>{t.common.delete}</Button>}
        </span>
      </div>
      {asking === 'rename' && <NameDialog title={words.rename} label={words.folderName} name={folder.name} busy={busy} refusal={refusal} onSave={(name) => send('rename-folder', { folderId: folder.id, name })} onClose={() => setAsking(null)} />}
      <ConfirmDialog isOpen={asking === 'delete'} title={words.deleteFolder} body={words.deleteFolderMeans(folder.name)} confirmLabel={t.common.delete}
        onConfirm={() => { setAsking(null); removal.removeFolder(folder.id, folder.name) }} onCancel={() => setAsking(null)} />
    </li>
  )
}
