import { useRevalidator } from '@remix-run/react'
import { useEffect, useState, type FormEvent } from 'react'
import type { ReadersInput } from '~/domain/documents/reading-inputs'
import { vnMillis } from '~/domain/kernel/time'
import { useText } from '~/i18n'
import { formatTime, toDateField } from '~/i18n/format'
import { Button } from '~/ui/button'
import { Checkbox, RadioCards, Switch } from '~/ui/choice'
import { DateTimeFields } from '~/ui/date-time-fields'
import { Notice } from '~/ui/notice'
import { Sheet } from '~/ui/sheet'
import { useToast } from '~/ui/toast'
import { Loading } from '~/ui/waiting'
import { NamedReaders, type Choice } from './named-readers'

type Paper = { documentId: string; title: string }

/** "Ai được đọc": who a paper is laid before, until when, and whether it may be taken away. */
export default function ReadersSheet({ paper, onClose }: { paper: Paper; onClose: () => void }) {
  const t = useText()
  const [choice, setChoice] = useState<Choice | null>(null)
  const [refused, setRefused] = useState<string | null>(null)
  useEffect(() => {
    let gone = false
    fetch(`/api/documents/${paper.documentId}/readers`).then(async (answer) => {
      const body: unknown = await answer.json()
      if (gone) return
      if (answer.ok) setChoice(body as Choice)
      else setRefused((body as { message: string }).message)
    }).catch(() => !gone && setRefused(t.common.unexpected.body))
    return () => { gone = true }
  }, [paper.documentId, t])
  return (
    <Sheet isOpen onClose={onClose} title={t.rights.title}>
      <p className="mb-5 font-semibold text-pretty">{paper.title}</p>
      {refused && <Notice kind="error">{refused}</Notice>}
      {!choice && !refused && <Loading />}
      {choice && <ReadersForm paper={paper} choice={choice} onClose={onClose} />}
    </Sheet>
  )
}

function ReadersForm({ paper, choice, onClose }: { paper: Paper; choice: Choice; onClose: () => void }) {
  const t = useText()
  const toast = useToast()
  const { revalidate } = useRevalidator()
  const [readers, setReaders] = useState(choice.now.readers)
  const [mayDownload, setMayDownload] = useState(choice.now.mayDownload)
  const [wholeItem, setWholeItem] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const save = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const input: ReadersInput = { readers, opensAt: momentOf(form, 'opens', '00:00'), closesAt: momentOf(form, 'closes', '23:59'), mayDownload, wholeItem }
    if (input.opensAt !== null && input.closesAt !== null && input.closesAt <= input.opensAt) return setRefused(t.rights.windowTurned)
    setBusy(true)
    const answer = await fetch(`/api/documents/${paper.documentId}/readers`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(input) }).catch(() => null)
    setBusy(false)
    if (!answer?.ok) return setRefused(answer ? ((await answer.json()) as { message: string }).message : t.common.unexpected.body)
    revalidate()
    toast(t.common.saved)
    onClose()
  }
  return (
    <form onSubmit={(event) => void save(event)} className="grid gap-6">
      <RadioCards legend={t.rights.who} name="kind" value={readers.kind} onChange={(kind) => setReaders({ ...readers, kind: kind as typeof readers.kind })} choices={[
        { value: 'all', label: t.rights.kindAll, hint: t.rights.kindAllHint },
        { value: 'members', label: t.rights.kindMembers, hint: t.rights.kindMembersHint },
        { value: 'named', label: t.rights.kindNamed, hint: t.rights.kindNamedHint },
      ]} />
      {readers.kind === 'all' && <Switch label={t.rights.guests} checked={readers.guests} onChange={(event) => setReaders({ ...readers, guests: event.target.checked })} />}
      {!(readers.kind === 'all' && readers.guests) && <NamedReaders choice={choice} readers={readers} onChange={setReaders} />}
      <p className="text-muted">{t.rights.makersAlways}</p>
      <section className="grid gap-3 border-t border-line pt-5">
        <h3 className="text-lg font-semibold">{t.rights.window}</h3>
        <DateTimeFields legend={t.rights.opens} name="opens" defaultDate={dateOf(choice.now.opensAt)} defaultTime={timeOf(choice.now.opensAt)} />
        <DateTimeFields legend={t.rights.closes} name="closes" defaultDate={dateOf(choice.now.closesAt)} defaultTime={timeOf(choice.now.closesAt)} />
        <p className="text-muted">{t.rights.windowHint}</p>
      </section>
      <section className="grid gap-3 border-t border-line pt-5">
        <Switch label={t.rights.mayDownload} hint={t.rights.mayDownloadHint} checked={mayDownload} onChange={(event) => setMayDownload(event.target.checked)} />
        <Checkbox label={t.rights.wholeItem} checked={wholeItem} onChange={(event) => setWholeItem(event.target.checked)} />
      </section>
      {refused && <Notice kind="error">{refused}</Notice>}
      <div className="grid grid-cols-2 gap-3"><Button onClick={onClose}>{t.common.cancel}</Button><Button type="submit" look="primary" busy={busy}>{t.common.save}</Button></div>
    </form>
  )
}

const dateOf = (at: number | null) => (at === null ? '' : toDateField(at))
const timeOf = (at: number | null) => (at === null ? '' : formatTime(at))

/** A day without a time is the whole day; no day is no limit. */
function momentOf(form: FormData, name: string, wholeDay: string): number | null {
  const day = String(form.get(`${name}Date`) ?? '')
  return day === '' ? null : vnMillis(day, String(form.get(`${name}Time`) ?? '') || wholeDay)
}
