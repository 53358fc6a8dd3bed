import { describe, expect, it } from 'vitest'
import type { Choice, MajorityRule } from '~/domain/meetings/events'
import { percentText, resultSentence, thresholdText } from '~/domain/voting/result-sentence'
import { peoplesCommitteeRule, removalRule } from '~/domain/voting/rule'
import { tally, type TallyInput } from '~/domain/voting/tally'

const words = { voter: 'thành viên', head: 'Chủ tịch Ủy ban nhân dân tỉnh' }
const say = (rule: MajorityRule, yes: number, no: number, change: Partial<TallyInput> = {}, said = words) => {
  const ballots = [...Array<Choice>(yes).fill('for'), ...Array<Choice>(no).fill('against')]
  return resultSentence(tally({ rule, members: 23, present: 22, issued: 22, ballots, headVote: null, secret: false, ...change }), rule, said)
}

describe('the result in one sentence', () => {
  it('V12 as DOMAIN §4 writes it', () => {
    expect(say(peoplesCommitteeRule, 18, 3)).toBe('18/23 thành viên tán thành (78,26% tổng số), quá nửa tổng số (tối thiểu 12): được thông qua.')
  })
  it('V12 not adopted', () => {
    expect(say(peoplesCommitteeRule, 11, 10)).toBe('11/23 thành viên tán thành (47,83% tổng số), không đạt quá nửa tổng số (tối thiểu 12): không được thông qua.')
  })
  it('V12 two thirds of the deputies', () => {
    const council = { ...words, voter: 'đại biểu' }
    expect(say(removalRule, 16, 6, {}, council)).toBe('16/23 đại biểu tán thành (69,57% tổng số), ít nhất hai phần ba tổng số (tối thiểu 16): được thông qua.')
    expect(say(removalRule, 15, 7, {}, council)).toBe('15/23 đại biểu tán thành (65,22% tổng số), không đạt ít nhất hai phần ba tổng số (tối thiểu 16): không được thông qua.')
  })
  it.each([
    ['present', '20/22 thành viên có mặt tán thành (90,91% số thành viên có mặt), quá nửa số thành viên có mặt (tối thiểu 12): được thông qua.'],
    ['issued', '20/22 phiếu phát ra tán thành (90,91% số phiếu phát ra), quá nửa số phiếu phát ra (tối thiểu 12): được thông qua.'],
    ['returned', '20/21 phiếu thu về tán thành (95,24% số phiếu thu về), quá nửa số phiếu thu về (tối thiểu 11): được thông qua.'],
    ['valid', '20/20 phiếu hợp lệ tán thành (100% số phiếu hợp lệ), quá nửa số phiếu hợp lệ (tối thiểu 11): được thông qua.'],
  ] as const)('V12 share of %s', (denominator, sentence) => expect(say({ ...peoplesCommitteeRule, denominator }, 20, 0, { invalid: 1 })).toBe(sentence))
  it('V12 in full, as minutes say it', () => {
    expect(thresholdText(peoplesCommitteeRule, 12, { ...words, full: true })).toBe('quá nửa tổng số thành viên (tối thiểu 12)')
  })
  it('V12 other fractions', () => {
    expect(thresholdText({ ...removalRule, numerator: 3, divisor: 4 }, 18, words)).toBe('ít nhất ba phần tư tổng số (tối thiểu 18)')
    expect(thresholdText({ ...peoplesCommitteeRule, comparison: 'at-least' }, 12, words)).toBe('ít nhất một nửa tổng số (tối thiểu 12)')
    expect(thresholdText({ ...removalRule, numerator: 13, divisor: 20 }, 15, words)).toBe('ít nhất 13/20 tổng số (tối thiểu 15)')
  })
  it('V5 a tie decided by the head of the body', () => {
    expect(say(peoplesCommitteeRule, 11, 11, { headVote: 'for' })).toBe(
      '11/23 thành viên tán thành (47,83% tổng số), số tán thành và số không tán thành bằng nhau, quyết định theo biểu quyết của Chủ tịch Ủy ban nhân dân tỉnh: được thông qua.',
    )
  })
  it('V13 a tie that nobody decides', () => {
    expect(say(peoplesCommitteeRule, 11, 11)).toBe(
      '11/23 thành viên tán thành (47,83% tổng số), số tán thành và số không tán thành bằng nhau: không được thông qua.',
    )
  })
  it('V9 percents with a comma, without idle zeros', () => {
    expect([7826, 7805, 7850, 5000, 10000, 0].map(percentText)).toEqual(['78,26%', '78,05%', '78,5%', '50%', '100%', '0%'])
  })
})
