import { useState } from 'react'
import type { ConclusionLive } from '~/domain/live/state'
import { useText } from '~/i18n'
import { Button } from '~/ui/button'
import { DateField } from '~/ui/date-time-fields'
import { TextArea, TextField } from '~/ui/field'
import { Sheet } from '~/ui/sheet'
import { useCommand, useMeeting } from '../meeting-context'
import { ItemSelect } from './item-select'

/** Ghi kết luận: what, who leads, who cooperates, until when; and those recorded so far, to be rectified. */
export function ConclusionSheet({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useText()
  const { live } = useMeeting()
  const [correcting, setCorrecting] = useState<ConclusionLive | null>(null)
  const newestFirst = [...live.conclusions].sort((a, b) => b.at - a.at)
  return (
    <Sheet isOpen={isOpen} onClose={onClose} title={t.live.recordConclusion}>
      <ConclusionForm key={correcting?.seq ?? `new-${live.conclusions.length}`} correcting={correcting} onDone={() => setCorrecting(null)} />
      <h3 className="mt-8 mb-2 font-semibold text-muted">{t.live.conclusions}</h3>
      {newestFirst.length === 0 && <p>{t.live.noConclusions}</p>}
      <ul className="divide-y divide-line">{newestFirst.map((conclusion) => <ConclusionLine key={conclusion.conclusionId} conclusion={conclusion} onCorrect={() => setCorrecting(conclusion)} />)}</ul>
    </Sheet>
  )
}

const showDay = (day: string) => day.split('-').reverse().join('/')

function ConclusionLine({ conclusion, onCorrect }: { conclusion: ConclusionLive; onCorrect: () => void }) {
  const t = useText()
  const facts = [
    conclusion.leadUnit && `${t.live.leadUnit}: ${conclusion.leadUnit}`,
    conclusion.cooperatingUnits.length > 0 && `${t.live.cooperatingUnits}: ${conclusion.cooperatingUnits.join(', ')}`,
    conclusion.deadline && `${t.live.deadline}: ${showDay(conclusion.deadline)}`,
  ].filter(Boolean)
  return (
    <li className="flex items-start gap-3 py-3">
      <div className="min-w-0 flex-1"><p className="font-medium text-pretty">{conclusion.text}</p>{facts.map((fact) => <p key={String(fact)} className="text-muted">{fact}</p>)}</div>
      <Button look="quiet" onClick={onCorrect}>{t.live.correct}</Button>
    </li>
  )
}

function ConclusionForm({ correcting, onDone }: { correcting: ConclusionLive | null; onDone: () => void }) {
  const t = useText()
  const { view, live } = useMeeting()
  const { give, busy } = useCommand()
  const [itemId, setItemId] = useState(correcting ? correcting.itemId ?? '' : live.currentItemId ?? '')
  const [text, setText] = useState(correcting?.text ?? '')
  const [leadUnit, setLeadUnit] = useState(correcting?.leadUnit ?? '')
  const [cooperating, setCooperating] = useState(correcting?.cooperatingUnits.join(', ') ?? '')
  const [deadline, setDeadline] = useState(correcting?.deadline ?? '')
  const units = [...new Set(view.seats.flatMap((seat) => seat.occupant?.unitName ?? []))].sort((a, b) => a.localeCompare(b, 'vi'))
  const isDay = deadline === '' || /^\d{4}-\d{2}-\d{2}$/.test(deadline)
  const record = async () => {
    const content = { itemId: itemId || null, text, leadUnit: leadUnit.trim() || null, cooperatingUnits: cooperating.split(',').map((unit) => unit.trim()).filter(Boolean), deadline: deadline || null }
    const answer = correcting ? await give('correct-conclusion', { ofSeq: correcting.seq, ...content }) : await give('record-conclusion', content)
    if (answer.ok) onDone()
  }
  return (
    <form className="grid gap-4" onSubmit={(event) => { event.preventDefault(); void record() }}>
      <ItemSelect value={itemId} onChange={setItemId} orWhole />
      <TextArea label={t.live.conclusionText} rows={4} required value={text} onChange={(event) => setText(event.target.value)} />
      <TextField label={t.live.leadUnit} list="units" value={leadUnit} onChange={(event) => setLeadUnit(event.target.value)} />
      <datalist id="units">{units.map((unit) => <option key={unit} value={unit} />)}</datalist>
      <TextField label={t.live.cooperatingUnits} hint={t.live.cooperatingHint} value={cooperating} onChange={(event) => setCooperating(event.target.value)} />
      <fieldset><legend className="mb-1.5 font-medium">{t.live.deadline}</legend><DateField name="deadline" defaultValue={deadline} onChange={setDeadline} /></fieldset>
      <div className="flex flex-wrap gap-3">
        <Button type="submit" look="primary" size="large" className="flex-1" disabled={text.trim() === '' || !isDay} busy={busy !== null}>{correcting ? t.live.correct : t.live.recordConclusion}</Button>
        {correcting && <Button size="large" onClick={onDone}>{t.common.cancel}</Button>}
      </div>
    </form>
  )
}
