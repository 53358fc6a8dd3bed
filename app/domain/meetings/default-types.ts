import { peoplesCommitteeRule, peoplesCouncilRule } from '../voting/rule'
import type { Choice, MajorityRule } from './events'
import { twoThirds, type Fraction } from './quorum'

/** What a kind of meeting brings along. All of it is a setting; these are the defaults of DOMAIN §3 and §4. */
export type MeetingTypeFacts = {
  name: string
  noun: string
  chairWord: string
  memberWord: string
  quorum: Fraction
  rule: MajorityRule
  choiceLabels: Record<Choice, string>
  speakingSeconds: number
  deputiesVote: boolean
  secretaryMayChair: boolean
  protocolOrder: number
}

const usual = {
  quorum: twoThirds,
  rule: peoplesCommitteeRule,
  choiceLabels: { for: 'Tán thành', against: 'Không tán thành', abstain: 'Không biểu quyết' },
  /** the National Assembly's first length of a speech */
  speakingSeconds: 420,
  deputiesVote: false,
  secretaryMayChair: true,
} satisfies Partial<MeetingTypeFacts>

/** The kinds that every new house starts with. */
export const defaultMeetingTypes: readonly MeetingTypeFacts[] = [
  { ...usual, name: 'Phiên họp UBND thường kỳ', noun: 'phiên họp', chairWord: 'chủ trì', memberWord: 'thành viên', protocolOrder: 10 },
  { ...usual, name: 'Kỳ họp HĐND', noun: 'kỳ họp', chairWord: 'chủ tọa', memberWord: 'đại biểu', rule: peoplesCouncilRule, protocolOrder: 20 },
  { ...usual, name: 'Hội nghị', noun: 'hội nghị', chairWord: 'chủ trì', memberWord: 'đại biểu', protocolOrder: 30 },
  { ...usual, name: 'Cuộc họp giao ban', noun: 'cuộc họp', chairWord: 'chủ trì', memberWord: 'thành viên', speakingSeconds: 300, protocolOrder: 40 },
]
