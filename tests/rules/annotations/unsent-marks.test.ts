import { describe, expect, it } from 'vitest'
import { UnsentMarks } from '~/features/ink/kept/unsent-marks'

const step1 = Uint8Array.of(0, 0, 0)
const step2 = Uint8Array.of(0, 1, 0)
const update = Uint8Array.of(0, 2, 0)

function online() {
  const unsent = new UnsentMarks(() => undefined)
  unsent.lineOpened()
  unsent.sent(step1)
  unsent.sent(step2)
  unsent.saved(1)
  return unsent
}

describe('N6 a mark counts as sent when the server has committed it', () => {
  it('not when it has gone out', () => {
    const unsent = online()
    unsent.changed(['a'])
    unsent.sent(update)
    expect(unsent.count).toBe(1)
    unsent.saved(2)
    expect(unsent.count).toBe(0)
  })

  it('confirmations come in order, and one for earlier messages leaves the later', () => {
    const unsent = online()
    for (const key of ['a', 'b', 'c']) {
      unsent.changed([key])
      unsent.sent(update)
    }
    unsent.saved(3)
    expect(unsent.keys).toEqual(['c'])
  })

  it('a mark changed again while its first message is on its way is not sent yet', () => {
    const unsent = online()
    unsent.changed(['a'])
    unsent.sent(update)
    unsent.changed(['a'])
    unsent.saved(2)
    expect(unsent.keys).toEqual(['a'])
    unsent.sent(update)
    unsent.saved(3)
    expect(unsent.keys).toEqual([])
  })

  it('written offline: the next message about something else does not carry it, the answer to the server’s question does', () => {
    const unsent = online()
    unsent.changed(['offline'])
    unsent.lineOpened()
    unsent.sent(step1)
    unsent.changed(['new'])
    unsent.sent(update)
    unsent.saved(1)
    expect(unsent.keys).toEqual(['offline'])
    unsent.sent(step2)
    unsent.saved(2)
    expect(unsent.keys).toEqual([])
  })

  it('what was on its way when the line broke has to be confirmed on the next', () => {
    const unsent = online()
    unsent.changed(['a'])
    unsent.sent(update)
    unsent.lineOpened()
    unsent.saved(5)
    expect(unsent.keys).toEqual(['a'])
  })
})
