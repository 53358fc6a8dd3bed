import { conference, monthly, review, type DemoItem } from '~db/demo/meetings'
import { guests, members } from '~db/demo/province'
import { insertPreparedMeeting } from '~db/demo/insert'
import { foldForSearch } from '~/domain/kernel/fold'
import { vnParts } from '~/domain/kernel/time'
import type { App } from '../context'
import { appendEvent } from '../services/meetings/append-event'
import { prepareVote } from '../services/voting/prepare-vote'
import type { DemoHouse } from './demo-house'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** A prepared sample meeting: ids by key and by place in the agenda. */
export type DemoMeeting = { id: string; startsAt: number; items: { id: string; facts: DemoItem }[]; seatOf(key: string): string }

type Plan = {
  title: string
  place: string
  items: DemoItem[]
  startsAt: number
  typeId: string
  bodyId: string
  members: string[]
  guests: string[]
  sites?: string[]
  /** who has not answered the invitation yet */
  unanswered?: string[]
}

/** The three sample meetings as their secretary prepared and sent them out: in session since a while, coming, long over. */
export async function prepareDemoMeetings(app: App, house: DemoHouse) {
  const now = app.now()
  const { month, year } = vnParts(now)
  const keys = (people: { key: string }[]) => people.map((person) => person.key)
  const monthlyMeeting = await prepareMeeting(app, house, {
    ...monthly, title: monthly.title.replace('tháng 11 năm 2026', `tháng ${month} năm ${year}`), startsAt: now - 55 * MINUTE,
    typeId: house.typeIds.monthly, bodyId: house.bodyIds.committee, members: keys(members), guests: keys(guests),
  })
  const coming = await prepareMeeting(app, house, {
    ...conference, startsAt: morning(now + 8 * DAY), typeId: house.typeIds.conference, bodyId: house.bodyIds.steering,
    members: keys(members).slice(0, 15), guests: keys(guests), unanswered: ['xaydung', 'khoahoc', 'tanan', 'phuocson', 'kimlong', 'banve'],
  })
  const concluded = await prepareMeeting(app, house, {
    ...review, startsAt: morning(now - 12 * DAY), typeId: house.typeIds.conference, bodyId: house.bodyIds.committee,
    members: keys(members), guests: keys(guests).slice(0, 14),
  })
  return { monthly: monthlyMeeting, coming, concluded }
}

/** 08:00 of the Vietnamese day, moved off the weekend. */
function morning(at: number) {
  const day = Math.floor((at + 7 * 60 * MINUTE) / DAY)
  const weekday = (day + 4) % 7
  const workday = weekday === 6 ? day - 1 : weekday === 0 ? day + 1 : day
  return workday * DAY + MINUTE * 60
}

/** A meeting as its secretary prepared and sent it out: seats, agenda, prepared votes. */
export async function prepareMeeting(app: App, house: DemoHouse, plan: Plan): Promise<DemoMeeting> {
  const invitedAt = plan.startsAt - 10 * DAY
  const secretary = house.as('thuky', invitedAt)
  const meetingId = app.newId()
  const lengthMinutes = plan.items.reduce((sum, item) => sum + item.minutes, 0)
  const seats = seatRows(app, house, meetingId, plan)
  const items = plan.items.map((facts) => ({ id: app.newId(), facts }))
  const times = { startsAt: plan.startsAt, endsAt: plan.startsAt + lengthMinutes * MINUTE, place: plan.place }
  await app.db.write(async (tx) => {
    await insertPreparedMeeting(tx, {
      meeting: {
        id: meetingId, typeId: plan.typeId, bodyId: plan.bodyId, title: plan.title, searchTitle: foldForSearch(plan.title), state: 'invited', ...times,
        createdBy: house.idOf('thuky'), createdAt: invitedAt - DAY, chairSeatId: seats.get('chutich')?.id ?? null,
      },
      sitting: { id: app.newId(), meetingId, ordinal: 1, ...times },
      sites: (plan.sites ?? []).map((name, position) => ({ id: app.newId(), meetingId, name, position })),
      seats: [...seats.values()],
      items: items.map(({ id, facts }, position) => ({
        id, meetingId, position, title: facts.title, minutes: facts.minutes, closed: facts.closed ?? false,
        preparingUnitId: facts.unit ? house.unitIdOf(facts.unit) : null, presenterSeatId: facts.presenter ? seats.get(facts.presenter)?.id ?? null : null,
      })),
    })
    await appendEvent(tx, secretary, meetingId, { type: 'meeting-invited', payload: {} })
    for (const { id, facts } of items) {
      for (const question of facts.vote ? [facts.vote] : []) await prepareVote(tx, secretary, meetingId, { itemId: id, question, versionId: null, amendedPassage: null })
    }
  })
  return {
    id: meetingId, startsAt: plan.startsAt, items,
    seatOf(key) {
      const seat = seats.get(key)
      if (!seat) throw new Error(`${key} has no seat`)
      return seat.id
    },
  }
}

function seatRows(app: App, house: DemoHouse, meetingId: string, plan: Plan) {
  const row = (key: string, role: 'chair' | 'secretary' | 'member' | 'guest', order: number) => {
    const counts = role === 'chair' || role === 'member'
    const userId = house.idOf(key)
    return [key, {
      id: app.newId(), meetingId, role, userId, unitId: null, occupantUserId: userId, countsForQuorum: counts, votes: counts,
      protocolOrder: order, ...(plan.unanswered?.includes(key) ? {} : { reply: 'accepted' as const, repliedAt: plan.startsAt - 6 * DAY }),
    }] as const
  }
  return new Map([
    ...plan.members.map((key, order) => row(key, key === 'chutich' ? 'chair' : 'member', (order + 1) * 10)),
    ...plan.guests.map((key, order) => row(key, 'guest', (order + 1) * 10 + 1_000)),
    row('thuky', 'secretary', 5_000),
  ])
}
