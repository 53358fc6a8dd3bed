import { BellRing } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { PaperReadings, ReaderState } from '~/domain/documents/readings'
import { useText } from '~/i18n'
import { formatDate, formatPersonName, formatTime } from '~/i18n/format'
import { Button } from '~/ui/button'
import { RadioCards } from '~/ui/choice'
import { Notice } from '~/ui/notice'
import { Sheet } from '~/ui/sheet'
import { useToast } from '~/ui/toast'
import { Loading } from '~/ui/waiting'

type Readings = { makes: boolean; papers: PaperReadings[] }

/** "Ai đã đọc" of the whole dossier: by paper, with a reminder to those who have not, or by person. Only for those who make the meeting. */
export default function ReadingsSheet({ meetingId, onClose }: { meetingId: string; onClose: () => void }) {
  const t = useText()
  const [readings, setReadings] = useState<Readings | null>(null)
  const [lost, setLost] = useState(false)
  const [by, setBy] = useState<'paper' | 'person'>('paper')
  useEffect(() => {
    let gone = false
    fetch(`/api/meetings/${meetingId}/readings`).then(async (answer) => {
      const body: unknown = answer.ok ? await answer.json() : null
      if (gone) return
      setReadings(body as Readings | null)
      setLost(!answer.ok)
    }).catch(() => !gone && setLost(true))
    return () => { gone = true }
  }, [meetingId])
  const papers = readings?.papers ?? []
  return (
    <Sheet isOpen onClose={onClose} title={t.rights.readings}>
      {lost && <Notice kind="error">{t.common.unexpected.body}</Notice>}
      {!readings && !lost && <Loading />}
      {readings && <div className="grid gap-6">
        <RadioCards legend={t.rights.readings} hideLegend across="always" name="by" value={by} onChange={(value) => setBy(value === 'person' ? 'person' : 'paper')} choices={[{ value: 'paper', label: t.rights.byPaper }, { value: 'person', label: t.rights.byPerson }]} />
        {by === 'paper' ? papers.map((paper) => <Paper key={paper.documentId} paper={paper} />) : <People papers={papers} />}
      </div>}
    </Sheet>
  )
}

function Paper({ paper }: { paper: PaperReadings }) {
  const t = useText()
  const toast = useToast()
  const [busy, setBusy] = useState(false)
  const opened = paper.readers.filter(({ reading }) => reading !== null)
  const rest = paper.readers.length - opened.length
  const remind = async () => {
    setBusy(true)
    const answer = await fetch(`/api/documents/${paper.documentId}/reminder`, { method: 'POST' }).catch(() => null)
    setBusy(false)
    if (!answer) return toast(t.common.unexpected.body)
    const body = (await answer.json()) as { told: number } | { message: string }
    toast('told' in body ? t.rights.reminded(body.told) : body.message)
  }
  return (
    <section className="grid gap-3 border-t border-line pt-4 first:border-0 first:pt-0">
      <h3 className="font-semibold text-pretty">{paper.title}</h3>
      {paper.readers.length === 0 ? <p className="text-muted">{t.rights.nobodyReads}</p> : <p className="tabular text-muted">{t.rights.openedCount(opened.length, rest)}</p>}
      {rest > 0 && <Button icon={BellRing} busy={busy} onClick={() => void remind()}>{t.rights.remind(rest)}</Button>}
      <ul className="grid divide-y divide-line">{paper.readers.map((reader) => <li key={reader.userId} className="py-2"><Reader reader={reader} pages={paper.pages} /></li>)}</ul>
    </section>
  )
}

function Reader({ reader, pages }: { reader: ReaderState; pages: number }) {
  const t = useText()
  const { reading } = reader
  return (
    <>
      <span className="block font-medium text-pretty">{formatPersonName(reader)}</span>
      <span className="block text-pretty text-muted">{reader.position}</span>
      <span className="tabular block">{reading === null ? t.rights.notOpened : `${t.rights.opened} · ${t.rights.pagesSeen(reading.pages, pages)} · ${t.rights.lastAt(`${formatTime(reading.lastAt)}, ${formatDate(reading.lastAt)}`)}`}</span>
    </>
  )
}

/** Everybody over the whole dossier: how many of the papers that he may read he has opened, and how many of their pages seen. */
function People({ papers }: { papers: PaperReadings[] }) {
  const t = useText()
  const people = new Map<string, { person: ReaderState; opened: number; all: number; seen: number; pages: number }>()
  for (const paper of papers) {
    for (const person of paper.readers) {
      const known = people.get(person.userId) ?? { person, opened: 0, all: 0, seen: 0, pages: 0 }
      people.set(person.userId, { person, opened: known.opened + (person.reading ? 1 : 0), all: known.all + 1, seen: known.seen + (person.reading?.pages ?? 0), pages: known.pages + paper.pages })
    }
  }
  return (
    <ul className="grid divide-y divide-line">
      {[...people.values()].map(({ person, opened, all, seen, pages }) => (
        <li key={person.userId} className="py-2">
          <span className="block font-medium text-pretty">{formatPersonName(person)}</span>
          <span className="block text-pretty text-muted">{person.position}</span>
          <span className="tabular block">{t.rights.papersOpened(opened, all)} · {t.rights.pagesSeen(seen, pages)}</span>
        </li>
      ))}
    </ul>
  )
}
