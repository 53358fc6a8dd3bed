import { describe, expect, it } from 'vitest'
import type { DossierPaper } from '~/domain/documents/dossier'
import { addressOf } from '~/features/offline/address'
import { newcomersOf, partsOf, progressOf } from '~/features/offline/dossier-parts'

const paper = (versionId: string, pages: number, more: Partial<DossierPaper> = {}): DossierPaper => ({
  documentId: `d-${versionId}`, versionId, title: versionId, closesAt: null, olderVersionIds: [], drawn: true,
  pages: Array.from({ length: pages }, (_, index) => ({ page: index + 1, reading: { tag: `r${index}`, bytes: 100 }, thumb: { tag: `t${index}`, bytes: 10 } })),
  ...more,
})
const dossier = { meetingId: 'm', papers: [paper('a', 3), paper('b', 2)] }
const urls = partsOf(dossier).map(({ url }) => url)

describe('what is fetched of a dossier', () => {
  it('comes in the order of use: the meeting, every paper with its first page, the rest, small pictures last', () => {
    expect(urls.slice(0, 2)).toEqual(['/', '/_root.data'])
    expect(urls.indexOf('/meetings/m/room.data')).toBeLessThan(urls.indexOf('/papers/a'))
    expect(urls.indexOf('/papers/b/pages/1')).toBeLessThan(urls.indexOf('/papers/a/pages/2'))
    expect(urls.indexOf('/papers/a/pages/3')).toBeLessThan(urls.indexOf('/papers/b/pages/2'))
    expect(urls.slice(-5).every((url) => url.endsWith('?w=thumb'))).toBe(true)
    expect(new Set(urls).size).toBe(urls.length)
  })

  it('is counted by bytes and by papers; a paper still being drawn is not done', () => {
    expect(progressOf(dossier, () => false)).toMatchObject({ papers: 2, papersDone: 0, bytes: 550, bytesDone: 0 })
    expect(progressOf(dossier, (url) => !url.includes('/papers/b/pages/2'))).toMatchObject({ papersDone: 1, bytesDone: 440, doneVersionIds: ['a'] })
    expect(progressOf({ ...dossier, papers: [paper('a', 1, { drawn: false })] }, () => true).papersDone).toBe(0)
  })

  it('tells new versions from papers laid since', () => {
    const asked = new Set(['a', 'b'])
    expect(newcomersOf(dossier, asked)).toEqual({ versions: 0, papers: 0, bytes: 0 })
    expect(newcomersOf({ papers: [paper('a2', 3, { olderVersionIds: ['a'] }), paper('b', 2), paper('c', 1)] }, asked)).toEqual({ versions: 1, papers: 1, bytes: 440 })
  })

  it('is found again under the address that a browser asks for', () => {
    const keyOf = (path: string, isPage = false) => addressOf(new URL(path, 'https://hop.test'), isPage)?.key
    for (const url of urls) expect(keyOf(url, !url.includes('.data') && !/\/(pages|text|words)/.test(url))).toBe(url)
    expect(keyOf('/meetings/m/room.data?paper=a&_routes=x')).toBe('/meetings/m/room.data?paper=a')
    expect(keyOf('/papers/a?page=5&find=x', true)).toBe('/papers/a')
  })
})

describe('addresses', () => {
  const address = (path: string, isPage = false) => addressOf(new URL(path, 'https://hop.test'), isPage)

  it('know to which paper they belong, and which picture will do instead of another width', () => {
    expect(address('/papers/a/pages/7?w=small')).toEqual({ kind: 'paper', key: '/papers/a/pages/7?w=small', versionId: 'a', instead: '/papers/a/pages/7' })
    expect(address('/meetings/m/room?paper=a', true)).toMatchObject({ kind: 'page', versionId: 'a' })
    expect(address('/papers/a.data')).toMatchObject({ kind: 'data', versionId: 'a' })
  })

  it('leave everything else to the network', () => {
    for (const path of ['/papers/a/original', '/papers/a/pdf', '/api/meetings/m/dossier', '/healthz', '/sw.js']) expect(address(path)).toBeNull()
  })
})
