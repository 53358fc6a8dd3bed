import { Link, useFetcher } from '@remix-run/react'
import { CalendarClock, CalendarX, Send } from 'lucide-react'
import { useEffect, useState } from 'react'
import { reasonInput } from '~/domain/meetings/inputs'
import type { MeetingView } from '~/domain/meetings/view'
import { ReplyCounts } from '~/features/meetings/reply-counts'
import type { FormErrors } from '~/domain/forms/check-form'
import { useCheckedForm } from '~/features/forms/use-checked-form'
import { useText } from '~/i18n'
import { Button } from '~/ui/button'
import { ConfirmDialog, Dialog } from '~/ui/dialog'
import { TextArea } from '~/ui/field'
import { Notice } from '~/ui/notice'
import { Card } from '~/ui/page'
import { useToast } from '~/ui/toast'

type Answer = { ok: true } | { ok: false; message?: string; errors?: FormErrors }

/** Inviting, putting off and calling off: with what is unusual said before, and what is missing after. */
export function SendPart({ meeting }: { meeting: MeetingView }) {
  const t = useText()
  const words = t.meetings
  const toast = useToast()
  const fetcher = useFetcher<Answer>()
  const [asking, setAsking] = useState<'invite' | 'postpone' | 'cancel' | null>(null)
  const [sent, setSent] = useState(false)
  const done = fetcher.state === 'idle' && fetcher.data?.ok === true
  useEffect(() => {
    if (!sent || fetcher.state !== 'idle' || !fetcher.data) return
    setSent(false)
    if (fetcher.data.ok && asking === 'invite') toast(words.invited)
    if (fetcher.data.ok || asking === 'invite') setAsking(null)
  }, [sent, done, fetcher.state, fetcher.data, asking, toast, words.invited])
  const refused = fetcher.data && !fetcher.data.ok && fetcher.data.message && asking === null ? fetcher.data.message : null
  const late = meeting.warnings.find((warning) => warning.code === 'short-notice')
  const isInvited = meeting.state === 'invited'
  const noun = meeting.words.noun
  const missing = meeting.missingPapers?.missing ?? 0
  return (
    <Card title={t.home.invitation}>
      <div className="grid gap-4">
        {late?.code === 'short-notice' && !isInvited && <Notice kind="warn">{words.warnings['short-notice'](late.workingDays, late.wanted)}</Notice>}
        {!isInvited && missing > 0 && meeting.missingPapers && (
          <Notice kind="warn" title={t.preparing.missingCount(meeting.missingPapers)}>
            {t.preparing.missingWarn} <Link to="papers" className="font-semibold text-green underline underline-offset-4">{t.preparing.see}</Link>
          </Notice>
        )}
        {isInvited && <p className="tabular text-muted"><ReplyCounts seats={meeting.seats} /></p>}
        {refused && <Notice kind="error">{refused}</Notice>}
        <p><Button look={isInvited ? 'secondary' : 'primary'} icon={Send} onClick={() => setAsking('invite')}>{isInvited ? words.inviteAgain : words.invite}</Button></p>
        <div className="-mb-2 -ml-4 flex flex-wrap">
          {meeting.state !== 'postponed' && <Button look="quiet" icon={CalendarClock} onClick={() => setAsking('postpone')}>{words.postpone(noun)}</Button>}
          <Button look="quiet" icon={CalendarX} className="text-live!" onClick={() => setAsking('cancel')}>{words.cancelMeeting(noun)}</Button>
        </div>
      </div>
      <ConfirmDialog isOpen={asking === 'invite'} title={isInvited ? words.inviteAgain : words.invite} body={words.inviteAsk} confirmLabel={words.invite} look="primary" busy={fetcher.state !== 'idle'}
        onConfirm={() => { setSent(true); fetcher.submit({ intent: 'invite' }, { method: 'post' }) }} onCancel={() => setAsking(null)} />
      {(asking === 'postpone' || asking === 'cancel') && (
        <ReasonDialog intent={asking} noun={noun} fetcher={fetcher} onSend={() => setSent(true)} onClose={() => setAsking(null)} />
      )}
    </Card>
  )
}

function ReasonDialog({ intent, noun, fetcher, onSend, onClose }: { intent: 'postpone' | 'cancel'; noun: string; fetcher: ReturnType<typeof useFetcher<Answer>>; onSend: () => void; onClose: () => void }) {
  const t = useText()
  const words = t.meetings
  const { form, errorOf } = useCheckedForm(reasonInput, undefined, onSend)
  const title = intent === 'postpone' ? words.postpone(noun) : words.cancelMeeting(noun)
  return (
    <Dialog isOpen onClose={onClose} title={title} role="alertdialog" actions={<>
      <Button onClick={onClose}>{words.keep}</Button>
      <Button type="submit" form="reason-form" look={intent === 'cancel' ? 'danger' : 'primary'} busy={fetcher.state !== 'idle'}>{title}</Button>
    </>}>
      <p>{intent === 'postpone' ? words.postponeAsk : words.cancelAsk}</p>
      <fetcher.Form id="reason-form" method="post" {...form}>
        <input type="hidden" name="intent" value={intent} />
        {fetcher.data && !fetcher.data.ok && fetcher.data.message && <Notice kind="error">{fetcher.data.message}</Notice>}
        <TextArea label={words.reason} name="reason" rows={3} required error={errorOf('reason')} autoFocus />
      </fetcher.Form>
    </Dialog>
  )
}
