import { CircleCheck, CloudOff, Copy, TriangleAlert } from 'lucide-react'
import { Suspense, useEffect, useState, type ReactNode } from 'react'
import type { Block, OfficialPaper } from '~/domain/minutes/paper'
import { useText } from '~/i18n'
import { Button } from '~/ui/button'
import { classNames } from '~/ui/class-names'
import { ConfirmDialog } from '~/ui/dialog'
import { latePart } from '~/ui/late-part'
import { useToast } from '~/ui/toast'
import { Spinner } from '~/ui/waiting'
import type { DraftState, DraftText, StoredDraft } from './draft-keeper'
import { PaperSheet, SheetBody } from './paper-sheet'
import type { useDraft } from './use-draft'

const PaperEditor = latePart(() => import('./paper-editor'))

type PaperDraftProps = { paper: OfficialPaper; draft: ReturnType<typeof useDraft>; revision: number; onTakeNewest: () => void }

/** The sheet with its text open for writing: subject, body and recipients in their places. */
export function PaperDraft({ paper, draft: { text, state, kept, change, dropKept }, revision, onTakeNewest }: PaperDraftProps) {
  // raised when the editor has to begin anew with a text from elsewhere
  const [edition, setEdition] = useState(0)
  const use = (content: DraftText) => { change(content); dropKept(); setEdition(edition + 1) }
  return (
    <div className="grid gap-4">
      {kept && <KeptNotice kept={kept} usable={kept.revision === revision} onUse={() => use(kept.text)} onDrop={dropKept} />}
      <PaperSheet paper={{ ...paper, ...text }} slots={{
        subject: <SubjectField subject={text.subject} onChange={(subject) => change({ subject })} />,
        body: <BodyField key={edition} body={text.body} status={<StateLine state={state} onTakeNewest={onTakeNewest} />} onChange={(body) => change({ body })} />,
        recipients: <RecipientsField key={edition} recipients={text.recipients} onChange={(recipients) => change({ recipients })} />,
      }} />
    </div>
  )
}

const stateFaces: Record<DraftState['kind'], { icon: typeof CloudOff | typeof Spinner; face: string }> = {
  saved: { icon: CircleCheck, face: 'text-green' },
  typing: { icon: Spinner, face: 'text-muted' },
  saving: { icon: Spinner, face: 'text-muted' },
  unsent: { icon: CloudOff, face: 'text-amber' },
  overtaken: { icon: TriangleAlert, face: 'text-amber' },
  refused: { icon: TriangleAlert, face: 'text-live' },
}

/** Saved or not: beside the tools, always in view. */
function StateLine({ state: { kind, message }, onTakeNewest }: { state: DraftState; onTakeNewest: () => void }) {
  const t = useText()
  const { icon: Icon, face } = stateFaces[kind]
  const sentence = kind === 'unsent' || kind === 'overtaken' || kind === 'refused'
  return (
    <div className={classNames('flex flex-wrap items-center gap-x-4 gap-y-2 px-3 py-2', sentence ? 'basis-full' : 'flex-1')}>
      <p role="status" className={classNames('flex flex-1', sentence && 'basis-64', 'items-start gap-2 font-medium', face)}>
        <Icon aria-hidden className="mt-0.5 size-5 shrink-0" /><span>{t.minutes.papers.draftStates[kind]} {message !== null && kind === 'refused' && message}</span>
      </p>
      {kind === 'overtaken' && <Button onClick={onTakeNewest}>{t.minutes.papers.takeNewest}</Button>}
    </div>
  )
}

/** Text typed earlier that never reached the server: nothing is done with it unasked. */
function KeptNotice({ kept, usable, onUse, onDrop }: { kept: StoredDraft; usable: boolean; onUse: () => void; onDrop: () => void }) {
  const t = useText()
  const say = useToast()
  const [asking, setAsking] = useState(false)
  const words = t.minutes.papers
  const whole = [kept.text.subject, ...kept.text.body.map(({ text }) => text), ...kept.text.recipients].join('\n')
  const copy = () => void navigator.clipboard.writeText(whole).then(() => say(words.copied))
  return (
    <section aria-label={words.keptTitle} className="grid gap-3 rounded-md bg-amber-tint p-4">
      <p className="flex items-start gap-3 font-semibold text-amber"><TriangleAlert aria-hidden className="mt-px size-6 shrink-0" />{words.keptTitle}</p>
      <p>{usable ? words.keptSame : words.keptOther}</p>
      <textarea readOnly rows={5} aria-label={words.keptText} value={whole} className="field-box resize-y" />
      <div className="flex flex-wrap gap-3">
        {usable && <Button look="primary" onClick={onUse}>{words.useKept}</Button>}
        <Button icon={Copy} onClick={copy}>{words.copyKept}</Button>
        <Button look="quiet" onClick={() => setAsking(true)}>{words.dropKept}</Button>
      </div>
      <ConfirmDialog isOpen={asking} title={words.dropKept} body={t.common.cannotBeUndone} confirmLabel={words.dropKept} onConfirm={onDrop} onCancel={() => setAsking(false)} />
    </section>
  )
}

function SubjectField({ subject, onChange }: { subject: string; onChange: (subject: string) => void }) {
  const t = useText()
  return <textarea rows={2} lang="vi" aria-label={t.minutes.papers.subject} className="paper-field" value={subject} onChange={(event) => onChange(event.target.value.replace(/\n+/g, ' '))} />
}

/** The printed text until the editor has loaded; the server never draws the editor. */
function BodyField({ body, status, onChange }: { body: Block[]; status: ReactNode; onChange: (body: Block[]) => void }) {
  const [inBrowser, setInBrowser] = useState(false)
  useEffect(() => setInBrowser(true), [])
  const printed = <SheetBody paper={{ body }} />
  return inBrowser ? <Suspense fallback={printed}><PaperEditor body={body} status={status} onChange={onChange} /></Suspense> : printed
}

function RecipientsField({ recipients, onChange }: { recipients: string[]; onChange: (recipients: string[]) => void }) {
  const t = useText()
  const [lines, setLines] = useState(recipients.join('\n'))
  const type = (typed: string) => {
    setLines(typed)
    onChange(typed.split('\n').map((line) => line.replace(/^[-\s]+|[;.\s]+$/g, '')).filter(Boolean))
  }
  return (
    <>
      <textarea rows={Math.max(3, recipients.length)} lang="vi" aria-label={t.minutes.papers.recipients} aria-describedby="recipients-hint" className="paper-field" value={lines} onChange={(event) => type(event.target.value)} />
      <p id="recipients-hint" className="font-sans text-[#55605a]">{t.minutes.papers.recipientsHint}</p>
    </>
  )
}
