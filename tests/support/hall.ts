import { v7 as uuidv7 } from 'uuid'
import type { Decision } from '~/domain/kernel/result'
import type { CommandInput, CommandName } from '~/domain/live/command-inputs'
import type { SeatRole } from '~/domain/meetings/types'
import { peoplesCommitteeRule } from '~/domain/voting/rule'
import { schema } from '~db/schema'
import type { ActorCtx } from '~server/context'
import { meetingCommands } from '~server/services/live/commands'
import type { World } from './world'

/** A meeting of an invented province with its people signed in: who acts is named by the seat's key. */
export type Hall = {
  meetingId: string
  items: { plain: string; second: string; closed: string }
  people: Record<string, { userId: string; seatId: string; ctx: ActorCtx }>
  /** What somebody of the hall does, does so signed in; throws when nobody is called that. */
  as(who: string): ActorCtx
  /** Gives a command as somebody, with a key of its own unless one is named. */
  say<N extends CommandName>(who: string, name: N, input: CommandInput<N>, key?: string): Promise<Decision<unknown>>
}

type HallOptions = { members?: number; state?: 'draft' | 'invited' }

export async function createHall(world: World, { members = 5, state = 'invited' }: HallOptions = {}): Promise<Hall> {
  const at = world.clock.now
  const meetingId = uuidv7()
  const ids = { body: uuidv7(), type: uuidv7(), unit: await world.addUnit('Ủy ban nhân dân tỉnh Lam Sơn') }
  const roles: [string, SeatRole][] = [['chair', 'chair'], ['secretary', 'secretary'], ...Array.from({ length: members }, (_, index): [string, SeatRole] => [`member${index + 1}`, 'member']), ['guest', 'guest']]
  const people: Hall['people'] = {}
  for (const [key, role] of roles) {
    const userId = await world.addPerson(role === 'chair' ? 'Lê Quang Thái' : `Trần Văn ${key}`)
    people[key] = { userId, seatId: uuidv7(), ctx: await world.as(userId) }
  }
  const items = { plain: uuidv7(), second: uuidv7(), closed: uuidv7() }
  await world.db.write(async (tx) => {
    await tx.insert(schema.issuingBodies).values({
      id: ids.body, unitId: ids.unit, name: 'Ủy ban nhân dân tỉnh Lam Sơn', superior: null, headerLines: ['ỦY BAN NHÂN DÂN', 'TỈNH LAM SƠN'], place: 'Lam Sơn', abbreviation: 'UBND',
      headUserId: people.chair?.userId ?? null, recipients: { minutes: [], 'conclusion-notice': [] }, createdAt: at,
    })
    await tx.insert(schema.meetingTypes).values({
      id: ids.type, name: 'Phiên họp thường kỳ', noun: 'phiên họp', chairWord: 'chủ trì', memberWord: 'thành viên', quorum: { numerator: 2, divisor: 3 },
      rule: peoplesCommitteeRule, choiceLabels: { for: 'Tán thành', against: 'Không tán thành', abstain: 'Không biểu quyết' },
    })
    await tx.insert(schema.meetings).values({
      id: meetingId, typeId: ids.type, bodyId: ids.body, title: 'Phiên họp thường kỳ tháng 11', state, place: 'Phòng họp số 1', startsAt: at, endsAt: at + 4 * 3600_000,
      createdBy: people.secretary?.userId ?? '', createdAt: at,
    })
    await tx.insert(schema.sittings).values({ id: uuidv7(), meetingId, ordinal: 1, startsAt: at, endsAt: at + 4 * 3600_000, place: 'Phòng họp số 1' })
    for (const [index, [key, role]] of roles.entries()) {
      const person = people[key]
      if (!person) continue
      const counts = role === 'chair' || role === 'member'
      await tx.insert(schema.seats).values({ id: person.seatId, meetingId, role, userId: person.userId, occupantUserId: person.userId, countsForQuorum: counts, votes: counts, protocolOrder: index })
    }
    const titles: [string, string, boolean][] = [[items.plain, 'Kế hoạch đầu tư công năm 2027', false], [items.second, 'Công tác phòng, chống rét', false], [items.closed, 'Công tác cán bộ', true]]
    for (const [position, [id, title, closed]] of titles.entries()) {
      await tx.insert(schema.agendaItems).values({ id, meetingId, position, title, closed, presenterSeatId: people.member1?.seatId })
    }
  })
  const as = (who: string) => {
    const person = people[who]
    if (!person) throw new Error(`nobody called ${who}`)
    return person.ctx
  }
  return {
    meetingId, items, people, as,
    say: (who, name, input, key = uuidv7()) => {
      const command = meetingCommands[name]
      if (!command) throw new Error(`no command ${name}`)
      return command.run(as(who), meetingId, key, input)
    },
  }
}

/** The chair has opened the meeting and everybody has checked in. */
export async function openedHall(world: World, options: HallOptions = {}): Promise<Hall> {
  const hall = await createHall(world, options)
  await must(hall.say('chair', 'open-meeting', {}))
  for (const who of Object.keys(hall.people)) await must(hall.say(who, 'check-in', {}))
  return hall
}

/** Fails the test when a command was refused. */
export async function must<T>(decision: Promise<Decision<T>>): Promise<T> {
  const settled = await decision
  if (!settled.ok) throw new Error(`refused: ${settled.code} ${JSON.stringify(settled.params)}`)
  return settled.value
}
