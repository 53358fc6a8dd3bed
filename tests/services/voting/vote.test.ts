import { describe, expect, it } from 'vitest'
import { eq } from 'drizzle-orm'
import type { VoteResult } from '~/domain/meetings/events'
import { listEvents } from '~db/queries/events'
import { schema } from '~db/schema'
import { must, openedHall, type Hall } from '~tests/support/hall'
import { worldOfFile } from '~tests/support/world-of-file'

const world = worldOfFile()

async function openVote(hall: Hall): Promise<string> {
  const { voteId } = await must(hall.say('chair', 'prepare-vote', { itemId: hall.items.plain, question: 'Thông qua kế hoạch đầu tư công năm 2027', versionId: null, amendedPassage: null })) as { voteId: string }
  await must(hall.say('chair', 'open-vote', { voteId }))
  return voteId
}
const ballotsOf = (voteId: string) => world.db.read.select().from(schema.ballots).where(eq(schema.ballots.voteId, voteId))
const receivedIn = async (hall: Hall) => (await listEvents(world.db.read, hall.meetingId)).filter((event) => event.type === 'ballot-received')

describe('a vote', () => {
  it('V4 is not opened without a quorum, nor beside another', async () => {
    const hall = await openedHall(world)
    for (const who of ['member1', 'member2', 'member3']) await must(hall.say(who, 'leave-room', { kind: 'early' }))
    const { voteId } = await must(hall.say('chair', 'prepare-vote', { itemId: hall.items.plain, question: 'Thông qua', versionId: null, amendedPassage: null })) as { voteId: string }
    expect(await hall.say('chair', 'open-vote', { voteId })).toMatchObject({ ok: false, code: 'voting/no-quorum', params: { present: 3, needed: 4 } })
    await must(hall.say('member1', 'come-back', {}))
    await must(hall.say('chair', 'open-vote', { voteId }))
    const second = await must(hall.say('chair', 'prepare-vote', { itemId: hall.items.second, question: 'Thông qua', versionId: null, amendedPassage: null })) as { voteId: string }
    expect(await hall.say('chair', 'open-vote', { voteId: second.voteId })).toMatchObject({ ok: false, code: 'voting/already-open' })
    expect(await hall.say('chair', 'open-item', { itemId: hall.items.second })).toMatchObject({ ok: false, code: 'meetings/vote-in-progress' })
    expect(await hall.say('chair', 'close-meeting', {})).toMatchObject({ ok: false, code: 'meetings/vote-in-progress' })
  })

  it('V3 fixes its roll when it opens: later comers, guests and non-voting seats have no ballot', async () => {
    const hall = await openedHall(world)
    await must(hall.say('member5', 'leave-room', { kind: 'moment' }))
    const voteId = await openVote(hall)
    await must(hall.say('member5', 'come-back', {}))
    expect(await hall.say('member5', 'cast-ballot', { voteId, choice: 'for' })).toMatchObject({ ok: false, code: 'voting/not-on-roll' })
    expect(await hall.say('guest', 'cast-ballot', { voteId, choice: 'for' })).toMatchObject({ ok: false, code: 'voting/guest' })
    expect(await hall.say('secretary', 'cast-ballot', { voteId, choice: 'for' })).toMatchObject({ ok: false, code: 'forbidden' })
    const roll = await world.db.read.select().from(schema.voteRoll).where(eq(schema.voteRoll.voteId, voteId))
    expect([roll.length, roll.filter((row) => row.present).length]).toEqual([6, 5])
  })

  it('V8 has one ballot per member, however often the request is repeated at once', async () => {
    const hall = await openedHall(world)
    const voteId = await openVote(hall)
    const answers = await Promise.all(Array.from({ length: 50 }, (_, index) => hall.say('member1', 'cast-ballot', { voteId, choice: 'for' }, index % 2 ? 'same-key' : undefined)))
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(await ballotsOf(voteId)).toMatchObject([{ seatId: hall.people.member1?.seatId, choice: 'for' }])
    expect(await receivedIn(hall)).toHaveLength(1)

    world.clock.advance(1_000)
    await must(hall.say('member1', 'cast-ballot', { voteId, choice: 'against' }))
    expect(await ballotsOf(voteId)).toMatchObject([{ choice: 'against', castAt: world.clock.now }])
    const received = await receivedIn(hall)
    expect(received.at(-1)?.payload).toMatchObject({ again: true })
    expect(JSON.stringify(received)).not.toMatch(/against|"for"/)
  })

  it('V3 a deputy who comes in the middle does not change the ballot of the person he stands in for', async () => {
    const hall = await openedHall(world)
    await world.db.write(async (tx) => { await tx.update(schema.meetingTypes).set({ deputiesVote: true }) })
    const voteId = await openVote(hall)
    await must(hall.say('member1', 'cast-ballot', { voteId, choice: 'for' }))
    await must(hall.say('member1', 'leave-room', { kind: 'early' }))
    const userId = await world.addPerson('Hồ Thị Thay')
    await must(hall.say('secretary', 'seat-deputy', { seatId: hall.people.member1?.seatId ?? '', userId }))
    hall.people.deputy = { userId, seatId: hall.people.member1?.seatId ?? '', ctx: await world.as(userId) }
    expect(await hall.say('deputy', 'cast-ballot', { voteId, choice: 'against' })).toMatchObject({ ok: false, code: 'voting/not-on-roll' })
    expect(await ballotsOf(voteId)).toMatchObject([{ choice: 'for' }])
  })

  it('V8 the key of one ballot with another choice is no retry; another person\'s key is his own', async () => {
    const hall = await openedHall(world)
    const voteId = await openVote(hall)
    await must(hall.say('member1', 'cast-ballot', { voteId, choice: 'for' }, 'same-key'))
    expect(await hall.say('member1', 'cast-ballot', { voteId, choice: 'against' }, 'same-key')).toMatchObject({ ok: false, code: 'bad-input' })
    expect(await must(hall.say('member1', 'cast-ballot', { voteId, choice: 'for' }, 'same-key'))).toMatchObject({ choice: 'for' })
    expect(await must(hall.say('member2', 'cast-ballot', { voteId, choice: 'against' }, 'same-key'))).toMatchObject({ choice: 'against' })
    expect((await ballotsOf(voteId)).map(({ choice }) => choice).sort()).toEqual(['against', 'for'])
  })

  it('V7, V12 closes, declares exact numbers with names, and takes nothing afterwards', async () => {
    const hall = await openedHall(world)
    const voteId = await openVote(hall)
    await must(hall.say('chair', 'pause-vote', { voteId }))
    expect(await hall.say('chair', 'cast-ballot', { voteId, choice: 'for' })).toMatchObject({ ok: false, code: 'voting/paused' })
    await must(hall.say('chair', 'resume-vote', { voteId }))
    expect(await hall.say('chair', 'cast-ballot', { voteId, choice: 'perhaps' })).toMatchObject({ ok: false, code: 'voting/unknown-choice' })
    for (const who of ['chair', 'member1', 'member2', 'member3']) await must(hall.say(who, 'cast-ballot', { voteId, choice: 'for' }))
    await must(hall.say('member4', 'cast-ballot', { voteId, choice: 'abstain' }))
    expect(await hall.say('chair', 'declare-vote', { voteId })).toMatchObject({ ok: false, code: 'voting/wrong-state' })
    await must(hall.say('chair', 'close-vote', { voteId }))
    expect(await hall.say('member5', 'cast-ballot', { voteId, choice: 'for' })).toMatchObject({ ok: false, code: 'voting/closed', params: { at: world.clock.now } })
    const result = await must(hall.say('chair', 'declare-vote', { voteId })) as VoteResult
    expect(result).toMatchObject({ members: 6, present: 6, issued: 6, returned: 5, counts: { for: 4, against: 0, abstain: 1 }, notReturned: 1, needed: 4, adopted: true, decidedBy: 'majority' })
    const declared = (await listEvents(world.db.read, hall.meetingId)).at(-1)
    expect(declared?.type === 'vote-declared' && declared.payload.named?.find(({ seatId }) => seatId === hall.people.member5?.seatId)).toMatchObject({ choice: null })
    expect(await hall.say('chair', 'declare-vote', { voteId })).toMatchObject({ ok: false, code: 'voting/wrong-state' })
  })

  it('V5 a tie falls to the head of the body', async () => {
    const hall = await openedHall(world)
    const voteId = await openVote(hall)
    for (const who of ['chair', 'member1', 'member2']) await must(hall.say(who, 'cast-ballot', { voteId, choice: 'for' }))
    for (const who of ['member3', 'member4', 'member5']) await must(hall.say(who, 'cast-ballot', { voteId, choice: 'against' }))
    await must(hall.say('chair', 'close-vote', { voteId }))
    expect(await must(hall.say('chair', 'declare-vote', { voteId }))).toMatchObject({ adopted: true, decidedBy: 'head-of-body' })
  })
})
