import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { RequestLine } from '~/domain/documents/request'
import { vnClock, vnDay } from '~/domain/kernel/time'
import type { MeetingView } from '~/domain/meetings/view'
import { useChange } from '~/features/meetings/use-change'
import type { UnitChoice } from '~/features/people/people-sheet'
import { useText } from '~/i18n'
import { Button } from '~/ui/button'
import { DateTimeFields } from '~/ui/date-time-fields'
import { ConfirmDialog } from '~/ui/dialog'
import { SelectField, TextArea } from '~/ui/field'
import { Notice } from '~/ui/notice'
import { Sheet } from '~/ui/sheet'
import { useToast } from '~/ui/toast'

/** A new request, or one to change or withdraw. The unit named on the agenda and the usual due time are proposed. */
export function RequestSheet({ meeting, units, usualDueAt, request, onClose }: { meeting: MeetingView; units: UnitChoice[]; usualDueAt: number; request: RequestLine | null; onClose: () => void }) {
  const t = useText()
  const words = t.preparing.requests
  const toast = useToast()
  const unitOf = (itemId: string) => meeting.items.find((item) => item.id === itemId)?.preparingUnitId ?? ''
  const firstItem = meeting.items[0]?.id ?? ''
  const [place, setPlace] = useState({ itemId: request?.itemId ?? firstItem, unitId: request?.unitId ?? unitOf(firstItem) })
  const [withdrawing, setWithdrawing] = useState(false)
  const saving = useChange(() => {
    if (!request) toast(words.sent)
    onClose()
  })
  const removal = useChange(onClose)
  const dueAt = request?.dueAt ?? usualDueAt
  const save = (form: FormData) => {
    const facts = { what: String(form.get('what')), dueDate: String(form.get('dueDate')), dueTime: String(form.get('dueTime')) }
    if (request?.id) saving.send('change-request', { requestId: request.id, ...facts })
    else saving.send('ask-paper', { ...place, ...facts })
  }
  return (
    <Sheet isOpen onClose={onClose} title={request ? words.edit : words.sheet} foot={
      <Button type="submit" form="request-form" look="primary" size="large" wide busy={saving.busy}>{request ? t.common.save : words.send}</Button>
    }>
      <form id="request-form" noValidate className="grid gap-5" onSubmit={(event) => { event.preventDefault(); save(new FormData(event.currentTarget)) }}>
        {(saving.refusal ?? removal.refusal) && <Notice kind="error">{saving.refusal ?? removal.refusal}</Notice>}
        {request ? (
          <div><p className="font-semibold text-pretty">{request.unitName}</p><p className="text-pretty text-muted">{t.preparing.item(request.itemNumber, request.itemTitle)}</p></div>
        ) : (
          <>
            <SelectField label={words.item} hint={meeting.items.find((item) => item.id === place.itemId)?.title} value={place.itemId} onChange={({ target }) => setPlace({ itemId: target.value, unitId: unitOf(target.value) || place.unitId })}
              options={meeting.items.map((item) => ({ value: item.id, label: `${item.number}. ${item.title}` }))} />
            <SelectField label={words.unit} required value={place.unitId} onChange={({ target }) => setPlace({ ...place, unitId: target.value })} error={saving.errorOf('unitId')}
              options={[{ value: '', label: words.chooseUnit }, ...units.map((unit) => ({ value: unit.id, label: `${'\u00a0\u00a0\u00a0'.repeat(unit.depth)}${unit.name}` }))]} />
          </>
        )}
        <TextArea label={words.what} hint={words.whatHint} name="what" rows={2} required defaultValue={request?.what} error={saving.errorOf('what')} />
        <DateTimeFields legend={words.due} name="due" required defaultDate={vnDay(dueAt)} defaultTime={vnClock(dueAt)} error={saving.errorOf('dueDate') ?? saving.errorOf('dueTime')} />
      </form>
      {request?.id && (
        <div className="mt-8 border-t border-line pt-5">
          <Button look="danger" icon={Trash2} busy={removal.busy} onClick={() => setWithdrawing(true)}>{words.withdraw}</Button>
          <ConfirmDialog isOpen={withdrawing} title={words.withdraw} body={words.withdrawAsk(request.unitName, request.what)} confirmLabel={words.withdraw}
            onConfirm={() => { setWithdrawing(false); removal.send('withdraw-request', { requestId: request.id }) }} onCancel={() => setWithdrawing(false)} />
        </div>
      )}
    </Sheet>
  )
}
