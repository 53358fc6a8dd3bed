import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { encodeMark } from '~/domain/annotations/mark-bytes'
import { markKey } from '~/domain/annotations/mark'
import { mostNoteGroups } from '~/domain/annotations/note-groups'
import { findMarkDoc } from '~db/queries/annotations'
import { listEvents } from '~db/queries/events'
import { schema } from '~db/schema'
import { addVersion } from '~server/services/documents/add-version'
import { readMarks } from '~server/services/annotations/read-marks'
import { listPapers } from '~server/services/documents/list-papers'
import { readRoom } from '~server/services/live/read-room'
import { readGroups, removeGroup, saveGroup } from '~server/services/meetings/groups'
import { readNotifications } from '~server/services/notifications/read-notifications'
import { checkedFile } from '~tests/support/checked-file'
import { must, openedHall } from '~tests/support/hall'
import { addPaper, stroke } from '~tests/support/mark-tab'
import { worldOfFile } from '~tests/support/world-of-file'

const world = worldOfFile()
const hall = await openedHall(world)
let versionId: string
beforeEach(async () => { versionId = (await addPaper(world, hall, hall.items.plain)).versionId })

const seatOf = (who: string) => hall.people[who]?.seatId ?? ''
const userOf = (who: string) => hall.people[who]?.userId ?? ''
const events = async () => (await listEvents(world.db.read, hall.meetingId)).filter((event) => 'versionId' in event.payload && event.payload.versionId === versionId)
const group = async (who: string, seatIds: string[], groupId: string | null = null, name = 'Tổ thẩm tra') =>
  (await must(hall.say(who, 'save-note-group', { groupId, name, seatIds })) as { groupId: string }).groupId
const groupsOf = async (who: string) => (await must(readRoom(hall.as(who), hall.meetingId, 'person'))).you.groups

async function draw(who: string, layer: string, count: number) {
  await must(world.app.marks.change({ versionId, layer }, hall.as(who).actor, (marks) => {
    for (let index = 0; index < count; index++) marks.set(markKey(userOf(who), `${index}`), encodeMark(stroke()))
  }))
}

describe('N11 groups for notes', () => {
  it('are told to their members only, who sees them as his own is their maker', async () => {
    const id = await group('member1', [seatOf('member2'), seatOf('member2')])
    expect(await groupsOf('member1')).toEqual([{ id, name: 'Tổ thẩm tra', seatIds: [seatOf('member1'), seatOf('member2')].sort(), mine: true }])
    expect(await groupsOf('member2')).toMatchObject([{ id, mine: false }])
    for (const who of ['member3', 'chair', 'secretary', 'guest']) expect(await groupsOf(who)).toEqual([])
    expect((await must(readRoom(hall.as('secretary'), hall.meetingId, 'screen'))).you.groups).toEqual([])
    await must(hall.say('member1', 'end-note-group', { groupId: id }))
  })

  it('are no readers’ groups: the secretary neither sees, names, changes nor removes them', async () => {
    const id = await group('secretary', [seatOf('member2')])
    const as = hall.as('secretary')
    expect(await readGroups(as, hall.meetingId)).toEqual([])
    expect(JSON.stringify(await must(listPapers(as, hall.meetingId)))).not.toContain(id)
    expect(await world.db.write((tx) => saveGroup(tx, as, hall.meetingId, { groupId: id, name: 'Tổ đọc', seatIds: [] }))).toMatchObject({ ok: false, code: 'not-found' })
    expect(await world.db.write((tx) => removeGroup(tx, as, hall.meetingId, { groupId: id }))).toMatchObject({ ok: false, code: 'not-found' })
    await must(hall.say('secretary', 'end-note-group', { groupId: id }))
  })

  it('are renamed, filled, emptied and ended by their maker alone, who stays in them', async () => {
    const id = await group('member1', [seatOf('member2')])
    expect(await hall.say('member2', 'save-note-group', { groupId: id, name: 'Của tôi', seatIds: [] })).toMatchObject({ ok: false, code: 'not-found' })
    expect(await hall.say('member2', 'end-note-group', { groupId: id })).toMatchObject({ ok: false, code: 'not-found' })
    expect(await hall.say('chair', 'end-note-group', { groupId: id })).toMatchObject({ ok: false, code: 'not-found' })
    await group('member1', [seatOf('member3')], id, '  Tổ   giám sát ')
    expect(await groupsOf('member3')).toMatchObject([{ id, name: 'Tổ giám sát', seatIds: [seatOf('member1'), seatOf('member3')].sort() }])
    expect(await groupsOf('member2')).toEqual([])
    await must(hall.say('member1', 'end-note-group', { groupId: id }))
    expect(await groupsOf('member1')).toEqual([])
    expect(await hall.say('member1', 'save-note-group', { groupId: id, name: 'Lại', seatIds: [] })).toMatchObject({ ok: false, code: 'not-found' })
  })

  it('are brought back by their maker alone, with their members and every note', async () => {
    const id = await group('member1', [seatOf('member2')])
    const layer = `group/${id}`
    await draw('member2', layer, 3)
    const endedOf = async (who: string) => (await must(readRoom(hall.as(who), hall.meetingId, 'person'))).you.endedGroups.filter((one) => one.id === id)
    expect(await endedOf('member1')).toEqual([])
    await must(hall.say('member1', 'end-note-group', { groupId: id }))
    expect([await endedOf('member1'), await endedOf('member2')]).toEqual([[{ id, name: 'Tổ thẩm tra' }], []])
    expect(await readMarks(hall.as('member2'), versionId, [layer])).toMatchObject({ ok: false, code: 'not-found' })
    for (const who of ['member2', 'chair', 'secretary']) expect(await hall.say(who, 'reopen-note-group', { groupId: id }), who).toMatchObject({ ok: false, code: 'not-found' })
    for (const again of ['once', 'twice']) await must(hall.say('member1', 'reopen-note-group', { groupId: id }, again))
    expect(await groupsOf('member2')).toMatchObject([{ id, mine: false, seatIds: [seatOf('member1'), seatOf('member2')].sort() }])
    expect((await must(readMarks(hall.as('member1'), versionId, [layer]))).marks).toHaveLength(3)
    expect(await endedOf('member1')).toEqual([])
    const recorded = (await world.db.read.select().from(schema.auditLog)).filter(({ action, detail }) => action === 'note-group-changed' && detail.reopenedGroupId === id)
    expect(recorded).toMatchObject([{ actorId: userOf('member1') }])
    await must(hall.say('member1', 'end-note-group', { groupId: id }))
  })

  it('whose maker sits in the meeting no more are kept by their members, and by whoever brings one back', async () => {
    const own = await openedHall(world)
    const seats = (...who: string[]) => who.map((one) => own.people[one]?.seatId ?? '')
    const make = async () => (await must(own.say('member1', 'save-note-group', { groupId: null, name: 'Đoàn công tác', seatIds: seats('member2', 'member3') })) as { groupId: string }).groupId
    const youOf = async (who: string) => (await must(readRoom(own.as(who), own.meetingId, 'person'))).you
    const [ended, standing] = [await make(), await make()]
    await must(own.say('member1', 'end-note-group', { groupId: ended }))
    expect((await youOf('member2')).endedGroups).toEqual([])
    await world.db.write(async (tx) => { await tx.update(schema.seats).set({ occupantUserId: null }).where(eq(schema.seats.id, own.people.member1?.seatId ?? '')) })

    expect([(await youOf('member2')).endedGroups, (await youOf('member2')).groups]).toMatchObject([[{ id: ended }], [{ id: standing, mine: true }]])
    for (const who of ['member4', 'chair', 'secretary']) {
      expect((await youOf(who)).endedGroups).toEqual([])
      for (const command of ['reopen-note-group', 'end-note-group'] as const) expect(await own.say(who, command, { groupId: command === 'end-note-group' ? standing : ended }), who).toMatchObject({ ok: false, code: 'not-found' })
    }
    await must(own.say('member2', 'reopen-note-group', { groupId: ended }))
    expect((await youOf('member3')).groups.find(({ id }) => id === ended)).toMatchObject({ mine: false })
    expect((await youOf('member2')).groups.find(({ id }) => id === ended)).toMatchObject({ mine: true })
    await must(own.say('member3', 'save-note-group', { groupId: standing, name: 'Đoàn giám sát', seatIds: seats('member2') }))
    expect((await youOf('member2')).groups.find(({ id }) => id === standing)).toMatchObject({ name: 'Đoàn giám sát', mine: true })
    await must(own.say('member2', 'end-note-group', { groupId: standing }))
  })

  it('take no guests, no seats of elsewhere and no empty name', async () => {
    const other = await openedHall(world)
    const of = (input: Parameters<typeof hall.say<'save-note-group'>>[2]) => hall.say('member1', 'save-note-group', input)
    expect(await of({ groupId: null, name: 'Tổ', seatIds: [seatOf('guest')] })).toMatchObject({ code: 'bad-input', params: { field: 'seatIds' } })
    expect(await of({ groupId: null, name: 'Tổ', seatIds: [other.people.member1?.seatId ?? ''] })).toMatchObject({ code: 'bad-input', params: { field: 'seatIds' } })
    expect(await of({ groupId: null, name: '   ', seatIds: [] })).toMatchObject({ code: 'bad-input' })
    expect(await hall.say('guest', 'save-note-group', { groupId: null, name: 'Tổ', seatIds: [] })).toMatchObject({ code: 'forbidden' })
    expect(await groupsOf('member1')).toEqual([])
  })

  it('of one maker stand so many at a time: of two at once the last place goes to one, and one brought back counts', async () => {
    const own = await openedHall(world)
    const make = (who: string, key?: string, groupId: string | null = null) => own.say(who, 'save-note-group', { groupId, name: 'Tổ thẩm tra', seatIds: [] }, key)
    const standing = async (who: string) => (await must(readRoom(own.as(who), own.meetingId, 'person'))).you.groups.map(({ id }) => id)
    const tooMany = { ok: false, code: 'annotations/too-many-groups', params: { max: mostNoteGroups } }
    for (let count = 1; count < mostNoteGroups; count++) await must(make('member1'))
    const answers = await Promise.all(Array.from({ length: 5 }, () => make('member1')))
    expect([answers.filter(({ ok }) => ok).length, await standing('member1').then((ids) => ids.length)]).toEqual([1, mostNoteGroups])
    expect(answers.filter(({ ok }) => !ok)).toEqual(Array(4).fill(expect.objectContaining(tooMany)))

    const [first = '', second = ''] = await standing('member1')
    await must(make('member1', undefined, second)) // changing one is no new one
    await must(make('member2')) // nor are they another's
    await must(own.say('member1', 'end-note-group', { groupId: first }))
    await must(make('member1'))
    expect(await own.say('member1', 'reopen-note-group', { groupId: first })).toMatchObject(tooMany)
    await must(own.say('member1', 'end-note-group', { groupId: second }))
    await must(own.say('member1', 'reopen-note-group', { groupId: first }))
    expect(await make('member1')).toMatchObject(tooMany)
    expect(await standing('member1')).toHaveLength(mostNoteGroups)
  })

  it('asked for twice with one key are one, and a refused key makes one when there is room', async () => {
    const own = await openedHall(world)
    const make = (key: string) => own.say('member1', 'save-note-group', { groupId: null, name: 'Tổ thẩm tra', seatIds: [] }, key)
    const [once, again] = await Promise.all([make('one-key'), make('one-key')])
    expect(once).toEqual(again)
    for (let count = 1; count < mostNoteGroups; count++) await must(make(`key-${count}`))
    expect(await must(make('one-key'))).toEqual(await must(Promise.resolve(once)))
    expect(await make('late-key')).toMatchObject({ code: 'annotations/too-many-groups' })
    await must(own.say('member1', 'end-note-group', { groupId: (once as { value: { groupId: string } }).value.groupId }))
    await must(make('late-key'))
  })

  it('what was noted there is read by members, while they are', async () => {
    const id = await group('member1', [seatOf('member2')])
    await draw('member1', `group/${id}`, 2)
    expect((await must(readMarks(hall.as('member2'), versionId, [`group/${id}`]))).marks).toHaveLength(2)
    for (const who of ['member3', 'chair', 'secretary', 'guest']) expect(await readMarks(hall.as(who), versionId, [`group/${id}`])).toMatchObject({ ok: false, code: 'not-found' })
    await group('member1', [], id)
    expect(await readMarks(hall.as('member2'), versionId, [`group/${id}`])).toMatchObject({ ok: false, code: 'not-found' })
    await must(hall.say('member1', 'end-note-group', { groupId: id }))
  })
})

describe('N12 locking the room layer', () => {
  it('is one event each way, whoever asks twice, and in the audit log', async () => {
    for (const name of ['lock-marks', 'lock-marks', 'unlock-marks', 'unlock-marks'] as const) await must(hall.say('chair', name, { versionId }))
    expect((await events()).map(({ type, actorId }) => [type, actorId])).toEqual([['marks-locked', userOf('chair')], ['marks-unlocked', userOf('chair')]])
    expect((await findMarkDoc(world.db.read, versionId, 'room'))?.locked).toBe(false)
    const recorded = (await world.db.read.select().from(schema.auditLog)).filter(({ action, detail }) => action === 'meeting-event' && String(detail.type).startsWith('marks-'))
    expect(recorded.slice(-2).map(({ detail }) => detail.type)).toEqual(['marks-locked', 'marks-unlocked'])
  })

  it('is known to whoever opens the room afterwards', async () => {
    await must(hall.say('chair', 'lock-marks', { versionId }))
    const { live, you } = await must(readRoom(hall.as('member1'), hall.meetingId, 'person'))
    expect([live.lockedMarks[versionId], you.can.lockMarks]).toEqual([userOf('chair'), false])
  })

  it('K9 goes with the paper to its next version, under the name of whoever locked it, and is opened there by itself', async () => {
    const own = await openedHall(world)
    const paper = await addPaper(world, own, own.items.plain)
    const chair = own.people.chair?.userId
    const replacedBy = async (letter: string) => (await must(world.db.write((tx) => addVersion(tx, own.as('secretary'), paper.documentId, checkedFile({ hash: letter.repeat(64) }))))).versionId
    await must(own.say('chair', 'lock-marks', { versionId: paper.versionId }))
    const second = await replacedBy('b')
    const locked = async () => (await must(readRoom(own.as('member1'), own.meetingId, 'person'))).live.lockedMarks
    expect((await findMarkDoc(world.db.read, second, 'room'))?.locked).toBe(true)
    expect(await locked()).toMatchObject({ [paper.versionId]: chair, [second]: chair })
    await must(own.say('secretary', 'unlock-marks', { versionId: second }))
    const third = await replacedBy('c')
    expect(await findMarkDoc(world.db.read, third, 'room')).toBeNull()
    expect(Object.keys(await locked())).toEqual(expect.not.arrayContaining([second, third]))
  })

  it('is for who runs the meeting; of a paper that is not there or of another meeting it is refused', async () => {
    for (const who of ['member1', 'guest']) expect(await hall.say(who, 'lock-marks', { versionId })).toMatchObject({ code: 'forbidden' })
    expect(await hall.say('chair', 'lock-marks', { versionId: 'none' })).toMatchObject({ code: 'not-found' })
    const other = await openedHall(world)
    expect(await other.say('chair', 'lock-marks', { versionId })).toMatchObject({ code: 'not-found' })
    expect(await events()).toEqual([])
  })

  it('ends with the meeting, like the writing', async () => {
    const ended = await openedHall(world)
    const paper = await addPaper(world, ended, ended.items.plain)
    await must(ended.say('chair', 'close-meeting', {}))
    expect(await ended.say('chair', 'lock-marks', { versionId: paper.versionId })).toMatchObject({ code: 'forbidden' })
    expect(await ended.say('secretary', 'clear-marks', { versionId: paper.versionId, userId: userOf('member1') })).toMatchObject({ code: 'forbidden' })
  })
})

describe('N14 clearing one person’s marks', () => {
  it('is in the audit log with keys and number, an event for him and those who run, and a notice for him', async () => {
    await draw('member1', 'room', 3)
    await draw('member2', 'room', 1)
    expect(await must(hall.say('secretary', 'clear-marks', { versionId, userId: userOf('member1') }))).toEqual({ count: 3 })
    expect((await must(readMarks(hall.as('chair'), versionId, ['room']))).marks.map(({ author }) => author.id)).toEqual([userOf('member2')])
    const removed = (await world.db.read.select().from(schema.auditLog)).find(({ action, subject }) => action === 'mark-removed' && subject === versionId)
    expect(removed).toMatchObject({ actorId: userOf('secretary'), detail: { layer: 'room', count: 3 } })
    expect((removed?.detail.keys as string[]).sort()).toEqual(['0', '1', '2'].map((id) => markKey(userOf('member1'), id)))
    const [event] = await events()
    expect(event).toMatchObject({ type: 'marks-cleared', payload: { userId: userOf('member1'), count: 3 }, audience: { kind: 'named' } })
    expect(event?.audience.kind === 'named' && [...event.audience.seatIds].sort()).toEqual(['chair', 'secretary', 'member1'].map(seatOf).sort())
    expect(await readNotifications(hall.as('member1'))).toMatchObject([{ kind: 'marks-cleared', payload: { count: '3', versionId } }])
    expect(await readNotifications(hall.as('member2'))).toEqual([])
  })

  it('of somebody who has none is no event, and with another input the key is no retry', async () => {
    expect(await must(hall.say('chair', 'clear-marks', { versionId, userId: userOf('member3') }, 'the-key'))).toEqual({ count: 0 })
    expect(await events()).toEqual([])
    expect(await hall.say('chair', 'clear-marks', { versionId, userId: userOf('member2') }, 'the-key')).toMatchObject({ code: 'bad-input' })
  })

  it('by two at once is done once', async () => {
    await draw('member1', 'room', 5)
    const counts = await Promise.all(['chair', 'secretary'].map(async (who) => await must(hall.say(who, 'clear-marks', { versionId, userId: userOf('member1') })) as { count: number }))
    expect(counts.map(({ count }) => count).sort()).toEqual([0, 5])
    expect(await events()).toHaveLength(1)
  })

  it('is refused to members and guests', async () => {
    await draw('member1', 'room', 1)
    for (const who of ['member1', 'member2', 'guest']) expect(await hall.say(who, 'clear-marks', { versionId, userId: userOf('member1') })).toMatchObject({ code: 'forbidden' })
    expect((await must(readMarks(hall.as('chair'), versionId, ['room']))).marks).toHaveLength(1)
  })
})
