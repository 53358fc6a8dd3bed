import { useFetcher, useRevalidator } from '@remix-run/react'
import { ArrowDown, ArrowUp, Undo2 } from 'lucide-react'
import { useEffect, useId, useRef, useState, type ReactNode } from 'react'
import { longestNote } from '~/domain/documents/new-version'
import type { PaperLine } from '~/domain/documents/reading'
import { useText } from '~/i18n'
import { Button } from '~/ui/button'
import { TextArea, TextField } from '~/ui/field'
import { Notice } from '~/ui/notice'
import { Sheet } from '~/ui/sheet'
import { useToast } from '~/ui/toast'
import { PaperUploader } from './paper-uploader'
import { RecallDialog } from './recall-dialog'

type Answer = { ok: true } | { ok: false; message: string }
type Place = { before: string | null }
type PaperSheetProps = { paper: PaperLine; groupNames: readonly string[]; stepOf: (direction: 'up' | 'down') => Place | null; onMove: (to: Place) => void; onClose: () => void }

/** What may be changed of a paper: its name, its group, its place, its text (a new version); and its recall. */
export default function PaperSheet({ paper, groupNames, stepOf, onMove, onClose }: PaperSheetProps) {
  const t = useText()
  const steps = { up: stepOf('up'), down: stepOf('down') }
  return (
    <Sheet isOpen onClose={onClose} title={t.handout.change}>
      <div className="grid gap-8">
        {paper.mayChange && <>
          <Names paper={paper} groupNames={groupNames} />
          {(steps.up || steps.down) && (
            <Part title={t.handout.place}>
              <div className="grid grid-cols-2 gap-3">
                <Button icon={ArrowUp} disabled={!steps.up} aria-label={t.papers.moveUp(paper.title)} onClick={() => steps.up && onMove(steps.up)}>{t.papers.up}</Button>
                <Button icon={ArrowDown} disabled={!steps.down} aria-label={t.papers.moveDown(paper.title)} onClick={() => steps.down && onMove(steps.down)}>{t.papers.down}</Button>
              </div>
            </Part>
          )}
          <NewVersion paper={paper} onDone={onClose} />
        </>}
        {paper.mayRecall && <Recall paper={paper} onDone={onClose} />}
      </div>
    </Sheet>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return <section className="grid gap-3 border-t border-line pt-5"><h3 className="text-lg font-semibold">{title}</h3>{children}</section>
}

/** Posts a change of the paper; `onDone` once it is made. */
function usePaperChange(documentId: string, onDone: () => void) {
  const fetcher = useFetcher<Answer>()
  const waits = useRef(false)
  const done = useRef(onDone)
  done.current = onDone
  useEffect(() => {
    if (fetcher.state !== 'idle' || !waits.current || !fetcher.data) return
    waits.current = false
    if (fetcher.data.ok) done.current()
  }, [fetcher.state, fetcher.data])
  const send = (fields: Record<string, string>) => {
    waits.current = true
    fetcher.submit(fields, { method: 'post', action: `/api/documents/${documentId}` })
  }
  const refused = fetcher.state === 'idle' && fetcher.data && !fetcher.data.ok ? fetcher.data.message : null
  return { send, busy: fetcher.state !== 'idle', refused }
}

function Names({ paper, groupNames }: { paper: PaperLine; groupNames: readonly string[] }) {
  const t = useText()
  const toast = useToast()
  const listId = useId()
  const [title, setTitle] = useState(paper.title)
  const [group, setGroup] = useState(paper.groupName)
  const saved = () => toast(t.common.saved)
  const naming = usePaperChange(paper.documentId, saved)
  const grouping = usePaperChange(paper.documentId, saved)
  const refused = naming.refused ?? grouping.refused
  const save = () => {
    if (title.trim() !== paper.title) naming.send({ intent: 'rename', title })
    if (group.trim() !== paper.groupName) grouping.send({ intent: 'group', name: group })
  }
  const isChanged = title.trim() !== '' && (title.trim() !== paper.title || group.trim() !== paper.groupName)
  return (
    <form className="grid gap-4" onSubmit={(event) => { event.preventDefault(); save() }}>
      {refused && <Notice kind="error">{refused}</Notice>}
      <TextArea label={t.papers.titleLabel} rows={3} value={title} maxLength={200} onChange={(event) => setTitle(event.target.value)} />
      <TextField label={t.handout.group} hint={t.handout.groupHint} value={group} maxLength={80} list={listId} onChange={(event) => setGroup(event.target.value)} />
      <datalist id={listId}>{[...new Set([...groupNames, ...t.handout.groups])].map((name) => <option key={name} value={name} />)}</datalist>
      <p><Button type="submit" look="primary" disabled={!isChanged} busy={naming.busy || grouping.busy}>{t.common.save}</Button></p>
    </form>
  )
}

function NewVersion({ paper, onDone }: { paper: PaperLine; onDone: () => void }) {
  const t = useText()
  const [note, setNote] = useState('')
  const { revalidate } = useRevalidator()
  const arrived = () => {
    revalidate()
    onDone()
  }
  return (
    <Part title={t.handout.newVersion}>
      <p className="text-muted">{t.handout.newVersionMeans(paper.title)}</p>
      <TextArea label={t.handout.note} hint={t.handout.noteHint} rows={2} maxLength={longestNote} value={note} onChange={(event) => setNote(event.target.value)} />
      <PaperUploader target={{ kind: 'version', documentId: paper.documentId, note }} label={t.handout.chooseFile} single onAdded={arrived} />
    </Part>
  )
}

function Recall({ paper, onDone }: { paper: PaperLine; onDone: () => void }) {
  const t = useText()
  const [asking, setAsking] = useState(false)
  const { send, busy, refused } = usePaperChange(paper.documentId, onDone)
  return (
    <Part title={t.documents.recall}>
      {refused && <Notice kind="error">{refused}</Notice>}
      <p><Button look="danger" icon={Undo2} busy={busy} aria-label={t.papers.recallOf(paper.title)} onClick={() => setAsking(true)}>{t.papers.recall}</Button></p>
      {asking && <RecallDialog title={paper.title} busy={busy} onRecall={(reason) => { setAsking(false); send({ intent: 'recall', reason }) }} onClose={() => setAsking(false)} />}
    </Part>
  )
}
