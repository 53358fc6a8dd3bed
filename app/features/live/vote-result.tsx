import { useEffect, useRef } from 'react'
import type { VoteLive } from '~/domain/live/state'
import type { RoomView } from '~/domain/live/room-view'
import { useText } from '~/i18n'
import { formatShare } from '~/i18n/format-share'
import { useLocale } from '~/i18n'
import { classNames } from '~/ui/class-names'
import { StatePill } from '~/ui/pill'
import { sentenceOf } from './vote-words'

type Line = { key: string; label: string; count: number; face: string }

/** Every member is accounted for: for, against, abstain, no ballot, absent. Lines about nobody are left out but for the first two. */
export function resultLines(vote: VoteLive, view: RoomView, words: { noBallot: string; absent: string }): Line[] {
  const { result } = vote
  if (!result) return []
  return [
    { key: 'for', label: view.choiceLabels.for, count: result.counts.for, face: 'bg-green' },
    { key: 'against', label: view.choiceLabels.against, count: result.counts.against, face: 'bg-live' },
    ...[
      { key: 'abstain', label: view.choiceLabels.abstain, count: result.counts.abstain, face: 'bg-edge' },
      { key: 'no-ballot', label: words.noBallot, count: result.notReturned, face: 'bg-edge/60' },
      { key: 'absent', label: words.absent, count: result.absent, face: 'bg-edge/40' },
    ].filter(({ count }) => count > 0),
  ]
}

/** A share as a length. Set from script: the strict policy drops style attributes of the server's HTML. */
export function ShareBar({ part, whole, face, className }: { part: number; whole: number; face: string; className?: string }) {
  const bar = useRef<HTMLDivElement>(null)
  useEffect(() => { if (bar.current) bar.current.style.width = `${whole === 0 ? 0 : (part / whole) * 100}%` }, [part, whole])
  return <div aria-hidden className={classNames('overflow-hidden rounded-sm bg-well', className)}><div ref={bar} className={classNames('h-full w-0 rounded-sm transition-[width] duration-500', face)} /></div>
}

/** A declared result: adopted or not, the numbers, and the sentence that the minutes print. */
export function VoteResultCard({ vote, view }: { vote: VoteLive; view: RoomView }) {
  const t = useText()
  const locale = useLocale()
  if (!vote.result) return null
  const { members, adopted } = vote.result
  return (
    <div className="grid gap-3">
      <div><StatePill tone={adopted ? 'green' : 'live'}>{adopted ? t.voting.adopted : t.voting.notAdopted}</StatePill></div>
      <dl className="grid gap-2">
        {resultLines(vote, view, { noBallot: t.voting.noBallot, absent: t.voting.absent }).map(({ key, label, count, face }) => (
          <div key={key} className="grid grid-cols-[minmax(0,1fr)_auto_4.5rem] items-center gap-x-3 gap-y-1">
            <dt>{label}</dt><dd className="tabular font-semibold">{count}</dd><dd className="tabular text-right text-muted">{formatShare(count, members, locale)}</dd>
            <ShareBar part={count} whole={members} face={face} className="col-span-3 h-2" />
          </div>
        ))}
      </dl>
      <p className="text-muted" lang="vi">{sentenceOf(vote, view)}</p>
    </div>
  )
}
