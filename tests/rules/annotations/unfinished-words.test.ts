import { afterEach, describe, expect, it, vi } from 'vitest'
import { UnfinishedWords } from '~/features/ink/kept/unfinished-words'
import { keptInMemory } from '~tests/support/kept-in-memory'

describe('N25 what is typed and not saved', () => {
  afterEach(() => vi.unstubAllGlobals())

  it('is there again when the paper is opened anew, by place, for this person and paper only', () => {
    vi.stubGlobal('localStorage', keptInMemory())
    const words = new UnfinishedWords('lan', 'v1')
    words.keep('note', 'Đề nghị nêu rõ')
    words.keep('reply/minh/1', 'Nhất trí')
    const again = new UnfinishedWords('lan', 'v1')
    expect([again.at('note'), again.at('reply/minh/1'), again.at('reply/minh/2')]).toEqual(['Đề nghị nêu rõ', 'Nhất trí', null])
    expect([new UnfinishedWords('minh', 'v1').at('note'), new UnfinishedWords('lan', 'v2').at('note')]).toEqual([null, null])
  })

  it('is gone when it was saved or given up, under a name that signing out forgets', () => {
    const kept = keptInMemory()
    vi.stubGlobal('localStorage', kept)
    const words = new UnfinishedWords('lan', 'v1')
    words.keep('note', 'Đề nghị')
    expect(kept.key(0)).toMatch(/^nghisu\//)
    words.keep('note', null)
    expect([words.at('note'), kept.length]).toEqual([null, 0])
  })

  it('lives as long as the paper is open where the browser keeps nothing', () => {
    const words = new UnfinishedWords('lan', 'v1')
    words.keep('edit/lan/1', 'Đề nghị')
    expect(words.at('edit/lan/1')).toBe('Đề nghị')
  })
})
