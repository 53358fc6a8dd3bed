import { describe, expect, it } from 'vitest'
import { eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { listEvents } from '~db/queries/events'
import { listAudit } from '~db/queries/audit'
import { listItems, listSeats, findMeeting } from '~db/queries/meetings'
import { countUnread } from '~db/queries/notifications'
import { schema } from '~db/schema'
import { placeItems } from '~/domain/agenda/tree'
import type { ActorCtx, Tx } from '~server/context'
import type { Decision } from '~/domain/kernel/result'
import { addItem } from '~server/services/agenda/add-item'
import { editItem } from '~server/services/agenda/edit-item'
import { moveItem } from '~server/services/agenda/move-item'
import { removeItem } from '~server/services/agenda/remove-item'
import { createMeeting, type NewMeeting } from '~server/services/meetings/create-meeting'
import { editMeeting } from '~server/services/meetings/edit-meeting'
import { cancelMeeting, invite, postponeMeeting } from '~server/services/meetings/invite'
import { readHome } from '~server/services/meetings/read-home'
import { listMeetings } from '~server/services/meetings/list-meetings'
import { readMeeting } from '~server/services/meetings/read-meeting'
import { replyToInvitation } from '~server/services/meetings/reply'
import { addSeats, changeSeat, removeSeat } from '~server/services/meetings/seating'
import { setSites } from '~server/services/meetings/set-sites'
import { createHall, must } from '~tests/support/hall'
import { worldOfFile } from '~tests/support/world-of-file'

const DAY = 86_400_000
const world = worldOfFile()
const hall = await createHall(world)
const row = (await findMeeting(world.db.read, hall.meetingId))!
const names = ['chair', 'secretary', 'member', 'guest', 'deputy', 'stranger'] as const
const people = Object.fromEntries(await Promise.all(names.map(async (name) => [name, await world.addPerson(`Lê Thị ${name}`)]))) as Record<typeof names[number], string>
const secretary = await world.as(people.secretary)
const base: NewMeeting = {
  title: 'Phiên họp chuyên đề về đê điều', typeId: row.type.id, bodyId: row.body.id, place: 'Phòng họp số 2',
  startsAt: world.clock.now + 10 * DAY, endsAt: world.clock.now + 10 * DAY + 3 * 3_600_000, chairUserId: people.chair, secretaryUserId: people.secretary,
}

const write = <T>(work: (tx: Tx) => Promise<Decision<T>>) => world.db.write(work)
const facts = { minutes: 20, preparingUnitId: null, presenterSeatId: null, closed: false, neutralTitle: '' }

const invitationsOf = async (ctx: ActorCtx) => (await readHome(ctx)).awaiting.flatMap((entry) => (entry.kind === 'invitation' ? [entry.meeting.id] : []))

async function prepared() {
  const { meetingId } = await must(write((tx) => createMeeting(tx, secretary, base)))
  await must(write((tx) => addSeats(tx, secretary, meetingId, { userIds: [people.member], unitIds: [], role: 'member' })))
  await must(write((tx) => addSeats(tx, secretary, meetingId, { userIds: [people.guest], unitIds: [], role: 'guest' })))
  const { itemId } = await must(write((tx) => addItem(tx, secretary, meetingId, { ...facts, title: 'Khai mạc', parentId: null })))
  return { meetingId, itemId }
}

describe('creating and editing', () => {
  it('makes a draft with its first sitting, chair and secretary, on record', async () => {
    const { meetingId } = await must(write((tx) => createMeeting(tx, secretary, base)))
    const seats = await listSeats(world.db.read, meetingId)
    expect(seats.map((seat) => [seat.role, seat.votes, seat.countsForQuorum]).sort()).toEqual([['chair', true, true], ['secretary', false, false]])
    expect((await findMeeting(world.db.read, meetingId))?.meeting).toMatchObject({ state: 'draft', searchTitle: 'phien hop chuyen de ve de dieu', revision: 1 })
    expect((await listAudit(world.db.read)).at(-1)).toMatchObject({ action: 'meeting-created', subject: meetingId })
  })

  it('refuses an end before the start, one person twice, and what is not there', async () => {
    const refused = async (change: Partial<NewMeeting>) => write((tx) => createMeeting(tx, secretary, { ...base, ...change }))
    expect(await refused({ endsAt: base.startsAt })).toMatchObject({ code: 'meetings/ends-before-start' })
    expect(await refused({ chairUserId: people.secretary })).toMatchObject({ code: 'meetings/already-seated' })
    expect(await refused({ typeId: 'none' })).toMatchObject({ code: 'bad-input', params: { field: 'typeId' } })
    expect(await refused({ chairUserId: uuidv7() })).toMatchObject({ code: 'bad-input' })
  })

  it('a change on an older revision is stale and overwrites nothing', async () => {
    const { meetingId } = await prepared()
    const facts = { title: 'Tên mới', typeId: base.typeId, bodyId: base.bodyId, place: base.place, startsAt: base.startsAt, endsAt: base.endsAt }
    await must(write((tx) => editMeeting(tx, secretary, meetingId, { ...facts, revision: 1 })))
    expect(await write((tx) => editMeeting(tx, secretary, meetingId, { ...facts, title: 'Tên khác', revision: 1 }))).toMatchObject({ code: 'stale' })
    expect((await findMeeting(world.db.read, meetingId))?.meeting).toMatchObject({ title: 'Tên mới', revision: 2 })
  })
})

describe('participants', () => {
  it('refuses a second seat for one person, and then adds nobody', async () => {
    const { meetingId } = await prepared()
    const before = (await listSeats(world.db.read, meetingId)).length
    const again = await write((tx) => addSeats(tx, secretary, meetingId, { userIds: [people.stranger, people.member], unitIds: [], role: 'member' }))
    expect(again).toMatchObject({ code: 'meetings/already-seated', params: { name: 'Lê Thị member' } })
    expect(await listSeats(world.db.read, meetingId)).toHaveLength(before)
  })

  it('M8 a new chair takes the place, and the former becomes a member', async () => {
    const { meetingId } = await prepared()
    const member = (await listSeats(world.db.read, meetingId)).find((seat) => seat.occupant?.id === people.member)!
    await must(write((tx) => changeSeat(tx, secretary, meetingId, { seatId: member.id, role: 'chair' })))
    const seats = await listSeats(world.db.read, meetingId)
    expect(seats.filter((seat) => seat.role === 'chair').map((seat) => seat.id)).toEqual([member.id])
    expect(seats.find((seat) => seat.occupant?.id === people.chair)).toMatchObject({ role: 'member', votes: true })
    expect((await findMeeting(world.db.read, meetingId))?.meeting.chairSeatId).toBe(member.id)
  })

  it('M9 counting and voting are facts of their own, but a guest never votes', async () => {
    const { meetingId } = await prepared()
    const seatOf = async (userId: string) => (await listSeats(world.db.read, meetingId)).find((seat) => seat.occupant?.id === userId)!
    await must(write(async (tx) => changeSeat(tx, secretary, meetingId, { seatId: (await listSeats(tx, meetingId)).find((seat) => seat.role === 'member')!.id, votes: false })))
    expect(await seatOf(people.member)).toMatchObject({ role: 'member', votes: false, countsForQuorum: true })
    const guest = await seatOf(people.guest)
    await must(write((tx) => changeSeat(tx, secretary, meetingId, { seatId: guest.id, votes: true })))
    expect(await seatOf(people.guest)).toMatchObject({ votes: false, countsForQuorum: false })
  })

  it('a unit has a seat and names who comes; a person of no such seat cannot be named', async () => {
    const { meetingId } = await prepared()
    const unitId = await world.addUnit('Sở Công Thương')
    const { seatIds } = await must(write((tx) => addSeats(tx, secretary, meetingId, { userIds: [], unitIds: [unitId], role: 'guest' })))
    const seatId = seatIds[0]!
    expect(await write((tx) => changeSeat(tx, secretary, meetingId, { seatId, occupantUserId: people.member }))).toMatchObject({ code: 'meetings/already-seated' })
    await must(write((tx) => changeSeat(tx, secretary, meetingId, { seatId, occupantUserId: people.stranger })))
    expect((await listSeats(world.db.read, meetingId)).find((seat) => seat.id === seatId)).toMatchObject({ unitId, userId: null, occupant: { id: people.stranger } })
  })

  it('sites come, are renamed, and go without taking the seats with them', async () => {
    const { meetingId } = await prepared()
    await must(write((tx) => setSites(tx, secretary, meetingId, { sites: [{ id: null, name: 'Điểm cầu trung tâm' }, { id: null, name: 'Xã Phước Sơn' }] })))
    const view = await must(readMeeting(secretary, meetingId))
    const [centre, commune] = view.sites
    await must(write((tx) => changeSeat(tx, secretary, meetingId, { seatId: view.seats[0]!.id, siteId: commune!.id })))
    await must(write((tx) => setSites(tx, secretary, meetingId, { sites: [{ id: centre!.id, name: 'Điểm cầu tỉnh' }] })))
    const after = await must(readMeeting(secretary, meetingId))
    expect(after.sites.map((site) => site.name)).toEqual(['Điểm cầu tỉnh'])
    expect(after.seats[0]?.siteId).toBeNull()
  })

  it('keeps the chair of an invited meeting and whoever has taken part', async () => {
    const chair = hall.people.chair!.seatId
    expect(await write((tx) => removeSeat(tx, hall.people.secretary!.ctx, hall.meetingId, { seatId: chair }))).toMatchObject({ code: 'meetings/keeps-chair' })
    const other = await createHall(world)
    await must(other.say('member1', 'check-in', {}))
    expect(await write((tx) => removeSeat(tx, other.people.secretary!.ctx, other.meetingId, { seatId: other.people.member1!.seatId }))).toMatchObject({ code: 'meetings/has-attended' })
    await must(write((tx) => removeSeat(tx, other.people.secretary!.ctx, other.meetingId, { seatId: other.people.member2!.seatId })))
  })
})

describe('the agenda', () => {
  it('is built, moved and cut, with positions from 0 and no hole', async () => {
    const { meetingId, itemId } = await prepared()
    const add = (title: string, parentId: string | null = null) => must(write((tx) => addItem(tx, secretary, meetingId, { ...facts, title, parentId })))
    const second = (await add('Báo cáo')).itemId
    const part = (await add('Phần một', second)).itemId
    const deep = (await add('Phần một, đoạn một', part)).itemId
    expect(await write((tx) => addItem(tx, secretary, meetingId, { ...facts, title: 'Quá sâu', parentId: deep }))).toMatchObject({ code: 'agenda/too-deep' })
    await must(write((tx) => moveItem(tx, secretary, meetingId, { itemId: second, parentId: null, index: 0 })))
    expect(placeItems(await listItems(world.db.read, meetingId)).map((item) => [item.number, item.title])).toEqual([
      ['1', 'Báo cáo'], ['1.1', 'Phần một'], ['1.1.1', 'Phần một, đoạn một'], ['2', 'Khai mạc'],
    ])
    expect(await write((tx) => moveItem(tx, secretary, meetingId, { itemId: second, parentId: deep, index: 0 }))).toMatchObject({ code: 'agenda/into-itself' })
    await must(write((tx) => editItem(tx, secretary, meetingId, { ...facts, onPaper: true, itemId, title: 'Khai mạc phiên họp', closed: true })))
    await must(write((tx) => removeItem(tx, secretary, meetingId, { itemId: second })))
    expect(await listItems(world.db.read, meetingId)).toMatchObject([{ id: itemId, position: 0, title: 'Khai mạc phiên họp', closed: true, onPaper: true, neutralTitle: 'Nội dung họp kín' }])
  })

  it('G8 an item with papers or votes stays; once invited the others hear of changes', async () => {
    const own = await createHall(world)
    const ctx = own.people.secretary!.ctx
    await must(own.say('secretary', 'prepare-vote', { itemId: own.items.second, question: 'Thông qua', versionId: null, amendedPassage: null }))
    expect(await write((tx) => removeItem(tx, ctx, own.meetingId, { itemId: own.items.second }))).toMatchObject({ code: 'agenda/has-votes' })
    await world.db.write(async (tx) => { await tx.insert(schema.documents).values({ id: uuidv7(), meetingId: own.meetingId, itemId: own.items.plain, position: 0, title: 'Tờ trình', state: 'approved', createdBy: ctx.actor.userId, createdAt: world.clock.now }) })
    expect(await write((tx) => removeItem(tx, ctx, own.meetingId, { itemId: own.items.plain }))).toMatchObject({ code: 'agenda/has-papers' })
    await must(write((tx) => removeItem(tx, ctx, own.meetingId, { itemId: own.items.closed })))
    expect((await listEvents(world.db.read, own.meetingId)).at(-1)?.type).toBe('agenda-changed')
  })
})

describe('inviting and answering', () => {
  it('names what is missing, then invites with a notice to each and a warning when it is late', async () => {
    const { meetingId } = await must(write((tx) => createMeeting(tx, secretary, base)))
    expect(await write((tx) => invite(tx, secretary, meetingId))).toMatchObject({ code: 'meetings/no-members' })
    const ready = await prepared()
    const before = await countUnread(world.db.read, people.member)
    expect(await must(write((tx) => invite(tx, secretary, ready.meetingId)))).toEqual({ warnings: [] })
    expect(await countUnread(world.db.read, people.member)).toBe(before + 1)
    expect((await listEvents(world.db.read, ready.meetingId)).map((event) => event.type)).toEqual(['meeting-invited'])

    const late = await must(write((tx) => createMeeting(tx, secretary, { ...base, startsAt: world.clock.now + DAY / 2, endsAt: world.clock.now + DAY })))
    await must(write((tx) => addSeats(tx, secretary, late.meetingId, { userIds: [people.member], unitIds: [], role: 'member' })))
    await must(write((tx) => addItem(tx, secretary, late.meetingId, { ...facts, title: 'Việc gấp', parentId: null })))
    expect((await must(write((tx) => invite(tx, secretary, late.meetingId)))).warnings).toMatchObject([{ code: 'short-notice', wanted: 3 }])
  })

  it('M10 is accepted, declined with a reason or answered with a deputy, and the secretary hears of it', async () => {
    const { meetingId } = await prepared()
    const member = await world.as(people.member)
    expect(await write((tx) => replyToInvitation(tx, member, meetingId, { reply: 'accepted' }))).toMatchObject({ code: 'not-found' })
    await must(write((tx) => invite(tx, secretary, meetingId)))
    expect((await invitationsOf(member))).toContain(meetingId)
    await must(write((tx) => replyToInvitation(tx, member, meetingId, { reply: 'accepted' })))
    expect((await invitationsOf(member))).not.toContain(meetingId)
    expect(await write((tx) => replyToInvitation(tx, member, meetingId, { reply: 'deputy', reason: '', deputyUserId: people.guest }))).toMatchObject({ code: 'meetings/already-seated' })
    const before = await countUnread(world.db.read, people.secretary)
    await must(write((tx) => replyToInvitation(tx, member, meetingId, { reply: 'deputy', reason: 'đi công tác', deputyUserId: people.deputy })))
    expect(await countUnread(world.db.read, people.secretary)).toBe(before + 1)
    const seat = (await must(readMeeting(secretary, meetingId))).seats.find((one) => one.person?.id === people.member)
    expect(seat).toMatchObject({ reply: 'deputy', replyReason: 'đi công tác', proposedDeputy: { id: people.deputy }, person: { id: people.member } })
    expect((await must(readMeeting(await world.as(people.guest), meetingId))).seats.find((one) => one.person?.id === people.member)).toMatchObject({ replyReason: '', proposedDeputy: null })
  })

  it('M7 is postponed and cancelled with a reason, and not once it has begun', async () => {
    const { meetingId } = await prepared()
    await must(write((tx) => invite(tx, secretary, meetingId)))
    expect(await write((tx) => postponeMeeting(tx, secretary, meetingId, { reason: ' ' }))).toMatchObject({ code: 'meetings/reason-needed' })
    await must(write((tx) => postponeMeeting(tx, secretary, meetingId, { reason: 'bão số 9' })))
    await must(write((tx) => cancelMeeting(tx, secretary, meetingId, { reason: 'gộp vào phiên tháng 12' })))
    expect((await findMeeting(world.db.read, meetingId))?.meeting.state).toBe('cancelled')
    const running = await createHall(world)
    await must(running.say('chair', 'open-meeting', {}))
    expect(await write((tx) => cancelMeeting(tx, running.people.chair!.ctx, running.meetingId, { reason: 'x' }))).toMatchObject({ code: 'forbidden' })
  })
})

describe('who may see and do what', () => {
  it('refuses every verb to strangers as not found, to guests and members as forbidden', async () => {
    const seatId = hall.people.member1!.seatId
    const verbs: Record<string, (tx: Tx, ctx: ActorCtx) => Promise<Decision<unknown>>> = {
      editMeeting: (tx, ctx) => editMeeting(tx, ctx, hall.meetingId, { ...base, revision: 1 }),
      addSeats: (tx, ctx) => addSeats(tx, ctx, hall.meetingId, { userIds: [people.stranger], unitIds: [], role: 'member' }),
      changeSeat: (tx, ctx) => changeSeat(tx, ctx, hall.meetingId, { seatId, role: 'guest' }),
      removeSeat: (tx, ctx) => removeSeat(tx, ctx, hall.meetingId, { seatId }),
      setSites: (tx, ctx) => setSites(tx, ctx, hall.meetingId, { sites: [] }),
      addItem: (tx, ctx) => addItem(tx, ctx, hall.meetingId, { ...facts, title: 'x', parentId: null }),
      editItem: (tx, ctx) => editItem(tx, ctx, hall.meetingId, { ...facts, onPaper: false, title: 'x', itemId: hall.items.plain }),
      moveItem: (tx, ctx) => moveItem(tx, ctx, hall.meetingId, { itemId: hall.items.plain, parentId: null, index: 1 }),
      removeItem: (tx, ctx) => removeItem(tx, ctx, hall.meetingId, { itemId: hall.items.plain }),
      invite: (tx, ctx) => invite(tx, ctx, hall.meetingId),
      postpone: (tx, ctx) => postponeMeeting(tx, ctx, hall.meetingId, { reason: 'x' }),
      cancel: (tx, ctx) => cancelMeeting(tx, ctx, hall.meetingId, { reason: 'x' }),
    }
    const stranger = await world.as(people.stranger)
    const before = (await listAudit(world.db.read)).length
    for (const [name, verb] of Object.entries(verbs)) {
      expect(await write((tx) => verb(tx, stranger)), name).toMatchObject({ ok: false, code: 'not-found' })
      for (const who of ['guest', 'member1']) expect(await write((tx) => verb(tx, hall.people[who]!.ctx)), `${name} by ${who}`).toMatchObject({ ok: false, code: 'forbidden' })
    }
    expect(await write((tx) => replyToInvitation(tx, stranger, hall.meetingId, { reply: 'accepted' }))).toMatchObject({ code: 'not-found' })
    expect((await listAudit(world.db.read)).length).toBe(before)
    const ofOther = await createHall(world)
    expect(await write((tx) => editItem(tx, ofOther.people.secretary!.ctx, ofOther.meetingId, { ...facts, onPaper: false, title: 'x', itemId: hall.items.plain }))).toMatchObject({ code: 'not-found' })
    expect(await write((tx) => changeSeat(tx, ofOther.people.secretary!.ctx, ofOther.meetingId, { seatId, role: 'guest' }))).toMatchObject({ code: 'not-found' })
  })

  it('shows guests a neutral title of a closed item and nothing on it', async () => {
    const own = await createHall(world)
    await must(own.say('secretary', 'prepare-vote', { itemId: own.items.closed, question: 'Bổ nhiệm', versionId: null, amendedPassage: null }))
    const seen = async (who: string) => (await must(readMeeting(own.people[who]!.ctx, own.meetingId))).items.find((item) => item.id === own.items.closed)
    expect(await seen('guest')).toMatchObject({ title: 'Nội dung họp kín', hidden: true, presenter: null, votes: [] })
    expect(await seen('member1')).toMatchObject({ title: 'Công tác cán bộ', hidden: false, votes: [{ question: 'Bổ nhiệm' }] })
    expect(JSON.stringify(await readMeeting(own.people.guest!.ctx, own.meetingId))).not.toContain('Bổ nhiệm')
  })

  it('a preparing unit reads the agenda, of closed items only its own', async () => {
    const coming = await createHall(world)
    const unitId = await world.addUnit('Sở Nội vụ')
    const reader = await world.as(await world.addPerson('Lý Thị Soạn', { unitId }))
    const preparedBy = (preparingUnitId: string, itemId: string) => world.db.write(async (tx) => { await tx.update(schema.agendaItems).set({ preparingUnitId }).where(eq(schema.agendaItems.id, itemId)) })
    await preparedBy(unitId, coming.items.plain)
    expect(JSON.stringify(await must(readMeeting(reader, coming.meetingId)))).not.toContain('Công tác cán bộ')
    await preparedBy(unitId, coming.items.closed)
    expect(JSON.stringify(await must(readMeeting(reader, coming.meetingId)))).toContain('Công tác cán bộ')
  })

  it('lists what a person may read, found without diacritics, and nothing of others', async () => {
    const { meetingId } = await prepared()
    const search = { keyword: 'dê ĐIỀU', state: null, bodyId: null, from: null, until: null, page: 1 }
    expect((await listMeetings(secretary, search)).meetings.map((line) => line.id)).toContain(meetingId)
    expect((await listMeetings(secretary, { ...search, keyword: 'cầu đường' })).total).toBe(0)
    expect((await listMeetings(await world.as(people.guest), { ...search, state: 'draft' })).total).toBe(0)
    expect((await listMeetings(await world.as(people.stranger), { ...search, keyword: '' })).total).toBe(0)
    expect(await readMeeting(await world.as(people.stranger), meetingId)).toMatchObject({ code: 'not-found' })
  })
})
