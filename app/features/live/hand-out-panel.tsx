import { useRevalidator } from '@remix-run/react'
import { Send } from 'lucide-react'
import { useState } from 'react'
import { placeItems } from '~/domain/agenda/tree'
import type { UploadTarget } from '~/domain/documents/upload'
import { PaperUploader } from '~/features/papers/paper-uploader'
import { useText } from '~/i18n'
import { Button } from '~/ui/button'
import { RadioCards } from '~/ui/choice'
import { SelectField, TextField } from '~/ui/field'
import { useToast } from '~/ui/toast'
import { useCommand, useMeeting } from './meeting-context'

/**
 * Phát tại phiên họp: what lies ready goes out with one press; a file or a photograph goes out as soon as it has arrived, or
 * is laid ready. For chair and secretary while the meeting runs.
 */
export default function HandOutPanel() {
  const t = useText()
  const { view, live } = useMeeting()
  const { revalidate } = useRevalidator()
  const items = placeItems(view.items)
  const [itemId, setItemId] = useState(live.currentItemId ?? items[0]?.id ?? '')
  const [title, setTitle] = useState('')
  const [ready, setReady] = useState(false)
  const named = title.trim()
  const target: UploadTarget = { kind: 'item', itemId, ...(ready && { ready: true as const }), ...(named && { title: named }) }
  /** The title goes with the file that it was sent with; one typed meanwhile is for the next. */
  const arrived = (sentTo: UploadTarget) => {
    const sent = sentTo.kind === 'item' ? sentTo.title ?? '' : ''
    setTitle((typed) => (typed.trim() === sent ? '' : typed))
    revalidate()
  }
  return (
    <div className="grid gap-6">
      <ReadyPapers />
      <SelectField label={t.handout.ofItem} hint={items.find((item) => item.id === itemId)?.title} value={itemId} onChange={(event) => setItemId(event.target.value)} options={items.map((item) => ({ value: item.id, label: `${item.number}. ${item.title}` }))} />
      <TextField label={`${t.papers.titleLabel} (${t.common.optional})`} hint={t.handout.titleHint} value={title} maxLength={200} onChange={(event) => setTitle(event.target.value)} />
      <RadioCards legend={t.handout.when} name="when" value={ready ? 'later' : 'now'} onChange={(value) => setReady(value === 'later')}
        choices={[{ value: 'now', label: t.handout.now }, { value: 'later', label: t.handout.later }]} />
      <PaperUploader target={target} camera label={t.handout.chooseFile} onAdded={arrived} />
    </div>
  )
}

/** What lies ready, each with the press that hands it out. */
function ReadyPapers() {
  const t = useText()
  const toast = useToast()
  const { view } = useMeeting()
  const { give, busy } = useCommand()
  const papers = view.papers.filter((paper) => paper.ready)
  const [given, setGiven] = useState<string | null>(null)
  if (papers.length === 0) return null
  const handOut = async (documentId: string, title: string) => {
    setGiven(documentId)
    const answer = await give('hand-out-paper', { documentId })
    if (answer.ok) toast(t.handout.handedOut(title))
  }
  return (
    <section className="grid gap-2">
      <h3 className="font-semibold">{t.handout.ready}</h3>
      <ul className="grid gap-2">
        {papers.map(({ id, title, itemId, pages }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-md bg-well p-3">
            <span className="min-w-40 flex-1"><span className="block font-medium text-pretty">{title}</span><span className="text-muted">{[placeItems(view.items).find((item) => item.id === itemId)?.title, t.live.pages(pages)].filter(Boolean).join(' · ')}</span></span>
            <Button look="primary" icon={Send} busy={busy !== null && given === id} aria-label={t.handout.handOutOf(title)} onClick={() => void handOut(id, title)}>{t.handout.handOutNow}</Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
