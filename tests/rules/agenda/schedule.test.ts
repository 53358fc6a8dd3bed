import { describe, expect, it } from 'vitest'
import { expectedEnd, minutesOf, plannedTimes, remainingMillis, type ItemProgress } from '~/domain/agenda/schedule'
import { item, minute, start } from '../sample'

const b = item('b', null, 1, { minutes: 20 })
const agenda = [item('a'), b, item('b1', 'b', 0, { minutes: 15 }), item('b2', 'b', 1, { minutes: 10 }), item('c', null, 2, { minutes: 40 })]
const at = (known: Record<string, [ItemProgress['state'], number]>) => (id: string): ItemProgress => {
  const [state, spent] = known[id] ?? ['waiting', 0]
  return { state, spentMillis: spent * minute }
}

describe('agenda times', () => {
  it('S1 the parts count where they need more than their item', () => expect(minutesOf(agenda, b)).toBe(25))
  it('S2 items follow each other, parts run inside their item', () => {
    const times = plannedTimes(agenda, start)
    expect(times.get('b2')).toEqual({ startsAt: start + 45 * minute, endsAt: start + 55 * minute })
    expect(times.get('c')).toEqual({ startsAt: start + 55 * minute, endsAt: start + 95 * minute })
  })
  it.each([
    ['nothing begun', {}, 95],
    ['a done early, b1 under way', { a: ['done', 5], b: ['open', 0], b1: ['open', 5] }, 60],
    ['a over its time', { a: ['open', 50] }, 65],
    ['c put off', { a: ['done', 30], c: ['put-off', 0] }, 25],
  ] as [string, Record<string, [ItemProgress['state'], number]>, number][])('S3 %s: %i', (_, known, minutes) => {
    expect(remainingMillis(agenda, at(known))).toBe(minutes * minute)
  })
  it('S4 late against the plan in whole minutes, never early', () => {
    expect(expectedEnd(agenda, at({}), start + 10 * minute + 59_000, start + 95 * minute)).toEqual({ endsAt: start + 105 * minute + 59_000, minutesLate: 10 })
    expect(expectedEnd(agenda, at({ a: ['done', 1] }), start + minute, start + 95 * minute).minutesLate).toBe(0)
  })
})
