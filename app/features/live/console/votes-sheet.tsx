import { useState } from 'react'
import { placeItems } from '~/domain/agenda/tree'
import type { VoteLive } from '~/domain/live/state'
import { useText } from '~/i18n'
import { Button } from '~/ui/button'
import { ConfirmDialog } from '~/ui/dialog'
import { TextArea } from '~/ui/field'
import { EmptyState } from '~/ui/notice'
import { StatePill } from '~/ui/pill'
import { Sheet } from '~/ui/sheet'
import { useCommand, useMeeting } from '../meeting-context'
import { VoteResultCard } from '../vote-result'
import { needsText } from '../vote-words'
import { ItemSelect } from './item-select'

/** The questions put to the vote: those of the item under discussion first. */
export function VotesSheet({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useText()
  const { live, view } = useMeeting()
  const order = placeItems(view.items).map((item) => item.id)
  const rank = (vote: VoteLive) => (vote.itemId === live.currentItemId ? -1 : order.indexOf(vote.itemId))
  const votes = Object.values(live.votes).sort((a, b) => rank(a) - rank(b))
  return (
    <Sheet isOpen={isOpen} onClose={onClose} title={t.voting.vote}>
      <div className="grid gap-4">
        {votes.length === 0 && <EmptyState title={t.voting.none} />}
        {votes.map((vote) => <VoteCard key={vote.id} vote={vote} />)}
        {view.you.can.prepareVotes && <PrepareForm />}
      </div>
    </Sheet>
  )
}

function VoteCard({ vote }: { vote: VoteLive }) {
  const { view } = useMeeting()
  const item = placeItems(view.items).find((candidate) => candidate.id === vote.itemId)
  return (
    <section className="grid gap-3 rounded-lg border border-line p-4">
      {item && <p className="text-pretty text-muted">{item.number}. {item.title}</p>}
      <h3 className="text-lg font-semibold text-pretty">{vote.question}</h3>
      {vote.state === 'declared' ? <VoteResultCard vote={vote} view={view} /> : <VoteControls vote={vote} />}
    </section>
  )
}

/** State, turnout and the steps that fit it; also stands on the console while a vote is under way. */
export function VoteControls({ vote }: { vote: VoteLive }) {
  const t = useText()
  const { view, live, quorum } = useMeeting()
  const { give, busy } = useCommand()
  const [closing, setClosing] = useState(false)
  const issued = vote.opening?.issuedSeatIds.length ?? 0
  const missing = issued - vote.receivedSeatIds.length
  const voteId = vote.id
  const close = async () => {
    await give('close-vote', { voteId })
    setClosing(false)
  }
  const words = { prepared: t.voting.prepared, open: t.voting.openNow, paused: t.voting.paused, closed: t.voting.closed, declared: t.voting.result }
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <StatePill tone={vote.state === 'open' ? 'live' : vote.state === 'paused' ? 'amber' : 'plain'}>{words[vote.state]}</StatePill>
        {vote.state !== 'prepared' && <strong className="tabular font-semibold">{t.voting.received(vote.receivedSeatIds.length, issued)}</strong>}
      </p>
      {vote.opening && <p className="text-muted">{needsText(vote, view, t)}</p>}
      {view.you.can.runVotes && (
        <div className="flex flex-wrap gap-3">
          {vote.state === 'prepared' && <Button look="primary" size="large" wide disabled={live.phase !== 'in-session' || !quorum.reached} busy={busy === 'open-vote'} onClick={() => void give('open-vote', { voteId })}>{t.voting.open}</Button>}
          {vote.state === 'open' && <Button className="flex-1" busy={busy === 'pause-vote'} onClick={() => void give('pause-vote', { voteId })}>{t.voting.pause}</Button>}
          {vote.state === 'paused' && <Button className="flex-1" busy={busy === 'resume-vote'} onClick={() => void give('resume-vote', { voteId })}>{t.voting.resume}</Button>}
          {(vote.state === 'open' || vote.state === 'paused') && <Button look="primary" className="flex-1" busy={busy === 'close-vote'} onClick={() => (missing > 0 ? setClosing(true) : void close())}>{t.voting.close}</Button>}
          {vote.state === 'closed' && <Button look="primary" size="large" wide busy={busy === 'declare-vote'} onClick={() => void give('declare-vote', { voteId })}>{t.voting.declare}</Button>}
        </div>
      )}
      {vote.state === 'prepared' && !quorum.reached && <p className="text-amber">{t.live.noQuorum}</p>}
      <ConfirmDialog isOpen={closing} title={t.voting.closeAsk} body={t.voting.closeMeans(missing)} confirmLabel={t.voting.close} look="primary" busy={busy === 'close-vote'} onConfirm={() => void close()} onCancel={() => setClosing(false)} />
    </>
  )
}

function PrepareForm() {
  const t = useText()
  const { view, live } = useMeeting()
  const { give, busy } = useCommand()
  const items = placeItems(view.items)
  const [itemId, setItemId] = useState(live.currentItemId ?? items[0]?.id ?? '')
  const [question, setQuestion] = useState('')
  const prepare = async () => {
    const answer = await give('prepare-vote', { itemId, question, versionId: null, amendedPassage: null })
    if (answer.ok) setQuestion('')
  }
  return (
    <details className="rounded-lg border border-line p-4">
      <summary className="min-h-touch content-center font-semibold">{t.voting.prepare}</summary>
      <div className="mt-3 grid gap-4">
        <ItemSelect value={itemId} onChange={setItemId} />
        <TextArea label={t.voting.question} rows={3} value={question} onChange={(event) => setQuestion(event.target.value)} />
        <Button look="primary" disabled={question.trim() === ''} busy={busy === 'prepare-vote'} onClick={() => void prepare()}>{t.common.save}</Button>
      </div>
    </details>
  )
}
