import { useFetcher } from '@remix-run/react'
import { CalendarX2, Check, UserRoundPlus } from 'lucide-react'
import { useEffect, useState } from 'react'
import { replyInput } from '~/domain/meetings/inputs'
import type { ReplyState } from '~/domain/meetings/view'
import type { FormErrors } from '~/domain/forms/check-form'
import { useCheckedForm } from '~/features/forms/use-checked-form'
import { PersonField } from '~/features/people/person-field'
import { useText } from '~/i18n'
import { Button } from '~/ui/button'
import { Dialog } from '~/ui/dialog'
import { TextArea } from '~/ui/field'
import { Notice } from '~/ui/notice'

type Answer = { ok: true } | { ok: false; message?: string; errors?: FormErrors }

/** The invitation's answer, right where it is asked for: accept at once; decline and deputy say why. */
export function ReplyPanel({ meetingId, meetingTitle, reply, deputies = true }: { meetingId: string; meetingTitle: string; reply: ReplyState; deputies?: boolean }) {
  const t = useText()
  const words = t.meetings
  const fetcher = useFetcher<Answer>()
  const [asking, setAsking] = useState<'declined' | 'deputy' | null>(null)
  const busy = fetcher.state !== 'idle'
  const refused = fetcher.data && !fetcher.data.ok ? fetcher.data : null
  useEffect(() => { if (fetcher.state === 'idle' && fetcher.data?.ok) setAsking(null) }, [fetcher.state, fetcher.data])
  const action = `/meetings/${meetingId}`
  return (
    <div className="grid gap-3">
      {refused?.message && !asking && <Notice kind="error">{refused.message}</Notice>}
      <div className="grid gap-3 sm:flex sm:flex-wrap">
        {reply !== 'accepted' && (
          <fetcher.Form method="post" action={action}>
            <input type="hidden" name="intent" value="reply" /><input type="hidden" name="reply" value="accepted" />
            <Button type="submit" look="primary" icon={Check} wide busy={busy && !asking}>{words.accept}</Button>
          </fetcher.Form>
        )}
        {reply !== 'declined' && <Button icon={CalendarX2} onClick={() => setAsking('declined')}>{words.declineShort}</Button>}
        {deputies && reply !== 'deputy' && <Button icon={UserRoundPlus} onClick={() => setAsking('deputy')}>{words.sendDeputy}</Button>}
      </div>
      {asking && <ReplyDialog kind={asking} action={action} fetcher={fetcher} title={meetingTitle} refused={refused} onClose={() => setAsking(null)} />}
    </div>
  )
}

function ReplyDialog({ kind, action, fetcher, title, refused, onClose }: {
  kind: 'declined' | 'deputy'; action: string; fetcher: ReturnType<typeof useFetcher<Answer>>; title: string; refused: { message?: string; errors?: FormErrors } | null; onClose: () => void
}) {
  const t = useText()
  const words = t.meetings
  const { form, errorOf } = useCheckedForm(replyInput, refused?.errors)
  const formId = `reply-${kind}`
  return (
    <Dialog isOpen onClose={onClose} title={kind === 'declined' ? words.decline : words.sendDeputy} actions={<>
      <Button onClick={onClose}>{words.keep}</Button>
      <Button type="submit" form={formId} look="primary" busy={fetcher.state !== 'idle'}>{words.send}</Button>
    </>}>
      <p className="text-muted">{title}</p>
      <fetcher.Form id={formId} method="post" action={action} className="grid gap-4" {...form}>
        {refused?.message && <Notice kind="error">{refused.message}</Notice>}
        <input type="hidden" name="intent" value="reply" /><input type="hidden" name="reply" value={kind} />
        {kind === 'deputy' && <><p>{words.deputyLead}</p><PersonField label={words.deputyPerson} name="deputyUserId" error={errorOf('deputyUserId')} /></>}
        <TextArea label={words.reason} name="reason" rows={3} required={kind === 'declined'} error={errorOf('reason')} />
      </fetcher.Form>
    </Dialog>
  )
}
