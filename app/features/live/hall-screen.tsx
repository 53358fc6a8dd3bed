import { Coffee, Lock, Mic } from 'lucide-react'
import type { ReactNode } from 'react'
import { isPresent, type VoteLive } from '~/domain/live/state'
import { useLocale, useText } from '~/i18n'
import { formatSpan, formatTime } from '~/i18n/format'
import { formatShare } from '~/i18n/format-share'
import { classNames } from '~/ui/class-names'
import { SpeechClock } from './clocks'
import { useCurrentItem } from './current-item'
import { useMeeting, useServerNow } from './meeting-context'
import { seatName, seatTitle } from './people-text'
import { resultLines, ShareBar } from './vote-result'
import { lastResult, needsText, sentenceOf, voteUnderWay } from './vote-words'

/**
 * The hall's big screen, read from the last row: one thing at a time. Sizes follow the screen's width, not the reader's
 * text size: nobody sits in front of it.
 */
export function HallScreen() {
  const { live } = useMeeting()
  const current = useCurrentItem()
  const vote = voteUnderWay(live.votes)
  const result = lastResult(live.votes, live.currentItemId)
  return (
    <main className="flex h-dvh flex-col overflow-hidden bg-paper px-[5vw] py-[4.5vh] text-[1.9vw] leading-snug">
      <TopLine />
      {live.phase === 'in-session' && !live.doorsClosed && vote ? <VoteView vote={vote} />
        : live.phase === 'in-session' && !live.doorsClosed && current ? <ItemView>{live.floor ? <SpeakerView /> : result && <ResultView vote={result} />}</ItemView>
        : <QuietView />}
    </main>
  )
}

function TopLine() {
  const t = useText()
  const { live, view } = useMeeting()
  const current = useCurrentItem()
  const now = useServerNow()
  const inItem = live.phase === 'in-session' && current && !live.doorsClosed
  return (
    <header className="flex items-baseline justify-between gap-[3vw] text-[1.7vw]">
      <p className="text-pretty">{inItem ? <><span className="mr-[1.2vw] text-muted">{t.agenda.current(current.number, current.of)}</span><strong className="font-semibold">{voteOrResultShown(live) ? current.item.title : view.title}</strong></> : <strong className="font-semibold">{view.bodyName}</strong>}</p>
      <time className="tabular font-semibold text-muted">{formatTime(now)}</time>
    </header>
  )
}

function voteOrResultShown(live: ReturnType<typeof useMeeting>['live']): boolean {
  return voteUnderWay(live.votes) !== null || (live.floor === null && lastResult(live.votes, live.currentItemId) !== null)
}

/** A long question is set smaller: the numbers under it must not be pushed out. */
const headline = (text: string) => classNames('mt-[3.5vh] leading-tight font-semibold text-pretty', text.length > 90 ? 'text-[2.8vw]' : 'text-[3.4vw]')

/** The item's title; when its last vote is shown, the question stands in its place. */
function ItemView({ children }: { children: ReactNode }) {
  const t = useText()
  const { live, view } = useMeeting()
  const current = useCurrentItem()
  if (!current) return null
  const result = live.floor === null ? lastResult(live.votes, live.currentItemId) : null
  return (
    <>
      <h1 className={live.floor || result ? headline(result?.question ?? current.item.title) : 'mt-[18vh] text-[4.6vw] leading-tight font-semibold text-pretty'}>{result ? result.question : current.item.title}</h1>
      {!live.floor && !result && current.item.preparingUnitName && <p className="mt-[2vh] text-[2.2vw] text-muted">{t.agenda.presentedBy(current.item.preparingUnitName)}</p>}
      {children}
      <span className="sr-only">{view.title}</span>
    </>
  )
}

function SpeakerView() {
  const t = useText()
  const locale = useLocale()
  const { live, seatOf } = useMeeting()
  if (!live.floor) return null
  const seat = seatOf(live.floor.seatId)
  return (
    <section className="my-auto flex items-center justify-between gap-[4vw] rounded-[1.6vw] bg-sheet px-[4vw] py-[6vh] shadow-float">
      <div>
        <p className="flex items-center gap-[0.8vw] font-semibold text-green"><Mic aria-hidden className="size-[2.2vw]" />{t.live.speaking}</p>
        <p className="mt-[1vh] text-[4vw] leading-tight font-semibold text-pretty">{seatName(seat, locale)}</p>
        <p className="text-[2.2vw] text-pretty text-muted">{seatTitle(seat)}</p>
      </div>
      <SpeechClock floor={live.floor} className="text-[4.6vw]" />
    </section>
  )
}

function VoteView({ vote }: { vote: VoteLive }) {
  const t = useText()
  const { view } = useMeeting()
  const issued = vote.opening?.issuedSeatIds.length ?? 0
  return (
    <>
      <h1 className={headline(vote.question)}>{vote.question}</h1>
      {vote.opening?.amendedPassage && <p className="mt-[2vh] text-[2vw] text-pretty">{vote.opening.amendedPassage}</p>}
      <section className="my-auto">
        <p className={classNames('text-[2.2vw] font-semibold', vote.state === 'open' ? 'text-live' : 'text-muted')}>{vote.state === 'open' ? t.voting.openNow : vote.state === 'paused' ? t.voting.paused : t.voting.closed}</p>
        <p className="tabular mt-[1vh] text-[7vw] leading-none font-bold">{vote.receivedSeatIds.length}<span className="text-muted">/{issued}</span></p>
        <p className="mt-[1.5vh] text-[2.2vw] text-muted">{t.voting.received(vote.receivedSeatIds.length, issued)}</p>
        <ShareBar part={vote.receivedSeatIds.length} whole={issued} face="bg-green" className="mt-[3vh] h-[3vh]" />
      </section>
      <p className="text-[1.9vw] text-muted">{needsText(vote, view, t)}</p>
    </>
  )
}

function ResultView({ vote }: { vote: VoteLive }) {
  const t = useText()
  const locale = useLocale()
  const { view } = useMeeting()
  if (!vote.result) return null
  const { members, adopted } = vote.result
  return (
    <>
      <dl className="my-auto grid gap-[2.8vh]">
        {resultLines(vote, view, { noBallot: t.voting.noBallot, absent: t.voting.absent }).map(({ key, label, count, face }) => (
          <div key={key} className="grid grid-cols-[20vw_1fr_6vw_9vw] items-center gap-x-[2vw]">
            <dt className="text-[2.2vw]">{label}</dt>
            <dd className="contents"><ShareBar part={count} whole={members} face={face} className="h-[5vh]" /></dd>
            <dd className="tabular text-right text-[2.8vw] font-bold">{count}</dd>
            <dd className="tabular text-right text-[2.2vw] text-muted">{formatShare(count, members, locale)}</dd>
          </div>
        ))}
      </dl>
      <footer className="flex items-center gap-[2vw]">
        <strong className={classNames('shrink-0 rounded-[0.8vw] px-[2.4vw] py-[2.6vh] text-[2.6vw] leading-none font-bold uppercase', adopted ? 'bg-green text-on-green' : 'bg-live text-on-live')}>{adopted ? t.voting.adopted : t.voting.notAdopted}</strong>
        <p lang="vi" className="text-[1.9vw] text-pretty text-muted">{sentenceOf(vote, view)}</p>
      </footer>
    </>
  )
}

/** Before the opening, on a break, at closed doors, between items, after the end. */
function QuietView() {
  const t = useText()
  const locale = useLocale()
  const { live, view, quorum } = useMeeting()
  const there = view.seats.filter((seat) => isPresent(live, seat.id)).length
  if (live.doorsClosed) return <Middle icon={<Lock aria-hidden className="size-[6vw] text-muted" strokeWidth={1.25} />} title={t.live.doorsClosed} />
  if (live.phase === 'on-break') return <Middle icon={<Coffee aria-hidden className="size-[6vw] text-muted" strokeWidth={1.25} />} title={t.live.onBreak} below={live.pause?.resumesAt ? t.live.resumes(formatTime(live.pause.resumesAt)) : undefined} />
  if (live.phase === 'closed' || live.phase === 'published') return <Middle title={view.title} below={live.closedAt ? t.live.closedAt(formatTime(live.closedAt)) : undefined} />
  if (live.phase === 'in-session') return <Middle title={view.title} below={live.openedAt ? t.live.started(formatTime(live.openedAt)) : undefined} />
  return (
    <Middle title={view.title} below={<>{formatSpan(view.startsAt, view.endsAt, locale)}<br />{view.place}</>}>
      <p className={classNames('tabular mt-[6vh] inline-block rounded-full px-[3vw] py-[2vh] text-[2.4vw] font-semibold', quorum.reached ? 'bg-green-tint text-green' : 'bg-well')}>{t.live.checkedInOf(there, view.seats.length)}</p>
    </Middle>
  )
}

function Middle({ icon, title, below, children }: { icon?: ReactNode; title: string; below?: ReactNode; children?: ReactNode }) {
  return (
    <section className="m-auto max-w-[78vw] text-center">
      {icon && <div className="mb-[3vh] flex justify-center">{icon}</div>}
      <h1 className="text-[4.6vw] leading-tight font-semibold text-balance">{title}</h1>
      {below && <p className="tabular mt-[3vh] text-[2.4vw] text-muted">{below}</p>}
      {children}
    </section>
  )
}
