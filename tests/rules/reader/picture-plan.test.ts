import { describe, expect, it } from 'vitest'
import { askAgain, neighbours, planPictures, settle, type Pictures, type PlanFacts } from '~/features/reader/picture-plan'

const sights = { first: 5, last: 5, across: 1 as const, forward: true, count: 100 }
const wide: PlanFacts = { sights, isDrawn: () => true, widthOf: () => 'reading', widthAtRest: () => 'reading', atRest: false }
const slow: PlanFacts = { ...wide, widthOf: () => 'small' }

const asked = (pictures: Pictures) => [...pictures].flatMap(([page, { width, came, sharper }]) => [
  ...(came === 'not-yet' ? [`${page} ${width}`] : []), ...(sharper === 'asked' ? [`${page} reading`] : []),
])
/** Lets every picture come as soon as it is asked for; in the order of asking. */
function allCome(facts: PlanFacts, start: Pictures = new Map()) {
  const order: string[] = []
  let pictures = planPictures(start, facts)
  for (let next = asked(pictures); next.length > 0; next = asked(pictures)) {
    order.push(next.join(' + '))
    for (const one of next) {
      const [page = '', width] = one.split(' ')
      pictures = settle(pictures, Number(page), width === 'small' ? 'small' : 'reading', 'here')
    }
    pictures = planPictures(pictures, facts)
  }
  return { order, pictures }
}

describe('the pages beside those in sight', () => {
  it('are wanted in the direction in which one reads', () => {
    expect(neighbours(sights)).toEqual([6, 7, 4])
    expect(neighbours({ ...sights, forward: false })).toEqual([4, 3, 6])
    expect(neighbours({ ...sights, first: 5, last: 6, across: 2 })).toEqual([7, 8, 9, 4, 3])
  })

  it('end with the paper', () => {
    expect(neighbours({ ...sights, first: 1, last: 1 })).toEqual([2, 3])
    expect(neighbours({ ...sights, first: 100, last: 100 })).toEqual([99])
    expect(neighbours({ ...sights, first: 1, last: 1, count: 1 })).toEqual([])
  })
})

describe('pictures', () => {
  it('are asked for in sight first, then their neighbours one after another', () => {
    expect(allCome({ ...wide, sights: { ...sights, last: 6 } }).order).toEqual(['5 reading + 6 reading', '7 reading', '8 reading', '4 reading'])
  })

  it('of pages that the server has not drawn wait', () => {
    expect(allCome({ ...wide, isDrawn: (page) => page !== 6 }).order).toEqual(['5 reading', '7 reading', '4 reading'])
  })

  it('that are not wanted any more are called off when somebody jumps', () => {
    const { pictures } = allCome(wide)
    const onward = planPictures(pictures, { ...wide, sights: { ...sights, first: 6, last: 6 } })
    expect(asked(onward)).toEqual(['8 reading'])
    const jumped = planPictures(onward, { ...wide, sights: { ...sights, first: 80, last: 80 } })
    expect([...jumped.keys()]).toEqual([80])
    expect(asked(jumped)).toEqual(['80 reading'])
  })

  it('of a neighbour make room when the page in sight is not there', () => {
    const one = settle(planPictures(new Map(), wide), 5, 'reading', 'here')
    const prefetching = planPictures(one, wide)
    expect(asked(prefetching)).toEqual(['6 reading'])
    expect(asked(planPictures(prefetching, { ...wide, sights: { ...sights, first: 7, last: 7 } }))).toEqual(['7 reading'])
    expect(asked(planPictures(prefetching, { ...wide, sights: { ...sights, first: 6, last: 6 } }))).toEqual(['6 reading'])
  })

  it('that are small on a large screen become wide at rest, when nothing else is under way', () => {
    expect(allCome(slow).order).toEqual(['5 small', '6 small', '7 small', '4 small'])
    expect(allCome({ ...slow, atRest: true }).order).toEqual(['5 small', '6 small', '7 small', '4 small', '5 reading'])
    expect(allCome({ ...slow, atRest: true, widthAtRest: () => 'small' }).order).not.toContain('5 reading')
  })

  it('become wide at once when the line turns out to be good, before the neighbours', () => {
    const one = settle(planPictures(new Map(), slow), 5, 'small', 'here')
    expect(allCome(wide, one).order).toEqual(['5 reading', '6 reading', '7 reading', '4 reading'])
  })

  it('that are small stay when the wide one does not come, and it is not asked for again and again', () => {
    const resting = { ...slow, atRest: true }
    const small = allCome(slow).pictures
    const failed = settle(planPictures(small, resting), 5, 'reading', 'lost')
    expect(failed.get(5)).toMatchObject({ width: 'small', came: 'here', sharper: 'lost' })
    expect(planPictures(failed, resting)).toBe(failed)
  })

  it('that were lost are asked for when a person wants it', () => {
    const lost = settle(planPictures(new Map(), wide), 5, 'reading', 'lost')
    expect(asked(planPictures(lost, wide))).toEqual(['6 reading'])
    expect(asked(planPictures(askAgain(lost, 5), wide))).toEqual(['5 reading'])
  })

  it('are the same object when there is nothing new to ask for', () => {
    const { pictures } = allCome(wide)
    expect(planPictures(pictures, wide)).toBe(pictures)
  })
})
