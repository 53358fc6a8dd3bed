import { useRevalidator } from '@remix-run/react'
import { Eye, FilePlus2, FolderOpen } from 'lucide-react'
import { Suspense, useState } from 'react'
import type { PaperLine } from '~/domain/documents/reading'
import type { ItemView, MeetingView } from '~/domain/meetings/view'
import { OnPaperLine } from '~/features/papers/on-paper-line'
import { PaperList } from '~/features/papers/paper-list'
import { PaperUploader } from '~/features/papers/paper-uploader'
import { useText } from '~/i18n'
import { Button } from '~/ui/button'
import { latePart } from '~/ui/late-part'
import { EmptyState } from '~/ui/notice'
import { Card } from '~/ui/page'

const ReadingsSheet = latePart(() => import('~/features/papers/readings-sheet'))

/** The papers in the order of the agenda, within an item by their groups. Who makes the meeting adds to them here. */
export function ItemPapers({ meeting, papers }: { meeting: MeetingView; papers: readonly PaperLine[] }) {
  const t = useText()
  if (meeting.items.length === 0) return <EmptyState icon={FolderOpen} title={t.preparing.noAgenda}>{t.preparing.noAgendaHint}</EmptyState>
  const mayAdd = meeting.can['approve-paper']
  return (
    <Card title={t.preparing.tab} actions={meeting.can['show-big-screen'] && <WhoHasRead meetingId={meeting.id} />}>
      <ol className="-mx-5 -mb-5 divide-y divide-line border-t border-line md:-mx-6 md:-mb-6">
        {meeting.items.map((item) => <li key={item.id} className="px-5 py-4 md:px-6"><Item item={item} papers={papers.filter((paper) => paper.itemId === item.id)} mayAdd={mayAdd} /></li>)}
      </ol>
    </Card>
  )
}

function Item({ item, papers, mayAdd }: { item: ItemView; papers: readonly PaperLine[]; mayAdd: boolean }) {
  const t = useText()
  const { revalidate } = useRevalidator()
  const [adding, setAdding] = useState(false)
  return (
    <div className="grid grid-cols-[2.25rem_minmax(0,1fr)] gap-y-2 md:grid-cols-[3.5rem_minmax(0,1fr)]">
      <p className="tabular text-lg leading-snug font-semibold text-green">{item.number}</p>
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <h3 className="min-w-[min(14rem,100%)] flex-1 text-lg leading-snug font-semibold text-pretty">{item.title}</h3>
        {mayAdd && <Button look="quiet" icon={FilePlus2} className="-mx-4 md:-my-2.5" aria-expanded={adding} aria-label={t.preparing.addTo(item.title)} onClick={() => setAdding(!adding)}>{t.preparing.add}</Button>}
      </div>
      <div className="col-span-full grid min-w-0 gap-2 md:col-start-2">
        {item.onPaper && <div className="max-md:pl-9"><OnPaperLine /></div>}
        {papers.length === 0 && !adding && !item.onPaper && <p className="text-muted max-md:pl-9">{t.preparing.noPapers}</p>}
        {papers.length > 0 && <div className="-ml-2"><PaperList papers={papers} /></div>}
        {adding && <PaperUploader target={{ kind: 'item', itemId: item.id }} onAdded={revalidate} />}
      </div>
    </div>
  )
}

/** For those who make the meeting: who has opened what, and how far. */
function WhoHasRead({ meetingId }: { meetingId: string }) {
  const t = useText()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button icon={Eye} aria-haspopup="dialog" onClick={() => setOpen(true)}>{t.rights.readings}</Button>
      {open && <Suspense><ReadingsSheet meetingId={meetingId} onClose={() => setOpen(false)} /></Suspense>}
    </>
  )
}
