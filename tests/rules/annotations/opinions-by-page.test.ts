import { describe, expect, it } from 'vitest'
import type { Mark } from '~/domain/annotations/mark'
import { opinionsOf, type LaidMark } from '~/domain/annotations/opinions'
import { OpinionsByPage, sameOpinion } from '~/domain/annotations/opinions-by-page'

const laid = (key: string, mark: Mark): LaidMark => ({ key, layer: 'room', authorId: key.split('/')[0] ?? '', mark })
const head = { colour: 0, mentions: [] }
const stroke = (key: string, page: number, madeAt: number) => laid(key, { kind: 'pen', page, colour: 0, madeAt, width: 0.003, points: [[0.1, madeAt / 1e6, 0.5], [0.2, madeAt / 1e6, 0.5]] })
const note = laid('a/n', { ...head, kind: 'note', page: 2, madeAt: 5, x: 0.5, y: 0.5, text: 'Đề nghị nêu rõ căn cứ' })
const reply = laid('b/r', { ...head, kind: 'reply', page: 7, madeAt: 9, to: 'a/n', text: 'Đã bổ sung' })
const orphan = laid('b/o', { ...head, kind: 'reply', page: 3, madeAt: 9, to: 'a/gone', text: 'Nhất trí' })
const marks = [stroke('a/1', 3, 1), stroke('b/2', 1, 20_000), stroke('a/3', 3, 40_000), note, reply, orphan]

describe('O4 opinions gathered page by page', () => {
  it('are the same as those gathered at once, also where an answer names another page', () => {
    expect(new OpinionsByPage().of(marks)).toEqual(opinionsOf(marks))
  })

  it('stay as they were on pages on which nothing has changed', () => {
    const gathered = new OpinionsByPage()
    const before = gathered.of(marks)
    const later = [...marks, stroke('c/4', 1, 60_000)]
    const after = gathered.of(later)
    expect(after).toEqual(opinionsOf(later))
    expect(after.filter(({ page }) => page > 1).every((opinion) => before.includes(opinion))).toBe(true)
  })

  it('are known again by their marks', () => {
    const [one, other] = [opinionsOf(marks), opinionsOf(marks)]
    expect(one.every((opinion, index) => other[index] && sameOpinion(opinion, other[index]))).toBe(true)
    expect(sameOpinion(one[0] ?? never(), one[1] ?? never())).toBe(false)
  })
})

function never(): never { throw new Error('no opinion') }
