import { Check, ChevronDown, ChevronUp, CircleCheck, Minus, X, type LucideIcon } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { VoteLive } from '~/domain/live/state'
import type { Choice } from '~/domain/meetings/events'
import { useText } from '~/i18n'
import { formatTimeWithSeconds } from '~/i18n/format'
import { Button } from '~/ui/button'
import { RadioCards } from '~/ui/choice'
import { StatePill } from '~/ui/pill'
import { useCommand, useMeeting, useMeetingStore } from './meeting-context'
import { needsText } from './vote-words'

const icons: Record<Choice, LucideIcon> = { for: Check, against: X, abstain: Minus }
const choices: Choice[] = ['for', 'against', 'abstain']

/** An open vote at the thumb, over the paper and without moving it. It folds to one line and comes back for the next vote. */
export function VoteSheet({ vote }: { vote: VoteLive }) {
  const t = useText()
  const { view } = useMeeting()
  const [folded, setFolded] = useState(false)
  useEffect(() => setFolded(false), [vote.id])
  const Fold = folded ? ChevronUp : ChevronDown
  const needs = needsText(vote, view, t)
  return (
    <section aria-label={t.voting.question} className="pointer-events-auto max-h-[88dvh] overflow-y-auto overscroll-contain rounded-t-xl bg-sheet px-4 pt-3 pb-[max(1rem,env(safe-area-inset-bottom))] shadow-sheet sm:px-9 sm:pb-6">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <VoteState vote={vote} />
        {!folded && <span className="hidden text-muted md:block">{needs}</span>}
        <span className="flex flex-1 items-center justify-end gap-2">
          <strong className="tabular font-semibold text-muted">{t.voting.received(vote.receivedSeatIds.length, vote.opening?.issuedSeatIds.length ?? 0)}</strong>
          <button type="button" aria-expanded={!folded} aria-label={folded ? t.voting.show : t.voting.hide} onClick={() => setFolded(!folded)} className="grid size-11 place-items-center rounded-md hover:bg-well"><Fold aria-hidden className="size-6" /></button>
        </span>
      </div>
      {!folded && <>
        <h2 className="mt-1 text-lg font-semibold text-pretty sm:mt-2 sm:text-xl">{vote.question}</h2>
        <p className="text-muted md:hidden">{needs}</p>
        {vote.opening?.amendedPassage && <p className="mt-2 max-h-32 overflow-y-auto rounded-md bg-well p-3">{vote.opening.amendedPassage}</p>}
        <Ballot key={vote.id} vote={vote} />
      </>}
    </section>
  )
}

function VoteState({ vote }: { vote: VoteLive }) {
  const t = useText()
  if (vote.state === 'paused') return <StatePill tone="amber">{t.voting.paused}</StatePill>
  if (vote.state === 'closed') return <StatePill>{t.voting.closed}</StatePill>
  return <StatePill tone="live">{t.voting.openNow}</StatePill>
}

function Ballot({ vote }: { vote: VoteLive }) {
  const t = useText()
  const store = useMeetingStore()
  const { view, ownBallots } = useMeeting()
  const { give, busy } = useCommand()
  const [chosen, setChosen] = useState<Choice | null>(null)
  const [changing, setChanging] = useState(false)
  const recorded = ownBallots[vote.id]
  const label = (choice: Choice) => view.choiceLabels[choice]

  if (!view.you.can.cast) return null
  if (!vote.opening?.issuedSeatIds.includes(view.you.seatId ?? '')) return <p className="mt-3 text-muted">{t.voting.notOnRoll}</p>
  if (recorded && !changing) {
    return (
      <div className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-2 rounded-md bg-green-tint px-4 py-3">
        <CircleCheck aria-hidden className="size-6 shrink-0 text-green" />
        <p role="status" className="min-w-48 flex-1 font-semibold text-green">
          {t.voting.recordedAt(formatTimeWithSeconds(recorded.castAt))}: {label(recorded.choice)}
        </p>
        {vote.state === 'open' && <Button look="secondary" onClick={() => { setChosen(recorded.choice); setChanging(true) }}>{t.voting.change}</Button>}
      </div>
    )
  }
  if (vote.state !== 'open') return null
  const send = async () => {
    if (!chosen) return
    const answer = await give('cast-ballot', { voteId: vote.id, choice: chosen })
    if (!answer.ok) return
    store.ballotRecorded(vote.id, answer.value as { choice: Choice; castAt: number })
    setChanging(false)
  }
  return (
    <div className="mt-3 grid gap-4">
      <RadioCards legend={t.voting.question} hideLegend name={`choice-${vote.id}`} across value={chosen} onChange={(value) => setChosen(choices.find((choice) => choice === value) ?? null)}
        choices={choices.map((value) => ({ value, label: label(value), icon: icons[value] }))} />
      <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
        <Button look="primary" size="large" className="min-h-16 flex-[2_1_18rem]" disabled={!chosen} busy={busy === 'cast-ballot'} onClick={() => void send()}>
          {chosen ? t.voting.cast(label(chosen)) : t.common.choose}
        </Button>
        <p className="flex-[1_1_14rem] text-muted">{t.voting.mayChange}</p>
      </div>
    </div>
  )
}
