import { Vote } from 'lucide-react'
import { useState } from 'react'
import type { MajorityRule } from '~/domain/meetings/events'
import type { ItemView } from '~/domain/meetings/view'
import { peoplesCouncilRule, removalRule } from '~/domain/voting/rule'
import { useChange } from '~/features/meetings/use-change'
import { useText } from '~/i18n'
import { Button } from '~/ui/button'
import { SelectField, TextArea } from '~/ui/field'
import { Notice } from '~/ui/notice'
import { useToast } from '~/ui/toast'

/** Rules to choose from besides the meeting type's own. */
const rules: Record<string, MajorityRule> = { majority: peoplesCouncilRule, 'two-thirds': removalRule }

/** What is to be voted on at this item, prepared beforehand. */
export function ItemVotes({ item }: { item: ItemView }) {
  const t = useText()
  const words = t.agenda
  const toast = useToast()
  const [adding, setAdding] = useState(false)
  const [question, setQuestion] = useState('')
  const [rule, setRule] = useState('type')
  const change = useChange(() => { setAdding(false); setQuestion(''); toast(words.votePrepared) })
  const chosen = rules[rule]
  const send = () => change.send('prepare-vote', { itemId: item.id, question, versionId: null, amendedPassage: null, ...(chosen && { rule: chosen }) })
  return (
    <section className="mt-8 grid gap-3 border-t border-line pt-5">
      <h3 className="text-lg font-semibold">{words.votes}</h3>
      {item.votes.map((vote) => <p key={vote.id} className="rounded-md bg-paper px-4 py-3"><span className="block font-medium">{vote.question}</span><span className="text-muted">{words.voteStates[vote.state]} · {words.needs(vote.threshold)}</span></p>)}
      {adding ? (
        <div className="grid gap-4">
          {change.refusal && <Notice kind="error">{change.refusal}</Notice>}
          <TextArea label={words.question} rows={3} value={question} onChange={(event) => setQuestion(event.target.value)} error={change.errorOf('question') && t.meetings.fieldErrors.questionNeeded} autoFocus />
          <SelectField label={words.rule} value={rule} onChange={(event) => setRule(event.target.value)}
            options={[{ value: 'type', label: words.ruleOfType }, { value: 'majority', label: words.ruleMajority }, { value: 'two-thirds', label: words.ruleTwoThirds }]} />
          <div className="flex flex-wrap gap-3"><Button look="primary" busy={change.busy} onClick={send}>{words.saveVote}</Button><Button look="quiet" onClick={() => setAdding(false)}>{t.common.cancel}</Button></div>
        </div>
      ) : <p><Button icon={Vote} onClick={() => setAdding(true)}>{words.addVote}</Button></p>}
    </section>
  )
}
