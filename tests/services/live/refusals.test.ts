import { describe, expect, it } from 'vitest'
import { v7 as uuidv7 } from 'uuid'
import { commandInputs, type CommandName } from '~/domain/live/command-inputs'
import { listEvents } from '~db/queries/events'
import { meetingCommands } from '~server/services/live/commands'
import { createHall, must, openedHall } from '~tests/support/hall'
import { worldOfFile } from '~tests/support/world-of-file'

const world = worldOfFile()
const hall = await openedHall(world)
const other = await createHall(world)

const some = uuidv7()
/** An input of the right shape for each command; what it names need not be there. */
const shaped: { [N in CommandName]: object } = {
  'open-meeting': {}, 'start-break': { resumesAt: null }, 'end-break': {}, 'close-meeting': {}, 'change-chair': { seatId: some, reason: '' },
  'open-item': { itemId: some }, 'finish-item': { itemId: some }, 'put-off-item': { itemId: some, reason: 'chờ hồ sơ' },
  'add-unscheduled-item': { title: 'Việc phát sinh', minutes: 10, presenterSeatId: null, closed: false },
  'check-in': {}, 'check-in-for': { seatId: some }, 'record-absence': { seatId: some, excused: true, reason: 'ốm' },
  'leave-room': { kind: 'early' }, 'come-back': {}, 'seat-deputy': { seatId: some, userId: some },
  'ask-floor': { kind: 'speech', topic: '' }, 'withdraw-floor': { requestId: some }, 'give-floor': { seatId: some }, 'extend-floor': { speechId: some }, 'end-floor': { speechId: some },
  'record-opinion': { seatId: some, itemId: null, kind: 'opinion', text: 'nhất trí' }, 'correct-opinion': { ofSeq: 1, text: 'nhất trí' },
  'record-conclusion': { itemId: null, text: 'Thống nhất', leadUnit: null, cooperatingUnits: [], deadline: null },
  'correct-conclusion': { ofSeq: 1, itemId: null, text: 'Thống nhất', leadUnit: null, cooperatingUnits: [], deadline: null },
  retract: { ofSeq: 1, reason: 'nhầm' }, 'hand-out-paper': { documentId: some }, 'start-presenting': { versionId: some }, 'stop-presenting': {},
  'lock-marks': { versionId: some }, 'unlock-marks': { versionId: some }, 'clear-marks': { versionId: some, userId: some },
  'save-note-group': { groupId: some, name: 'Tổ biên tập', seatIds: [] }, 'end-note-group': { groupId: some }, 'reopen-note-group': { groupId: some },
  'prepare-vote': { itemId: some, question: 'Thông qua kế hoạch', versionId: null, amendedPassage: null },
  'open-vote': { voteId: some }, 'pause-vote': { voteId: some }, 'resume-vote': { voteId: some }, 'cast-ballot': { voteId: some, choice: 'for' }, 'close-vote': { voteId: some }, 'declare-vote': { voteId: some },
}
const names = Object.keys(commandInputs) as CommandName[]
/** What a guest may do like everybody with a seat. */
const forGuestsToo: CommandName[] = ['check-in', 'leave-room', 'come-back', 'ask-floor', 'withdraw-floor', 'stop-presenting']
const forMembers: CommandName[] = [...forGuestsToo, 'start-presenting', 'cast-ballot', 'save-note-group', 'end-note-group', 'reopen-note-group']

async function run(who: string, name: CommandName, input: unknown, meetingId = hall.meetingId) {
  const person = hall.people[who]
  if (!person) throw new Error(who)
  const before = await listEvents(world.db.read, meetingId)
  const decision = await meetingCommands[name]!.run(person.ctx, meetingId, uuidv7(), input)
  return { decision, appended: (await listEvents(world.db.read, meetingId)).length - before.length }
}

describe('every command', () => {
  it('is in the registry with the shape of its input', () => {
    for (const name of names) expect(meetingCommands[name], name).toBeDefined()
    expect(Object.keys(shaped).sort()).toEqual([...names].sort())
  })

  it.each(names)('%s is refused to a stranger, to somebody of another meeting and for a meeting that is not there', async (name) => {
    const stranger = await world.as(await world.addPerson('Đỗ Văn Lạ'))
    expect(await meetingCommands[name]!.run(stranger, hall.meetingId, uuidv7(), shaped[name])).toMatchObject({ ok: false, code: 'not-found' })
    expect((await run('chair', name, shaped[name], other.meetingId)).decision).toMatchObject({ ok: false, code: 'not-found' })
    expect((await run('chair', name, shaped[name], 'no-such-meeting')).decision).toMatchObject({ ok: false, code: 'not-found' })
  })

  it.each(names)('%s is refused when malformed, and nothing is appended', async (name) => {
    for (const input of [null, 'x', [], { ...shaped[name], unknown: 1 }, ...missingOnes(name)]) {
      const { decision, appended } = await run('chair', name, input)
      expect(decision, JSON.stringify(input)).toMatchObject({ ok: false, code: 'bad-input' })
      expect(appended).toBe(0)
    }
  })

  it.each(names)('%s, malformed, tells whoever has no right to it nothing of its form', async (name) => {
    const stranger = await world.as(await world.addPerson('Đỗ Văn Lạ'))
    for (const input of [undefined, 'x', { unknown: 1 }]) {
      expect(await meetingCommands[name]!.run(stranger, hall.meetingId, uuidv7(), input)).toMatchObject({ ok: false, code: 'not-found' })
      for (const [who, allowed] of [['guest', forGuestsToo], ['member1', forMembers]] as const) {
        expect((await run(who, name, input)).decision, who).toMatchObject({ ok: false, code: allowed.includes(name) ? 'bad-input' : 'forbidden' })
      }
    }
  })

  it.each(names.filter((name) => !forGuestsToo.includes(name)))('%s is refused to a guest', async (name) => {
    const { decision, appended } = await run('guest', name, shaped[name])
    expect(decision.ok).toBe(false)
    expect(appended).toBe(0)
  })

  it.each(names.filter((name) => !forMembers.includes(name)))('%s is refused to an ordinary member', async (name) => {
    expect((await run('member1', name, shaped[name])).decision).toMatchObject({ ok: false, code: 'forbidden' })
  })

  it('is answered once when it is repeated with the same key, whatever is sent the second time', async () => {
    const own = await openedHall(world)
    const before = (await listEvents(world.db.read, own.meetingId)).length
    const input = { title: 'Việc phát sinh', minutes: 10, presenterSeatId: null, closed: false }
    const first = await must(own.say('chair', 'add-unscheduled-item', input, 'same-key'))
    expect(await must(own.say('chair', 'add-unscheduled-item', input, 'same-key'))).toEqual(first)
    expect((await listEvents(world.db.read, own.meetingId)).length).toBe(before + 1)
  })
})

function missingOnes(name: CommandName): object[] {
  return Object.keys(shaped[name]).map((field) => Object.fromEntries(Object.entries(shaped[name]).filter(([key]) => key !== field)))
}
