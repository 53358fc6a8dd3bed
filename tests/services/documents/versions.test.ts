import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { PaperState } from '~/domain/documents/paper'
import { updateDocument } from '~db/queries/documents'
import { listEvents } from '~db/queries/events'
import { addPaper } from '~server/services/documents/add-paper'
import { addVersion } from '~server/services/documents/add-version'
import { groupPaper, movePaper } from '~server/services/documents/change-paper'
import { keepPlace } from '~server/services/documents/keep-place'
import { listPapers } from '~server/services/documents/list-papers'
import { openPaper } from '~server/services/documents/read-paper'
import { newerVersion, readVersions } from '~server/services/documents/read-versions'
import { recallPaper } from '~server/services/documents/recall-paper'
import { readRoom } from '~server/services/live/read-room'
import { readNotifications } from '~server/services/notifications/read-notifications'
import { checkedFile } from '~tests/support/checked-file'
import { createHall, must, openedHall, type Hall } from '~tests/support/hall'
import { createWorld, type World } from '~tests/support/world'

let world: World
let hall: Hall
beforeEach(async () => {
  world = createWorld()
  hall = await createHall(world)
})
afterEach(() => world.close())

const as = (who: string) => hall.as(who)
const file = (letter: string, pages = 3) => checkedFile({ title: 'Tờ trình về kế hoạch đầu tư công', hash: letter.repeat(64), pages })
const lay = (who: string, itemId: string) => must(world.db.write((tx) => addPaper(tx, as(who), itemId, file('a'))))
const replace = (who: string, documentId: string, by = file('b'), note = '') => world.db.write((tx) => addVersion(tx, as(who), documentId, { ...by, note }))
const lastEvent = async () => (await listEvents(world.db.read, hall.meetingId)).at(-1)

describe('a new version', () => {
  it('takes the place of the one before, which stays readable and says what has replaced it', async () => {
    const first = await lay('secretary', hall.items.plain)
    world.clock.advance(86_400_000)
    const second = await must(replace('secretary', first.documentId, file('b', 5), '  Sửa số liệu   mục II. '))
    expect(second.versionId).not.toBe(first.versionId)
    const [line] = await must(listPapers(as('member1'), hall.meetingId))
    expect(line).toMatchObject({ versionId: second.versionId, pages: 5, replacesAt: world.clock.now - 86_400_000 })
    const newer = { versionId: second.versionId, at: world.clock.now, note: 'Sửa số liệu mục II.' }
    expect((await must(openPaper(as('member1'), first.versionId))).newer).toEqual(newer)
    expect(await must(newerVersion(as('member1'), first.versionId))).toEqual(newer)
    expect((await must(openPaper(as('member1'), second.versionId))).newer).toBeNull()
    const { versions } = await must(readVersions(as('guest'), first.documentId))
    expect(versions.map(({ number, note, pages }) => ({ number, note, pages }))).toEqual([{ number: 2, note: 'Sửa số liệu mục II.', pages: 5 }, { number: 1, note: '', pages: 3 }])
  })

  it('tells everybody who reads it, once, by event and notice, and never who brought it', async () => {
    const { documentId } = await lay('secretary', hall.items.plain)
    const { versionId } = await must(replace('secretary', documentId))
    expect(await lastEvent()).toMatchObject({ type: 'paper-replaced', payload: { documentId, itemId: hall.items.plain, versionId }, audience: { kind: 'all' } })
    for (const who of ['chair', 'member1', 'guest']) expect(await readNotifications(as(who))).toMatchObject([{ kind: 'paper-replaced', payload: { versionId } }])
    expect(await readNotifications(as('secretary'))).toEqual([])
  })

  it('of a closed item is for members only', async () => {
    const { documentId, versionId } = await lay('secretary', hall.items.closed)
    await must(replace('secretary', documentId))
    expect(await lastEvent()).toMatchObject({ type: 'paper-replaced', audience: { kind: 'members' } })
    expect(await readNotifications(as('guest'))).toEqual([])
    expect(await readVersions(as('guest'), documentId)).toMatchObject({ ok: false, code: 'not-found' })
    expect(await newerVersion(as('guest'), versionId)).toMatchObject({ ok: false, code: 'not-found' })
  })

  it('is told to nobody of a meeting that is still in preparation, and of a paper for named persons to them and the secretariat', async () => {
    hall = await createHall(world, { state: 'draft' })
    const unseen = await lay('secretary', hall.items.plain)
    await must(replace('secretary', unseen.documentId))
    expect(await readNotifications(as('member1'))).toEqual([])
    hall = await createHall(world)
    const { documentId } = await lay('secretary', hall.items.plain)
    const { userId, seatId } = hall.people.member2 ?? { userId: '', seatId: '' }
    await world.db.write(async (tx) => { await updateDocument(tx, documentId, { readers: { kind: 'named', groupIds: [], userIds: [userId], guests: false } }) })
    await must(replace('secretary', documentId))
    expect((await lastEvent())?.audience).toEqual({ kind: 'named', seatIds: ['chair', 'secretary'].map((who) => hall.people[who]?.seatId).concat(seatId) })
    expect(await readNotifications(as('member1'))).toEqual([])
    expect(await readNotifications(as('member2'))).toHaveLength(1)
  })

  it('of the same bytes is the version that is there', async () => {
    const { documentId } = await lay('secretary', hall.items.plain)
    const second = await must(replace('secretary', documentId))
    const events = (await listEvents(world.db.read, hall.meetingId)).length
    expect(await must(replace('secretary', documentId))).toEqual(second)
    expect(await listEvents(world.db.read, hall.meetingId)).toHaveLength(events)
    const back = await must(replace('secretary', documentId, file('a')))
    expect((await must(readVersions(as('chair'), documentId))).versions[0]).toMatchObject({ versionId: back.versionId, number: 3 })
  })

  it('carries everybody to the page where he was, as far as it has one', async () => {
    const { documentId, versionId } = await lay('secretary', hall.items.plain)
    await must(world.db.write((tx) => keepPlace(tx, as('member1'), versionId, { page: 2, offset: 0.5 })))
    await must(world.db.write((tx) => keepPlace(tx, as('member2'), versionId, { page: 3, offset: 0.5 })))
    const shorter = await must(replace('secretary', documentId, file('b', 2)))
    expect((await must(openPaper(as('member1'), shorter.versionId))).place).toEqual({ page: 2, offset: 0.5 })
    expect((await must(openPaper(as('member2'), shorter.versionId))).place).toEqual({ page: 2, offset: 0 })
  })

  it('is refused to those who prepare nothing, to strangers, for what is recalled or not there, and with a rubbish note', async () => {
    const { documentId } = await lay('secretary', hall.items.plain)
    for (const who of ['member1', 'guest']) expect(await replace(who, documentId)).toMatchObject({ ok: false, code: 'forbidden' })
    const other = await createHall(world)
    const stranger = other.people.chair?.ctx ?? as('chair')
    expect(await world.db.write((tx) => addVersion(tx, stranger, documentId, file('b')))).toMatchObject({ ok: false, code: 'not-found' })
    expect(await replace('secretary', 'no-such-paper')).toMatchObject({ ok: false, code: 'not-found' })
    expect(await replace('secretary', documentId, file('b'), 'x'.repeat(501))).toMatchObject({ ok: false, code: 'bad-input' })
    await must(world.db.write((tx) => recallPaper(tx, as('secretary'), documentId, 'Nhầm bản')))
    expect(await replace('secretary', documentId)).toMatchObject({ ok: false, code: 'documents/recalled' })
  })

  it('is still found by who follows a presenter of the old one', async () => {
    hall = await openedHall(world)
    const first = await lay('chair', hall.items.plain)
    const second = await must(replace('chair', first.documentId))
    const room = await must(readRoom(as('member1'), hall.meetingId, 'person'))
    expect(room.papers).toMatchObject([{ versionId: second.versionId, earlierIds: [first.versionId] }])
    expect(room.live.replaced).toMatchObject([{ versionId: second.versionId }])
  })
})

describe('groups of papers', () => {
  it('stand together, in the list and in the room; a group moves as a whole, and only for those who may', async () => {
    const ids: string[] = []
    for (const letter of ['a', 'b', 'c']) ids.push((await must(world.db.write((tx) => addPaper(tx, as('secretary'), hall.items.plain, { ...file(letter), title: letter })))).documentId)
    const [a = '', b = '', c = ''] = ids
    const titles = async () => (await must(listPapers(as('member1'), hall.meetingId))).map((line) => `${line.title}${line.groupName && ` (${line.groupName})`}`)
    const group = (who: string, id: string, name: string) => world.db.write((tx) => groupPaper(tx, as(who), id, name))
    await must(group('secretary', a, ' Tờ  trình '))
    await must(group('secretary', c, 'Tờ trình'))
    expect(await titles()).toEqual(['a (Tờ trình)', 'c (Tờ trình)', 'b'])
    await must(world.db.write((tx) => movePaper(tx, as('chair'), b, a)))
    await must(world.db.write((tx) => movePaper(tx, as('chair'), c, a)))
    expect(await titles()).toEqual(['b', 'c (Tờ trình)', 'a (Tờ trình)'])
    expect((await must(readRoom(as('guest'), hall.meetingId, 'person'))).papers.map((paper) => paper.title)).toEqual(['b', 'c', 'a'])
    for (const who of ['member1', 'guest']) expect(await group(who, a, '')).toMatchObject({ ok: false, code: 'forbidden' })
    expect(await group('chair', a, 'x'.repeat(81))).toMatchObject({ ok: false, code: 'bad-input' })
    expect(await world.db.write((tx) => movePaper(tx, as('chair'), a, 'no-such-paper'))).toMatchObject({ ok: false, code: 'bad-input' })
  })
})

describe('handing out in session', () => {
  const put = (documentId: string, state: PaperState) => world.db.write(async (tx) => { await updateDocument(tx, documentId, { state }) })

  it('brings what lies ready before everybody who may read it, once', async () => {
    hall = await openedHall(world)
    const { documentId } = await lay('chair', hall.items.closed)
    await put(documentId, 'submitted')
    await must(hall.say('secretary', 'hand-out-paper', { documentId }))
    expect(await lastEvent()).toMatchObject({ type: 'paper-handed-out', payload: { documentId }, audience: { kind: 'members' } })
    const events = (await listEvents(world.db.read, hall.meetingId)).length
    await must(hall.say('secretary', 'hand-out-paper', { documentId }))
    expect(await listEvents(world.db.read, hall.meetingId)).toHaveLength(events)
  })

  it('is refused to others, before the session, and for a paper of another meeting', async () => {
    const { documentId } = await lay('secretary', hall.items.plain)
    await put(documentId, 'submitted')
    expect(await hall.say('chair', 'hand-out-paper', { documentId })).toMatchObject({ ok: false, code: 'live/not-in-session' })
    for (const who of ['member1', 'guest']) expect(await hall.say(who, 'hand-out-paper', { documentId })).toMatchObject({ ok: false, code: 'forbidden' })
    const other = await openedHall(world)
    expect(await other.say('chair', 'hand-out-paper', { documentId })).toMatchObject({ ok: false, code: 'not-found' })
  })
})
