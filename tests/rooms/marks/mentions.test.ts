import { eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import { markKey, type Mark } from '~/domain/annotations/mark'
import { encodeMark } from '~/domain/annotations/mark-bytes'
import { everyReader } from '~/domain/documents/paper'
import { schema } from '~db/schema'
import { readLayerReaders } from '~server/services/annotations/layer-readers'
import { readNotifications } from '~server/services/notifications/read-notifications'
import { createHall, must, openedHall } from '~tests/support/hall'
import { MarkedHall } from '~tests/support/marked-hall'

const marked = new MarkedHall(openedHall)
const note = (mentions: string[], text = 'Đề nghị xem lại'): Mark => ({ kind: 'note', page: 3, colour: 0, madeAt: marked.world.clock.now, x: 0.5, y: 0.5, text, mentions })
/** What the people have been told of this paper, by who they are. */
async function told(...people: string[]) {
  const found: Record<string, string[]> = {}
  for (const who of people) {
    const lines = (await readNotifications(marked.hall.as(who))).filter(({ kind, payload }) => kind === 'mentioned' && payload.versionId === marked.versionId)
    if (lines.length > 0) found[who] = lines.map(({ payload }) => payload.note ?? '')
  }
  return found
}

describe('O6 a person named in a note or a reply', () => {
  it('is told in the commit of the mark: which meeting, paper, page and thread, by whom', async () => {
    const heard: string[] = []
    const stop = marked.world.bus.subscribe((message) => { if (message.kind === 'notified') heard.push(message.userId) })
    const writer = await marked.tab('member1')
    const key = writer.draw(note([marked.idOf('member2')]))
    await writer.allSaved()
    stop()
    const [line] = (await readNotifications(marked.hall.as('member2'))).filter(({ kind }) => kind === 'mentioned')
    expect(line).toMatchObject({
      meetingId: marked.hall.meetingId, isRead: false,
      payload: { title: 'Phiên họp thường kỳ tháng 11', document: 'Tờ trình', versionId: marked.versionId, page: '3', note: key, person: 'Trần Văn member1' },
    })
    expect(heard).toEqual([marked.idOf('member2')])
  })

  it('in a reply, with the thread that it belongs to', async () => {
    const first = await marked.tab('member1')
    const key = first.draw(note([]))
    await first.allSaved()
    const second = await marked.tab('member2')
    second.draw({ kind: 'reply', page: 3, colour: 0, madeAt: marked.world.clock.now, to: key, text: 'Mời cho ý kiến', mentions: [marked.idOf('chair'), marked.idOf('guest')] })
    await second.allSaved()
    expect(await told('chair', 'guest', 'member1', 'member2')).toEqual({ chair: [key], guest: [key] })
  })

  it('once for each mark, however often it is changed or sent; whoever is added later, then', async () => {
    const writer = await marked.tab('member1')
    const key = writer.draw(note([marked.idOf('member2')]))
    await writer.allSaved()
    writer.marks.set(key, encodeMark(note([marked.idOf('member2')], 'Đã sửa')))
    await writer.allSaved()
    writer.marks.set(key, encodeMark(note([marked.idOf('member2'), marked.idOf('member3')], 'Đã sửa lần nữa')))
    await writer.allSaved()
    writer.cut()
    await writer.open(marked.rooms, marked.versionId)
    await writer.allSaved()
    expect(await told('member2', 'member3')).toEqual({ member2: [key], member3: [key] })
    const other = writer.draw(note([marked.idOf('member2')]))
    await writer.allSaved()
    expect((await told('member2')).member2?.sort()).toEqual([key, other].sort())
  })

  it('not by the own hand, not when nobody is there of that name, and not strangers to the meeting', async () => {
    const elsewhere = await createHall(marked.world)
    const stranger = elsewhere.as('member1')
    const writer = await marked.tab('member1')
    writer.draw(note([marked.idOf('member1'), stranger.actor.userId, 'nobody-at-all']))
    await writer.allSaved()
    expect(writer.shut).toBeNull()
    expect(await told('member1')).toEqual({})
    expect((await readNotifications(stranger)).filter(({ kind }) => kind === 'mentioned')).toEqual([])
    expect((await marked.world.db.read.select().from(schema.markMentions)).filter(({ userId }) => userId === stranger.actor.userId)).toEqual([])
  })

  it('not who may not read the paper: a guest of a closed item, one it is not laid before', async () => {
    await marked.newPaper(marked.hall.items.closed)
    const writer = await marked.tab('member1')
    const key = writer.draw(note([marked.idOf('guest'), marked.idOf('member2')]))
    await writer.allSaved()
    expect(await told('guest', 'member2')).toEqual({ member2: [key] })
    await marked.world.db.write(async (tx) => {
      await tx.update(schema.documents).set({ readers: { ...everyReader, kind: 'named', userIds: [marked.idOf('member1')] } }).where(eq(schema.documents.id, marked.paper.documentId))
    })
    writer.draw(note([marked.idOf('member3'), marked.idOf('secretary')]))
    await writer.allSaved()
    expect(Object.keys(await told('member3', 'secretary'))).toEqual(['secretary'])
  })

  it('not in a private note, which only its writer reads', async () => {
    const writer = await marked.tab('member1', marked.privateOf('member1'))
    writer.draw(note([marked.idOf('member2')]))
    await writer.allSaved()
    expect(await told('member2')).toEqual({})
  })

  it('not when the mark was refused', async () => {
    const writer = await marked.tab('member1')
    writer.marks.set(markKey(marked.idOf('member2'), uuidv7()), encodeMark(note([marked.idOf('member3')])))
    await writer.until(() => writer.shut !== null)
    expect(await told('member3')).toEqual({})
  })
})

describe('O5 whom one may name', () => {
  const offered = async (who: string, layer = 'room') => {
    const answer = await readLayerReaders(marked.hall.as(who), marked.versionId, layer)
    return answer.ok ? answer.value.map(({ fullName }) => fullName.split(' ').at(-1)) : answer.code
  }
  it('is everybody who reads the layer, in protocol order, but oneself', async () => {
    expect(await offered('member1')).toEqual(['Thái', 'secretary', 'member2', 'member3', 'member4', 'member5', 'guest'])
    await marked.newPaper(marked.hall.items.closed)
    expect(await offered('chair')).toEqual(['secretary', 'member1', 'member2', 'member3', 'member4', 'member5'])
  })
  it('is nobody in one’s private notes, and another’s are not there', async () => {
    expect(await offered('member1', marked.privateOf('member1'))).toEqual([])
    expect(await offered('member1', marked.privateOf('member2'))).toBe('not-found')
  })
  it('is not told to strangers', async () => {
    const elsewhere = await createHall(marked.world)
    expect(await readLayerReaders(elsewhere.as('chair'), marked.versionId, 'room')).toMatchObject({ ok: false, code: 'not-found' })
    expect(await must(readLayerReaders(marked.hall.as('guest'), marked.versionId, 'room'))).toHaveLength(7)
  })
})
