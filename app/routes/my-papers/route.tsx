import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useLoaderData, useRevalidator } from '@remix-run/react'
import { FileSearch, FolderPlus, Inbox, Search } from 'lucide-react'
import { useState } from 'react'
import type * as z from 'zod/mini'
import { deletedKeptDays, ownPaperInputs, pathOf } from '~/domain/documents/own-papers'
import type { Decision } from '~/domain/kernel/result'
import { pageTitle } from '~/features/frame/page-title'
import { useChange } from '~/features/meetings/use-change'
import { PaperUploader } from '~/features/papers/paper-uploader'
import { useWhileDrawing } from '~/features/papers/use-while-drawing'
import { useText } from '~/i18n'
import { Button, LinkButton } from '~/ui/button'
import { EmptyState, Notice } from '~/ui/notice'
import { PageHeader } from '~/ui/page'
import type { ActorCtx, Tx } from '~server/context'
import { refusalResponse, requireActor, requireActorForData } from '~server/http/answers'
import { answerIntent, intent, type Intent } from '~server/http/intents'
import { mayOwnPaper } from '~server/services/own-papers/add-own-paper'
import { addToMeeting } from '~server/services/own-papers/add-to-meeting'
import { deleteOwnPaper, moveOwnPaper, renameOwnPaper, restoreOwnPaper } from '~server/services/own-papers/change-own-paper'
import { createFolder, deleteFolder, renameFolder } from '~server/services/own-papers/folders'
import { purgeOwnPaper } from '~server/services/own-papers/purge-own-paper'
import { readOwnPapers } from '~server/services/own-papers/read-own-papers'
import { DeletedPapers } from './deleted-papers'
import { FolderList } from './folder-list'
import { NameDialog } from './name-dialog'
import { OwnPaperList } from './own-paper-list'
import { SpaceLine } from './space-line'
import { useRemoval } from './use-removal'

export const meta = pageTitle((t) => t.myPapers.title)

export async function loader({ context, request }: LoaderFunctionArgs) {
  const ctx = requireActor(context, request)
  const asked = new URL(request.url).searchParams
  const folderId = asked.get('folder') || null
  const search = (asked.get('search') ?? '').slice(0, 200).trim()
  const deleted = asked.has('deleted')
  const read = await readOwnPapers(ctx, { folderId, search, deleted })
  if (!read.ok) throw refusalResponse(read, request)
  return json({ ...read.value, folderId, search, deleted })
}

/** What is done with own papers belongs to no meeting. */
const own = <S extends z.core.$ZodType>(schema: S, verb: (tx: Tx, ctx: ActorCtx, input: z.output<S>) => Promise<Decision<unknown>>) =>
  intent(schema, (tx, ctx, _meetingId, input) => verb(tx, ctx, input))

const intents: Record<keyof typeof ownPaperInputs, Intent> = {
  'create-folder': own(ownPaperInputs['create-folder'], createFolder),
  'rename-folder': own(ownPaperInputs['rename-folder'], renameFolder),
  'delete-folder': own(ownPaperInputs['delete-folder'], deleteFolder),
  'rename-paper': own(ownPaperInputs['rename-paper'], renameOwnPaper),
  'move-paper': own(ownPaperInputs['move-paper'], moveOwnPaper),
  'delete-paper': own(ownPaperInputs['delete-paper'], deleteOwnPaper),
  'restore-paper': own(ownPaperInputs['restore-paper'], restoreOwnPaper),
  'purge-paper': own(ownPaperInputs['purge-paper'], purgeOwnPaper),
  'add-to-meeting': own(ownPaperInputs['add-to-meeting'], addToMeeting),
}

export async function action({ context, request }: ActionFunctionArgs) {
  const ctx = requireActorForData(context, request)
  return answerIntent({ ctx, request, meetingId: '', may: () => mayOwnPaper(ctx.db.read, ctx, null) }, intents)
}

export default function MyPapersPage() {
  const t = useText()
  const words = t.myPapers
  const { papers, deleted } = useLoaderData<typeof loader>()
  if (!deleted) return <KeptPapers />
  return (
    <>
      <PageHeader title={words.deletedTitle} trail={[{ label: words.title, to: '/my-papers' }]} lead={words.deletedLead(deletedKeptDays)} />
      <DeletedPapers papers={papers} />
    </>
  )
}

function KeptPapers() {
  const t = useText()
  const words = t.myPapers
  const { folders, papers, folderId, search, space, deletedPapers } = useLoaderData<typeof loader>()
  const { revalidate } = useRevalidator()
  const [naming, setNaming] = useState(false)
  const creating = useChange(() => setNaming(false))
  const removal = useRemoval()
  useWhileDrawing(papers)
  const path = pathOf(folders, folderId)
  const inside = search === '' ? folders.filter((folder) => folder.parentId === folderId) : []
  const trail = [{ label: words.title, to: '/my-papers' }, ...path.slice(0, -1).map((folder) => ({ label: folder.name, to: `/my-papers?folder=${folder.id}` }))]
  return (
    <>
      <PageHeader title={path.at(-1)?.name ?? words.title} trail={folderId === null ? undefined : trail} lead={folderId === null && search === '' ? words.lead : undefined}
        actions={<Button icon={FolderPlus} onClick={() => setNaming(true)}>{words.newFolder}</Button>} />
      <SearchForm search={search} />
      {removal.refusal && <div className="mb-6"><Notice kind="error">{removal.refusal}</Notice></div>}
      {search === ''
        ? (
          <div className="grid gap-6">
            <PaperUploader key={folderId ?? ''} target={{ kind: 'folder', folderId }} onAdded={revalidate} />
            {inside.length > 0 && <FolderList folders={inside} removal={removal} />}
            {papers.length > 0 && <OwnPaperList papers={papers} folders={folders} removal={removal} />}
            {papers.length + inside.length === 0 && <EmptyState icon={Inbox} title={folderId === null ? words.none : words.noneInFolder}>{words.noneHint}</EmptyState>}
          </div>
        )
        : papers.length > 0
          ? <OwnPaperList papers={papers} folders={folders} removal={removal} withFolder />
          : <EmptyState icon={FileSearch} title={words.nothingFound(search)} action={<LinkButton to="/my-papers">{words.clearSearch}</LinkButton>} />}
      <SpaceLine space={space} deletedPapers={deletedPapers} />
      {naming && (
        <NameDialog title={words.newFolder} label={words.folderName} name="" busy={creating.busy} refusal={creating.refusal}
          onSave={(name) => creating.send('create-folder', { parentId: folderId, name })} onClose={() => setNaming(false)} />
      )}
    </>
  )
}

function SearchForm({ search }: { search: string }) {
  const t = useText()
  return (
    <Form key={search} role="search" className="mb-6 flex flex-wrap gap-3">
      <input type="search" name="search" defaultValue={search} aria-label={t.myPapers.search} placeholder={t.myPapers.search} className="field-box min-w-48 flex-1" />
      <Button type="submit" icon={Search} className="min-h-12!">{t.common.search}</Button>
      {search !== '' && <LinkButton to="/my-papers" look="quiet" className="min-h-12!">{t.myPapers.clearSearch}</LinkButton>}
    </Form>
  )
}
