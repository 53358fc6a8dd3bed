import { BellRing, FilePlus2, Pencil } from 'lucide-react'
import { useState } from 'react'
import { countMissing, isMissing, isWithUnit, type RequestLine } from '~/domain/documents/request'
import type { MeetingView } from '~/domain/meetings/view'
import { useChange } from '~/features/meetings/use-change'
import type { UnitChoice } from '~/features/people/people-sheet'
import { DueText } from '~/features/preparing/due-text'
import { StandingPill } from '~/features/preparing/standing-pill'
import { useText } from '~/i18n'
import { formatDateTime } from '~/i18n/format'
import { Button } from '~/ui/button'
import { Notice } from '~/ui/notice'
import { Card } from '~/ui/page'
import { useToast } from '~/ui/toast'
import { RequestSheet } from './request-sheet'

type Asking = { meeting: MeetingView; units: UnitChoice[]; usualDueAt: number; now: number }

/** What units were asked for, when it is due and where it stands: the missing first, then by due time. Those who make the meeting ask, change, remind. */
export function RequestsPart({ requests, ...asking }: Asking & { requests: readonly RequestLine[] }) {
  const t = useText()
  const words = t.preparing.requests
  const { meeting } = asking
  const mayAsk = meeting.can['request-paper'] && meeting.items.length > 0
  const [open, setOpen] = useState<RequestLine | 'new' | null>(null)
  if (!meeting.can['approve-paper'] || (!mayAsk && requests.length === 0)) return null
  const counted = countMissing(requests)
  const ordered = [...requests.filter(isMissing), ...requests.filter((request) => !isMissing(request))]
  return (
    <Card title={words.title} actions={mayAsk && <Button icon={FilePlus2} onClick={() => setOpen('new')}>{words.ask}</Button>}>
      {requests.length === 0 && <p className="max-w-2xl text-muted">{words.none}. {words.noneHint}</p>}
      {requests.length > 0 && (
        <>
          {counted.all > 0 && (
            <p className={counted.missing > 0 ? 'mb-4 font-semibold text-amber' : 'mb-4 font-semibold text-green'}>
              {counted.missing > 0 ? t.preparing.missingCount(counted) : t.preparing.noneMissing(counted.all)}
            </p>
          )}
          <ul className="-mx-5 -mb-5 divide-y divide-line border-t border-line md:-mx-6 md:-mb-6">
            {ordered.map((request) => <li key={request.id} className="px-5 py-4 md:px-6"><Line request={request} now={asking.now} mayAsk={mayAsk} onEdit={() => setOpen(request)} /></li>)}
          </ul>
        </>
      )}
      {open && <RequestSheet {...asking} request={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </Card>
  )
}

function Line({ request, now, mayAsk, onEdit }: { request: RequestLine; now: number; mayAsk: boolean; onEdit: () => void }) {
  const t = useText()
  const words = t.preparing.requests
  const toast = useToast()
  const reminding = useChange(() => toast(words.remindedNow))
  const isOpen = isWithUnit(request.standing)
  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="grid min-w-[min(16rem,100%)] flex-1 gap-1">
          <p className="font-semibold text-pretty">{request.what}</p>
          <p className="text-pretty">{request.unitName}</p>
          <p className="text-pretty text-muted">{t.preparing.item(request.itemNumber, request.itemTitle)}</p>
          <p className="text-muted">
            {request.dueAt !== null && <DueText dueAt={request.dueAt} now={now} isOpen={isOpen} isLate={request.isLate} />}
            {isOpen && request.remindedAt !== null && <span className="tabular"> · {words.reminded(formatDateTime(request.remindedAt))}</span>}
          </p>
        </div>
        <div className="flex flex-wrap items-center justify-between gap-2 max-sm:w-full sm:grid sm:justify-items-end">
          <p><StandingPill standing={request.standing} /></p>
          {mayAsk && (
            <div className="-mx-4 flex flex-wrap">
              {isOpen && <Button look="quiet" icon={BellRing} busy={reminding.busy} onClick={() => reminding.send('remind-unit', { requestId: request.id })} aria-label={words.remindOf(request.unitName, request.what)}>{words.remind}</Button>}
              <Button look="quiet" icon={Pencil} onClick={onEdit} aria-label={words.editOf(request.what)}>{t.common.edit}</Button>
            </div>
          )}
        </div>
      </div>
      {reminding.refusal && <Notice kind="warn">{reminding.refusal}</Notice>}
    </div>
  )
}
