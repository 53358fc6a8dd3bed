import { useState } from 'react'
import type { OpinionLive } from '~/domain/live/state'
import { useLocale, useText } from '~/i18n'
import { Button } from '~/ui/button'
import { SelectField, TextArea } from '~/ui/field'
import { Sheet } from '~/ui/sheet'
import { useCommand, useMeeting } from '../meeting-context'
import { seatName, seatTitle } from '../people-text'
import { ItemSelect } from './item-select'

type Kind = OpinionLive['kind']
const kinds: Kind[] = ['opinion', 'report', 'explanation', 'written']

/** The secretary sums up what was said: of the present speaker unless another is chosen. */
export function OpinionSheet({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useText()
  const locale = useLocale()
  const { live, seatOf } = useMeeting()
  const [correcting, setCorrecting] = useState<OpinionLive | null>(null)
  return (
    <Sheet isOpen={isOpen} onClose={onClose} title={t.live.recordOpinion}>
      <OpinionForm key={correcting?.seq ?? `new-${live.opinions.length}`} correcting={correcting} onDone={() => setCorrecting(null)} />
      <h3 className="mt-8 mb-2 font-semibold text-muted">{t.live.opinions}</h3>
      <ul className="divide-y divide-line">
        {[...live.opinions].sort((a, b) => b.at - a.at).map((opinion) => (
          <li key={opinion.opinionId} className="flex items-start gap-3 py-3">
            <div className="min-w-0 flex-1"><p className="font-medium">{seatName(seatOf(opinion.seatId), locale)}</p><p className="text-pretty text-muted">{opinion.text}</p></div>
            <Button look="quiet" onClick={() => setCorrecting(opinion)}>{t.live.correct}</Button>
          </li>
        ))}
      </ul>
    </Sheet>
  )
}

function OpinionForm({ correcting, onDone }: { correcting: OpinionLive | null; onDone: () => void }) {
  const t = useText()
  const locale = useLocale()
  const { view, live } = useMeeting()
  const { give, busy } = useCommand()
  const [seatId, setSeatId] = useState(correcting?.seatId ?? live.floor?.seatId ?? '')
  const [itemId, setItemId] = useState(correcting ? correcting.itemId ?? '' : live.currentItemId ?? '')
  const [kind, setKind] = useState<Kind>(correcting?.kind ?? 'opinion')
  const [text, setText] = useState(correcting?.text ?? '')
  const record = async () => {
    const answer = correcting ? await give('correct-opinion', { ofSeq: correcting.seq, text }) : await give('record-opinion', { seatId, itemId: itemId || null, kind, text })
    if (answer.ok) onDone()
  }
  const fixed = correcting !== null
  return (
    <form className="grid gap-4" onSubmit={(event) => { event.preventDefault(); void record() }}>
      <SelectField label={t.live.opinionOf} required disabled={fixed} value={seatId} onChange={(event) => setSeatId(event.target.value)}
        options={[{ value: '', label: t.common.choose }, ...view.seats.map((seat) => ({ value: seat.id, label: `${seatName(seat, locale)}, ${seatTitle(seat)}` }))]} />
      <SelectField label={t.live.opinionKind} disabled={fixed} value={kind} onChange={(event) => setKind(kinds.find((known) => known === event.target.value) ?? 'opinion')} options={kinds.map((value) => ({ value, label: t.live.opinionKinds[value] }))} />
      <ItemSelect value={itemId} onChange={setItemId} orWhole disabled={fixed} />
      <TextArea label={t.live.opinionText} rows={5} required value={text} onChange={(event) => setText(event.target.value)} />
      <div className="flex flex-wrap gap-3">
        <Button type="submit" look="primary" size="large" className="flex-1" disabled={text.trim() === '' || seatId === ''} busy={busy !== null}>{fixed ? t.live.correct : t.live.recordOpinion}</Button>
        {fixed && <Button size="large" onClick={onDone}>{t.common.cancel}</Button>}
      </div>
    </form>
  )
}
