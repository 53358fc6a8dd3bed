import { useRevalidator } from '@remix-run/react'
import { FilePlus2 } from 'lucide-react'
import { useState } from 'react'
import { isWithUnit, type RequestLine } from '~/domain/documents/request'
import { useChange } from '~/features/meetings/use-change'
import { OnPaperLine } from '~/features/papers/on-paper-line'
import { PaperUploader } from '~/features/papers/paper-uploader'
import { DueText } from '~/features/preparing/due-text'
import { StandingPill } from '~/features/preparing/standing-pill'
import { useText } from '~/i18n'
import { Button } from '~/ui/button'
import { Checkbox } from '~/ui/choice'
import { Notice } from '~/ui/notice'
import { HandedInPart } from './handed-in-part'

/** One thing that a meeting wants: what and by when, where it stands, the papers that are there, and the way to hand one in. */
export function RequestPart({ request, now, toHead }: { request: RequestLine; now: number; toHead: boolean }) {
  const t = useText()
  const words = t.preparing.unit
  const { revalidate } = useRevalidator()
  const [adding, setAdding] = useState(false)
  const { id, itemId, itemNumber, itemTitle, what, dueAt, standing, isLate, onPaper, papers } = request
  const isOpen = isWithUnit(standing)
  const showUpload = adding || (papers.length === 0 && standing !== 'on-paper')
  const mayBeSubmitted = papers.some((paper) => paper.may.submit)
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <div className="grid min-w-[min(16rem,100%)] flex-1 gap-1">
          <h3 className="text-lg leading-snug font-semibold text-pretty">{what || t.preparing.item(itemNumber, itemTitle)}</h3>
          {what && <p className="text-pretty text-muted">{t.preparing.item(itemNumber, itemTitle)}</p>}
          {dueAt !== null ? <p><DueText dueAt={dueAt} now={now} isOpen={isOpen} isLate={isLate} /></p> : <p className="text-muted">{words.unaskedHint}</p>}
          {onPaper && <OnPaperLine />}
        </div>
        {papers.length === 0 && standing !== 'on-paper' && <p><StandingPill standing={standing} /></p>}
      </div>
      {papers.length > 0 && <ul className="grid gap-2">{papers.map((paper) => <li key={paper.documentId}><HandedInPart paper={paper} /></li>)}</ul>}
      {mayBeSubmitted && <p className="text-muted">{toHead ? words.headNext : words.directNext}</p>}
      {showUpload
        ? <PaperUploader target={{ kind: 'item', itemId, ...(id !== null && { requestId: id }) }} onAdded={revalidate} />
        : <p className="-ml-4"><Button look="quiet" icon={FilePlus2} onClick={() => setAdding(true)}>{t.preparing.add}</Button></p>}
      {(showUpload || onPaper) && <OnPaperTick itemId={itemId} onPaper={onPaper} />}
    </div>
  )
}

/** For the unit that has papers which may not be uploaded. */
function OnPaperTick({ itemId, onPaper }: { itemId: string; onPaper: boolean }) {
  const t = useText()
  const { send, busy, refusal } = useChange()
  return (
    <div className="grid gap-2">
      {refusal && <Notice kind="error">{refusal}</Notice>}
      <Checkbox label={t.rights.onPaperTick} checked={onPaper} disabled={busy} onChange={(event) => send('set-on-paper', { itemId, onPaper: event.target.checked })} />
    </div>
  )
}
