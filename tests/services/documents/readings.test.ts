import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { v7 as uuidv7 } from 'uuid'
import { everyReader } from '~/domain/documents/paper'
import type { ReadersInput } from '~/domain/documents/reading-inputs'
import { findDocument } from '~db/queries/documents'
import { schema } from '~db/schema'
import { keepPlace } from '~server/services/documents/keep-place'
import { openPaper, pagePicture } from '~server/services/documents/read-paper'
import { readReadings, remindReaders } from '~server/services/documents/readings'
import { readersChoice, setReaders } from '~server/services/documents/set-readers'
import { readGroups, removeGroup, saveGroup } from '~server/services/meetings/groups'
import { createHall, must, type Hall } from '~tests/support/hall'
import { layPaper, userOf, type LaidPaper } from '~tests/support/laid-papers'
import { createWorld, type World } from '~tests/support/world'

let world: World
let hall: Hall
let paper: LaidPaper

beforeEach(async () => {
  world = createWorld()
  hall = await createHall(world, { members: 3 })
  paper = await layPaper(world, hall, 'caychuoi', { itemId: hall.items.plain, createdBy: userOf(hall, 'secretary') })
})
afterEach(() => world.close())

const as = (who: string, from = hall) => from.as(who)
const everybody: ReadersInput = { readers: everyReader, opensAt: null, closesAt: null, mayDownload: true, wholeItem: false }
const set = (who: string, change: Partial<ReadersInput>, documentId = paper.documentId) => world.db.write((tx) => setReaders(tx, as(who), documentId, { ...everybody, ...change }))
const group = (who: string, input: { groupId?: string | null; name?: string; seatIds?: string[] }) =>
  world.db.write((tx) => saveGroup(tx, as(who), hall.meetingId, { groupId: null, name: 'Tổ biên tập', seatIds: [], ...input }))
const seatOf = (who: string, from = hall) => from.people[who]?.seatId ?? ''
const mayRead = async (who: string) => (await openPaper(as(who), paper.versionId)).ok
const keep = (who: string, page: number, seen: number[] = []) => world.db.write((tx) => keepPlace(tx, as(who), paper.versionId, { page, offset: 0, seen }))
const remind = (who = 'secretary') => world.db.write((tx) => remindReaders(tx, as(who), paper.documentId))

describe('choosing who reads', () => {
  it('is for those who make the meeting', async () => {
    for (const who of ['chair', 'secretary']) expect(await set(who, {})).toMatchObject({ ok: true })
    for (const who of ['member1', 'guest']) {
      expect(await set(who, {})).toMatchObject({ ok: false, code: 'forbidden' })
      expect(await readersChoice(as(who), paper.documentId)).toMatchObject({ ok: false, code: 'forbidden' })
    }
  })

  it('leaves out groups and persons who are not of the meeting, and refuses a window that ends before it begins', async () => {
    const elsewhere = await createHall(world, { members: 1 })
    const foreign = await must(world.db.write((tx) => saveGroup(tx, as('secretary', elsewhere), elsewhere.meetingId, { groupId: null, name: 'Tổ khác', seatIds: [seatOf('member1', elsewhere)] })))
    await must(set('secretary', { readers: { kind: 'named', guests: true, groupIds: [foreign.groupId, 'no-such-group'], userIds: [userOf(elsewhere, 'member1'), userOf(hall, 'member1'), '../..'] } }))
    expect((await findDocument(world.db.read, paper.documentId))?.readers).toMatchObject({ groupIds: [], userIds: [userOf(hall, 'member1')] })
    expect([await mayRead('member1'), await mayRead('member2')]).toEqual([true, false])
    expect(await set('secretary', { opensAt: 20, closesAt: 20 })).toMatchObject({ ok: false, code: 'bad-input', params: { field: 'closesAt' } })
  })

  it('of a whole item sets each paper that is not recalled, and none of another item', async () => {
    const lay = (word: string, itemId: string, facts = {}) => layPaper(world, hall, word, { itemId, createdBy: userOf(hall, 'secretary'), ...facts })
    const [beside, gone, elsewhere] = [await lay('cayxoai', hall.items.plain), await lay('caytre', hall.items.plain, { state: 'recalled', recalledAt: world.clock.now }), await lay('caymit', hall.items.second)]
    await must(set('secretary', { readers: { ...everyReader, kind: 'members' }, mayDownload: false, wholeItem: true }))
    const kinds = await Promise.all([paper, beside, gone, elsewhere].map(async ({ documentId }) => (await findDocument(world.db.read, documentId))?.readers.kind))
    expect(kinds).toEqual(['members', 'members', 'all', 'all'])
  })
})

describe('groups of participants', () => {
  it('open a paper to whoever is in them, while he is', async () => {
    const { groupId } = await must(group('secretary', { seatIds: [seatOf('member2')] }))
    await must(set('secretary', { readers: { kind: 'named', guests: true, groupIds: [groupId], userIds: [] } }))
    expect([await mayRead('member1'), await mayRead('member2')]).toEqual([false, true])
    await must(group('chair', { groupId, name: 'Tổ thẩm tra', seatIds: [seatOf('member1'), seatOf('member1')] }))
    expect([await mayRead('member1'), await mayRead('member2')]).toEqual([true, false])
    expect(await readGroups(as('secretary'), hall.meetingId)).toEqual([{ id: groupId, name: 'Tổ thẩm tra', seatIds: [seatOf('member1')] }])
    await must(world.db.write((tx) => removeGroup(tx, as('secretary'), hall.meetingId, { groupId })))
    expect([await mayRead('member1'), await mayRead('member2'), await mayRead('secretary')]).toEqual([false, false, true])
  })

  it('are made by those who make the meeting, of its own seats, with a name', async () => {
    const elsewhere = await createHall(world, { members: 1 })
    for (const who of ['member1', 'guest']) expect(await group(who, {})).toMatchObject({ ok: false, code: 'forbidden' })
    expect(await readGroups(as('member1'), hall.meetingId)).toEqual([])
    expect(await group('secretary', { name: '  ' })).toMatchObject({ ok: false, code: 'bad-input', params: { field: 'name' } })
    expect(await group('secretary', { seatIds: [seatOf('member1', elsewhere)] })).toMatchObject({ ok: false, code: 'bad-input', params: { field: 'seatIds' } })
    const foreign = await must(world.db.write((tx) => saveGroup(tx, as('secretary', elsewhere), elsewhere.meetingId, { groupId: null, name: 'Tổ khác', seatIds: [] })))
    expect(await group('secretary', { groupId: foreign.groupId })).toMatchObject({ ok: false, code: 'not-found' })
    expect(await world.db.write((tx) => removeGroup(tx, as('secretary'), hall.meetingId, foreign))).toMatchObject({ ok: false, code: 'not-found' })
    expect(await world.db.write((tx) => saveGroup(tx, as('secretary', elsewhere), hall.meetingId, { groupId: uuidv7(), name: 'x', seatIds: [] }))).toMatchObject({ ok: false, code: 'not-found' })
  })
})

describe('who has read', () => {
  it('shows each page once and the furthest one; those who make the meeting see all readers, a member himself', async () => {
    await world.db.write(async (tx) => { await tx.update(schema.documentVersions).set({ pageCount: 9 }) })
    await must(keep('member1', 2, [1, 2, 2]))
    const openedAt = world.clock.now
    world.clock.advance(60_000)
    await must(keep('member1', 7, [2, 7, 99]))
    await must(keep('member1', 1, [1]))
    await must(keep('member2', 1))
    const reading = { userId: userOf(hall, 'member1'), openedAt, lastAt: world.clock.now, furthestPage: 7, pages: 3 }
    const all = await must(readReadings(as('secretary'), hall.meetingId))
    expect(all.makes).toBe(true)
    expect(all.papers[0]?.readers.map(({ userId, reading: read }) => [userId, read?.pages ?? null])).toEqual([[userOf(hall, 'member1'), 3], [userOf(hall, 'member2'), 0], [userOf(hall, 'member3'), null], [userOf(hall, 'guest'), null]])
    expect(all.papers[0]?.readers[0]?.reading).toEqual(reading)
    for (const who of ['member1', 'member2', 'guest']) {
      const own = await must(readReadings(as(who), hall.meetingId))
      expect([own.makes, own.papers[0]?.readers.map(({ userId }) => userId)]).toEqual([false, [userOf(hall, who)]])
    }
    expect(await readReadings(await world.as(await world.addPerson('Đỗ Văn Ngoài')), hall.meetingId)).toMatchObject({ ok: false, code: 'not-found' })
  })

  it('counts nobody as a reader whose device has only fetched pictures', async () => {
    await must(pagePicture(as('member1'), paper.versionId, 1, 'reading'))
    await must(openPaper(as('member1'), paper.versionId))
    expect((await must(readReadings(as('secretary'), hall.meetingId))).papers[0]?.readers.every(({ reading }) => reading === null)).toBe(true)
  })
})

describe('a reminder', () => {
  it('goes to those who have not opened it, once an hour', async () => {
    await must(keep('member1', 1))
    expect(await must(remind())).toEqual({ told: 3 })
    world.clock.advance(3_599_999)
    expect(await must(remind('chair'))).toEqual({ told: 0 })
    await must(keep('member2', 1))
    world.clock.advance(2)
    expect(await must(remind())).toEqual({ told: 2 })
    expect(await remind('member1')).toMatchObject({ ok: false, code: 'forbidden' })
  })

  it('goes to nobody who may not read it, and to nobody at all outside of its window', async () => {
    await must(set('secretary', { readers: { kind: 'named', guests: true, groupIds: [], userIds: [userOf(hall, 'member3')] } }))
    expect(await must(remind())).toEqual({ told: 1 })
    await must(set('secretary', { opensAt: world.clock.now + 1 }))
    expect(await remind()).toMatchObject({ ok: false, code: 'documents/not-open-yet' })
    await must(set('secretary', { closesAt: world.clock.now }))
    expect(await remind()).toMatchObject({ ok: false, code: 'documents/reading-over' })
  })
})
