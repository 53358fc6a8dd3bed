import { useFetcher } from '@remix-run/react'
import { Check, PenLine, Send, Stamp, Undo2, UserCheck, type LucideIcon } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { PaperStep } from '~/domain/minutes/paper-steps'
import type { PaperKind } from '~/domain/minutes/paper'
import { useText } from '~/i18n'
import { Button } from '~/ui/button'
import { ConfirmDialog, Dialog } from '~/ui/dialog'
import { TextArea, TextField } from '~/ui/field'
import { Notice } from '~/ui/notice'

const icons: Record<PaperStep, LucideIcon> = { submit: Send, approve: UserCheck, 'send-back': Undo2, sign: PenLine, number: Stamp, issue: Check }

type ActionAnswer = { ok: true } | { ok: false; message: string }
type PaperActionsProps = { kind: PaperKind; steps: readonly PaperStep[]; /** the text that this person has before his eyes */ revision: number; /** the text is not saved yet */ held: boolean }

/** The steps that are open to this person, the way forward first. */
export function PaperActions({ kind, steps, revision, held }: PaperActionsProps) {
  const t = useText()
  const fetcher = useFetcher<ActionAnswer>()
  const busy = fetcher.state !== 'idle'
  const take = (step: PaperStep, more: Record<string, string> = {}) => void fetcher.submit({ step, revision: String(revision), ...more }, { method: 'post' })
  const refused = fetcher.data && !fetcher.data.ok ? fetcher.data.message : null
  return (
    <div className="grid gap-3">
      {refused && <Notice kind="error">{refused}</Notice>}
      {steps.map((step) => {
        if (step === 'send-back') return <SendBack key={step} busy={busy} onSend={(reason) => take(step, { reason })} />
        if (step === 'number') return <GiveNumber key={step} busy={busy} onGive={(number) => take(step, number ? { number } : {})} />
        if (step === 'issue') return <Issue key={step} kind={kind} busy={busy} onIssue={() => take(step)} />
        return <Button key={step} look="primary" size="large" wide icon={icons[step]} busy={busy || (step === 'submit' && held)} onClick={() => take(step)}>{t.minutes.papers.steps[step]}</Button>
      })}
    </div>
  )
}

function SendBack({ busy, onSend }: { busy: boolean; onSend: (reason: string) => void }) {
  const t = useText()
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const word = t.minutes.papers.steps['send-back']
  const send = () => { onSend(reason); setOpen(false) }
  return (
    <>
      <Button size="large" wide icon={icons['send-back']} onClick={() => setOpen(true)}>{word}</Button>
      <Dialog isOpen={open} onClose={() => setOpen(false)} title={word} actions={<>
        <Button onClick={() => setOpen(false)}>{t.common.cancel}</Button>
        <Button look="primary" onClick={send} busy={busy} disabled={reason.trim() === ''}>{word}</Button>
      </>}>
        <TextArea label={t.minutes.papers.reason} hint={t.minutes.papers.reasonHint} required autoFocus rows={5} maxLength={2_000} value={reason} onChange={(event) => setReason(event.target.value)} />
      </Dialog>
    </>
  )
}

function GiveNumber({ busy, onGive }: { busy: boolean; onGive: (number: string) => void }) {
  const t = useText()
  const [number, setNumber] = useState('')
  return (
    <form className="grid gap-3" onSubmit={(event) => { event.preventDefault(); onGive(number) }}>
      <TextField label={t.minutes.papers.ownNumber} hint={t.minutes.papers.ownNumberHint} inputMode="numeric" pattern="[1-9][0-9]{0,4}" autoComplete="off" className="tabular" value={number} onChange={(event) => setNumber(event.target.value.trim())} />
      <Button type="submit" look="primary" size="large" wide icon={icons.number} busy={busy}>{t.minutes.papers.steps.number}</Button>
    </form>
  )
}

function Issue({ kind, busy, onIssue }: { kind: PaperKind; busy: boolean; onIssue: () => void }) {
  const t = useText()
  const [asking, setAsking] = useState(false)
  useEffect(() => { if (busy) setAsking(false) }, [busy])
  const words = t.minutes.papers
  return (
    <>
      <Button look="primary" size="large" wide icon={icons.issue} busy={busy} onClick={() => setAsking(true)}>{words.steps.issue}</Button>
      <ConfirmDialog isOpen={asking} look="primary" title={words.issueTitle(words.kinds[kind].toLocaleLowerCase('vi'))} body={words.issueBody} confirmLabel={words.steps.issue} onConfirm={onIssue} onCancel={() => setAsking(false)} />
    </>
  )
}
