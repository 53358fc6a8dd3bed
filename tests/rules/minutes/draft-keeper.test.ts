import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { DraftKeeper, pauseMillis, type DraftText, type SendAnswer, type StoredDraft } from '~/features/minutes/draft-keeper'

beforeEach(() => { vi.useFakeTimers() })
afterEach(() => { vi.useRealTimers() })

const text = (subject: string): DraftText => ({ subject, body: [{ style: 'paragraph', text: subject }], recipients: [] })

/** A keeper whose server answers what the test lays ready, in order. */
function keeping(...answers: (SendAnswer | Promise<SendAnswer>)[]) {
  const sent: [string, number][] = []
  let shelf: StoredDraft | null = null
  const keeper = new DraftKeeper(1, {
    send: async ({ subject }, revision) => { sent.push([subject, revision]); return await (answers.shift() ?? { kind: 'unreachable' }) },
    shelf: { put: (draft) => { shelf = draft }, clear: () => { shelf = null } },
  })
  return { keeper, sent, onShelf: () => shelf, pass: (millis: number) => vi.advanceTimersByTimeAsync(millis) }
}

describe('a draft in the hands of the secretary', () => {
  it('lies on the device at once and on the server after a pause, once for a run of keys', async () => {
    const { keeper, sent, onShelf, pass } = keeping({ kind: 'saved', revision: 2 })
    keeper.change(text('a'))
    keeper.change(text('ab'))
    expect([onShelf()?.text.subject, keeper.snapshot().kind]).toEqual(['ab', 'typing'])
    await pass(pauseMillis)
    expect(sent).toEqual([['ab', 1]])
    expect([onShelf(), keeper.snapshot()]).toEqual([null, { kind: 'saved', revision: 2, message: null }])
  })

  it('what is typed during a save goes after it, on the new revision', async () => {
    let answer: (answer: SendAnswer) => void = () => undefined
    const { keeper, sent, onShelf, pass } = keeping(new Promise<SendAnswer>((resolve) => { answer = resolve }), { kind: 'saved', revision: 3 })
    keeper.change(text('a'))
    await pass(pauseMillis)
    keeper.change(text('ab'))
    await pass(pauseMillis)
    expect(sent, 'one save at a time').toEqual([['a', 1]])
    answer({ kind: 'saved', revision: 2 })
    await pass(0)
    expect(onShelf()).toMatchObject({ revision: 2, text: { subject: 'ab' } })
    await pass(pauseMillis)
    expect(sent).toEqual([['a', 1], ['ab', 2]])
    expect(keeper.snapshot()).toMatchObject({ kind: 'saved', revision: 3 })
  })

  it('without a line it stays on the device and is tried again, at once when the line is back', async () => {
    const { keeper, sent, onShelf, pass } = keeping({ kind: 'unreachable' }, { kind: 'unreachable' }, { kind: 'saved', revision: 2 })
    keeper.change(text('a'))
    await pass(pauseMillis)
    expect([keeper.snapshot().kind, onShelf()?.text.subject]).toEqual(['unsent', 'a'])
    await pass(2_000)
    expect(sent).toHaveLength(2)
    keeper.flush()
    await pass(0)
    expect(keeper.snapshot().kind).toBe('saved')
  })

  it('never saves over somebody else, and keeps the own text', async () => {
    const { keeper, sent, onShelf, pass } = keeping({ kind: 'overtaken', message: 'x' })
    keeper.change(text('a'))
    await pass(pauseMillis)
    keeper.change(text('ab'))
    keeper.flush()
    await pass(60_000)
    expect(sent).toHaveLength(1)
    expect([keeper.snapshot().kind, onShelf()?.text.subject]).toEqual(['overtaken', 'ab'])
  })

  it('says why the server refused, and stops trying when it is closed', async () => {
    const { keeper, sent, pass } = keeping({ kind: 'refused', message: 'đã trình' })
    keeper.change(text('a'))
    await pass(pauseMillis)
    expect(keeper.snapshot()).toMatchObject({ kind: 'refused', message: 'đã trình' })
    keeper.change(text('ab'))
    keeper.close()
    await pass(60_000)
    expect(sent).toHaveLength(2)
  })
})
