import * as Y from 'yjs'
import { beforeAll, describe, expect, it } from 'vitest'
import { kindOfAct } from '~/domain/annotations/history'
import { LayerReplay } from '~/features/replay/layer-replay'
import { historyLayers, readHistory } from '~server/services/annotations/read-history'
import { createHall, must } from '~tests/support/hall'
import { addPaper, stroke } from '~tests/support/mark-tab'
import { MarkedHall } from '~tests/support/marked-hall'

const marked = new MarkedHall(createHall, { onePaper: true })
let keys: string[]

beforeAll(async () => {
  const [member, secretary] = [await marked.tab('member1'), await marked.tab('secretary')]
  keys = [member.draw(), member.draw(stroke(4))]
  await member.allSaved()
  marked.world.clock.advance(60_000)
  await secretary.until(() => secretary.marks.size === 2)
  secretary.marks.delete(keys[1] ?? '')
  await secretary.allSaved()
  const own = await marked.tab('member1', marked.privateOf('member1'))
  own.draw()
  await own.allSaved()
  marked.leaveAll()
})

const read = (who: string, layer = 'room', after = 0) => readHistory(marked.hall.as(who), marked.versionId, layer, after)

describe('N21 how a layer came about', () => {
  it('is told change by change, with who and when, also what somebody else has removed', async () => {
    const part = await must(read('member2'))
    expect(part.changes.map(({ seq, by }) => [seq, by])).toEqual([[1, marked.idOf('member1')], [2, marked.idOf('member1')], [3, marked.idOf('secretary')]])
    expect((part.changes[2]?.at ?? 0) - (part.changes[0]?.at ?? 0)).toBe(60_000)
    expect(part.total).toBe(3)
    expect(part.people).toMatchObject({ [marked.idOf('member1')]: 'Trần Văn member1' })
    const replay = new LayerReplay()
    replay.add(part.changes.map(({ by, at, update }) => ({ by, at, update: new Uint8Array(Buffer.from(update, 'base64')) })))
    expect(replay.acts.map(kindOfAct)).toEqual(['added', 'added', 'removed-others'])
    expect([...replay.at(2).keys()].sort()).toEqual([...keys].sort())
    expect([...replay.at(3).keys()]).toEqual([keys[0]])
    const plain = new Y.Doc()
    for (const { update } of part.changes) Y.applyUpdate(plain, Buffer.from(update, 'base64'))
    expect(plain.getMap('marks').size).toBe(1)
  })

  it('comes in parts', async () => {
    expect((await must(read('chair', 'room', 2))).changes.map(({ seq }) => seq)).toEqual([3])
    expect((await must(read('chair', 'room', 3))).changes).toEqual([])
  })

  it('is for whoever takes part; a private layer’s is its owner’s', async () => {
    const owner = marked.idOf('member1')
    expect((await must(read('member1', `private/${owner}`))).changes).toHaveLength(1)
    expect(await read('chair', `private/${owner}`)).toMatchObject({ ok: false, code: 'not-found' })
    expect(await read('guest')).toMatchObject({ ok: false, code: 'forbidden' })
    const other = await createHall(marked.world)
    expect(await readHistory(other.as('chair'), marked.versionId, 'room', 0)).toMatchObject({ ok: false, code: 'not-found' })
    expect(await historyLayers(marked.hall.as('guest'), marked.versionId)).toMatchObject({ ok: false, code: 'forbidden' })
    expect((await must(historyLayers(marked.hall.as('member1'), marked.versionId))).map(({ kind }) => kind)).toEqual(['room', 'private'])
  })

  it('is empty where nobody has written', async () => {
    const blank = await addPaper(marked.world, marked.hall, marked.hall.items.plain)
    expect(await must(readHistory(marked.hall.as('chair'), blank.versionId, 'room', 0))).toEqual({ changes: [], total: 0, people: {} })
  })
})
