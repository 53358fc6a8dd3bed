import { Link, useFetcher } from '@remix-run/react'
import { ArrowDown, ArrowUp, FileText, Pencil, Undo2 } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { PaperLine } from '~/domain/documents/reading'
import { KeptMark } from '~/features/offline/kept-mark'
import { useLocale, useText } from '~/i18n'
import { formatFileSize } from '~/i18n/format'
import { Button } from '~/ui/button'
import { Dialog } from '~/ui/dialog'
import { TextField } from '~/ui/field'
import { Notice } from '~/ui/notice'
import { InsideLines } from './signature-line'
import { RecallDialog } from './recall-dialog'
import { PaperStatePill } from './paper-state-pill'
import { useWhileDrawing } from './use-while-drawing'

type Answer = { ok: true } | { ok: false; message: string }

/**
 * The papers of one agenda item, in order. Whoever may, renames, moves and recalls them here; the page's loaders run again
 * afterwards. `hrefOf` says where a paper is read; without it, on its own page.
 */
export function PaperList({ papers, hrefOf = (paper) => `/papers/${paper.versionId}` }: { papers: readonly PaperLine[]; hrefOf?: (paper: PaperLine) => string }) {
  const t = useText()
  useWhileDrawing(papers)
  if (papers.length === 0) return <p className="text-muted">{t.papers.none}</p>
  return (
    <ul className="grid divide-y divide-line">
      {papers.map((paper, index) => <PaperRow key={paper.documentId} paper={paper} index={index} count={papers.length} href={hrefOf(paper)} />)}
    </ul>
  )
}

function PaperRow({ paper, index, count, href }: { paper: PaperLine; index: number; count: number; href: string }) {
  const t = useText()
  const locale = useLocale()
  const [asking, setAsking] = useState<'rename' | 'recall' | null>(null)
  const fetcher = useFetcher<Answer>()
  const change = (fields: Record<string, string>) => fetcher.submit(fields, { method: 'post', action: `/api/documents/${paper.documentId}` })
  const busy = fetcher.state !== 'idle'
  const refused = fetcher.state === 'idle' && fetcher.data && !fetcher.data.ok ? fetcher.data.message : null
  const drawing = paper.drawnPages < paper.pages
  return (
    <li className="grid gap-2 py-2">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <Link to={href} className="flex min-h-touch min-w-56 flex-1 items-start gap-3 rounded-md px-2 py-2 hover:bg-well">
          <FileText aria-hidden className="mt-0.5 size-5 shrink-0 text-green" />
          <span>
            <span className="block font-medium text-pretty">{paper.title}</span>
            <span className="tabular mr-3 text-muted">{[
              t.papers.pages(paper.pages), formatFileSize(paper.sizeBytes, locale),
              drawing && t.papers.drawing(paper.drawnPages, paper.pages),
              paper.leftAtPage !== null && t.papers.leftAt(paper.leftAtPage),
            ].filter(Boolean).join(' · ')}</span>
            <KeptMark versionId={paper.versionId} />
          </span>
        </Link>
        {paper.state !== 'approved' && <PaperStatePill state={paper.state} />}
        {paper.mayChange && <>
          <Button look="quiet" icon={ArrowUp} disabled={index === 0} onClick={() => change({ intent: 'move', index: String(index - 1) })} aria-label={t.papers.moveUp(paper.title)}>{t.papers.up}</Button>
          <Button look="quiet" icon={ArrowDown} disabled={index === count - 1} onClick={() => change({ intent: 'move', index: String(index + 1) })} aria-label={t.papers.moveDown(paper.title)}>{t.papers.down}</Button>
          <Button look="quiet" icon={Pencil} onClick={() => setAsking('rename')} aria-label={t.papers.renameOf(paper.title)}>{t.papers.rename}</Button>
        </>}
        {paper.mayRecall && <Button look="quiet" icon={Undo2} className="text-live" onClick={() => setAsking('recall')} aria-label={t.papers.recallOf(paper.title)}>{t.papers.recall}</Button>}
      </div>
      <InsideLines findings={paper.findings} signatures={paper.signatures} />
      {refused && <Notice kind="error">{refused}</Notice>}
      {asking === 'rename' && <RenameDialog paper={paper} busy={busy} done={fetcher.data?.ok === true} onSave={(title) => change({ intent: 'rename', title })} onClose={() => setAsking(null)} />}
      {asking === 'recall' && <RecallDialog title={paper.title} busy={busy} onRecall={(reason) => { setAsking(null); change({ intent: 'recall', reason }) }} onClose={() => setAsking(null)} />}
    </li>
  )
}

function RenameDialog({ paper, busy, done, onSave, onClose }: { paper: PaperLine; busy: boolean; done: boolean; onSave: (title: string) => void; onClose: () => void }) {
  const t = useText()
  const [title, setTitle] = useState(paper.title)
  const [sent, setSent] = useState(false)
  useEffect(() => {
    if (sent && !busy && done) onClose()
  }, [sent, busy, done, onClose])
  const save = () => {
    setSent(true)
    onSave(title)
  }
  return (
    <Dialog isOpen onClose={onClose} title={t.papers.rename} actions={<>
      <Button onClick={onClose}>{t.common.cancel}</Button>
      <Button look="primary" busy={busy} disabled={title.trim() === ''} onClick={save}>{t.common.save}</Button>
    </>}>
      <TextField label={t.papers.titleLabel} value={title} maxLength={200} autoFocus onChange={(event) => setTitle(event.target.value)} />
    </Dialog>
  )
}
