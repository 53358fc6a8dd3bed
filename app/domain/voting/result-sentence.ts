import type { MajorityRule, VoteResult } from '../meetings/events'
import { percent } from './rule'

/**
 * Words of the body: `voter` "thành viên" (HĐND: "đại biểu"), `head` "Chủ tịch Ủy ban nhân dân tỉnh".
 * `full` names whose whole it is, as minutes do: "quá nửa tổng số thành viên".
 */
export type ResultWords = { voter: string; head: string; full?: boolean }

const numerals = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín', 'mười']

/** 7826 (hundredths of a percent) → "78,26%"; without idle zeros: "78,5%", "75%". */
export function percentText(hundredths: number): string {
  const rest = hundredths % 100
  const decimals = String(rest).padStart(2, '0').replace(/0+$/, '')
  return `${(hundredths - rest) / 100}${decimals && `,${decimals}`}%`
}

function fractionText({ numerator, divisor }: MajorityRule): string {
  if (numerator === 1 && divisor === 2) return 'nửa'
  const above = numerals[numerator]
  const below = divisor === 4 ? 'tư' : numerals[divisor]
  return above && below ? `${above} phần ${below}` : `${numerator}/${divisor}`
}

/** What the share is taken of: [the noun that is counted, the name of the whole]. */
function baseText(rule: MajorityRule, { voter, full }: ResultWords): { counted: string; whole: string; wholeInFull: string } {
  switch (rule.denominator) {
    case 'all-members': return { counted: voter, whole: 'tổng số', wholeInFull: full ? `tổng số ${voter}` : 'tổng số' }
    case 'present': return named(`${voter} có mặt`)
    case 'issued': return named('phiếu phát ra')
    case 'returned': return named('phiếu thu về')
    case 'valid': return named('phiếu hợp lệ')
  }
}

const named = (counted: string) => ({ counted, whole: `số ${counted}`, wholeInFull: `số ${counted}` })

/** "quá nửa tổng số (tối thiểu 12)", "ít nhất hai phần ba số phiếu phát ra (tối thiểu 14)": always with the whole number (GLOSSARY). */
export function thresholdText(rule: MajorityRule, neededVotes: number, words: ResultWords): string {
  const fraction = fractionText(rule)
  const share = rule.comparison === 'more-than' ? `quá ${fraction}` : `ít nhất ${fraction === 'nửa' ? 'một nửa' : fraction}`
  return `${share} ${baseText(rule, words).wholeInFull} (tối thiểu ${neededVotes})`
}

/**
 * The result in one official sentence (Vietnamese in every interface language, DOMAIN §4):
 * "18/23 thành viên tán thành (78,26% tổng số), quá nửa tổng số (tối thiểu 12): được thông qua."
 */
export function resultSentence(result: VoteResult, rule: MajorityRule, words: ResultWords): string {
  const { counted, whole } = baseText(rule, words)
  const share = `${result.counts.for}/${result.base} ${counted} tán thành (${percentText(percent(result.counts.for, result.base))} ${whole})`
  return `${share}, ${reason(result, rule, words)}: ${result.adopted ? 'được thông qua' : 'không được thông qua'}.`
}

function reason(result: VoteResult, rule: MajorityRule, words: ResultWords): string {
  const tie = 'số tán thành và số không tán thành bằng nhau'
  if (result.decidedBy === 'head-of-body') return `${tie}, quyết định theo biểu quyết của ${words.head}`
  if (result.decidedBy === 'tie-not-adopted') return tie
  return `${result.adopted ? '' : 'không đạt '}${thresholdText(rule, result.needed, words)}`
}
