import { describe, expect, test } from 'vitest'
import { changePhotographs, noPhotographs, paperToAsk, type PhotographChange } from '~/features/papers/photograph-set'

const opening = { title: 'Danh sách ký nhận', target: { kind: 'item' as const, itemId: 'khai-mac' } }
const closing = { title: 'Biên bản giấy', target: { kind: 'item' as const, itemId: 'be-mac' } }
const photograph = (key: number) => ({ key, file: new File(['x'], `anh-${key}.jpg`), sentBytes: 0, failed: false })
const after = (...changes: PhotographChange[]) => changes.reduce(changePhotographs, noPhotographs)
const taken: PhotographChange = { kind: 'take', photographs: [photograph(1), photograph(2)] }

describe('where photographs go that are sent again', () => {
  test('cut off, to the agenda item and under the title under which they were sent, whatever the form says by now', () => {
    const cut = after(taken, { kind: 'send', asked: opening }, { kind: 'state', state: 'lost' })
    expect(paperToAsk(cut, closing)).toEqual(opening)
  })
  test('cut off a second time, still there', () => {
    const cut = after(taken, { kind: 'send', asked: opening }, { kind: 'state', state: 'lost' })
    const again = changePhotographs(changePhotographs(cut, { kind: 'send', asked: paperToAsk(cut, closing) }), { kind: 'state', state: 'lost' })
    expect(paperToAsk(again, closing)).toEqual(opening)
  })
  test('paused or refused, where the form says: they are put right there', () => {
    const sent: PhotographChange = { kind: 'send', asked: opening }
    expect(paperToAsk(after(taken, sent, { kind: 'state', state: 'choosing' }), closing)).toEqual(closing)
    expect(paperToAsk(after(taken, sent, { kind: 'refused', message: 'Không mở được ảnh này.', key: 2 }), closing)).toEqual(closing)
  })
  test('another set has nothing of the one before', () => {
    expect(after(taken, { kind: 'send', asked: opening }, { kind: 'state', state: 'lost' }, { kind: 'clear' })).toEqual(noPhotographs)
  })
})

test('a refusal marks the photograph that it is about, and the next sending forgets it', () => {
  const refused = after(taken, { kind: 'send', asked: opening }, { kind: 'refused', message: 'Không mở được ảnh này.', key: 2 })
  expect(refused.photographs.map(({ failed }) => failed)).toEqual([false, true])
  const again = changePhotographs(refused, { kind: 'send', asked: opening })
  expect(again).toMatchObject({ state: 'sending', message: null, photographs: [{ failed: false }, { failed: false }] })
})
