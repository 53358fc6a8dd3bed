import { monthlyCourse, monthlyRequests, reviewCourse, type DemoCourse, type DemoOpinion } from '~db/demo/courses'
import { guests, members } from '~db/demo/province'
import { addDays, vnDay } from '~/domain/kernel/time'
import type { Decision } from '~/domain/kernel/result'
import type { ActorCtx, App, Tx } from '../context'
import { askFloor } from '../services/live/ask-floor'
import { checkIn } from '../services/live/check-in'
import { closeMeeting } from '../services/live/close-meeting'
import { endFloor, giveFloor } from '../services/live/give-floor'
import { openItem } from '../services/live/open-item'
import { openMeeting } from '../services/live/open-meeting'
import { recordAbsence } from '../services/live/record-absence'
import { recordConclusion } from '../services/live/record-conclusion'
import { recordOpinion } from '../services/live/record-opinion'
import { seatDeputy } from '../services/live/seat-deputy'
import type { DemoHouse } from './demo-house'
import type { DemoMeeting } from './demo-meetings'

const MINUTE = 60_000

/** Plays a meeting through the real verbs, each at its own time of the past. */
class Play {
  constructor(readonly app: App, readonly house: DemoHouse, readonly meeting: DemoMeeting, public at: number) {}

  /** One verb by one person. A refusal is a mistake of the sample. */
  async act<I, O>(key: string, verb: (tx: Tx, ctx: ActorCtx, meetingId: string, input: I) => Promise<Decision<O>>, input: I): Promise<O> {
    const decision = await this.app.db.write((tx) => verb(tx, this.house.as(key, this.at), this.meeting.id, input))
    if (!decision.ok) throw new Error(`sample: ${verb.name} by ${key}: ${decision.code} ${JSON.stringify(decision.params)}`)
    return decision.value
  }

  wait(minutes: number) {
    this.at += minutes * MINUTE
  }
}

/** The review conference from check-in to closing. Answers when it ended. */
export async function playReview(app: App, house: DemoHouse, meeting: DemoMeeting): Promise<number> {
  const play = new Play(app, house, meeting, meeting.startsAt)
  await gather(play, members.map((person) => person.key).filter((key) => key !== 'ngoaivu'), guests.slice(0, 14).map((person) => person.key))
  await play.act('thuky', recordAbsence, { seatId: meeting.seatOf('ngoaivu'), excused: true, reason: 'tham gia đoàn công tác nước ngoài' })
  await play.act('chutich', openMeeting, {})
  await playCourse(play, reviewCourse)
  await play.act('thuky', recordConclusion, {
    itemId: null, text: 'Các cơ quan, đơn vị báo cáo kết quả thực hiện trước ngày 25 hằng tháng, gửi Sở Nội vụ tổng hợp', leadUnit: 'Sở Nội vụ', cooperatingUnits: [], deadline: null,
  })
  await play.act('chutich', closeMeeting, {})
  return play.at
}

/** The monthly meeting up to now: two items done, the third open, three people waiting for the floor. */
export async function playMonthly(app: App, house: DemoHouse, meeting: DemoMeeting) {
  const play = new Play(app, house, meeting, meeting.startsAt)
  await play.act('thuky', recordAbsence, { seatId: meeting.seatOf('yte'), excused: true, reason: 'đi công tác tại Hà Nội theo lịch của Bộ Y tế' })
  await play.act('thuky', seatDeputy, { seatId: meeting.seatOf('yte'), userId: house.idOf('duthay') })
  await gather(play, [...members.map((person) => person.key).filter((key) => key !== 'yte'), 'duthay'], guests.slice(0, 17).map((person) => person.key))
  await play.act('chutich', openMeeting, {})
  await playCourse(play, monthlyCourse)
  await play.act('chutich', openItem, { itemId: itemAt(meeting, monthlyCourse.length) })
  for (const { by, topic } of monthlyRequests) {
    play.wait(1)
    await play.act(by, askFloor, { kind: 'speech', topic })
  }
}

async function gather(play: Play, memberKeys: string[], guestKeys: string[]) {
  play.wait(-20)
  for (const key of [...memberKeys, 'thuky', ...guestKeys]) {
    play.wait(0.25)
    await play.act(key, checkIn, {})
  }
  play.at = Math.max(play.at, play.meeting.startsAt)
}

async function playCourse(play: Play, course: DemoCourse[]) {
  for (const [index, part] of course.entries()) {
    const itemId = itemAt(play.meeting, index)
    const presenter = play.meeting.items[index]?.facts.presenter
    const begunAt = play.at
    await play.act('chutich', openItem, { itemId })
    if (part.report && presenter) await play.act('thuky', recordOpinion, { seatId: play.meeting.seatOf(presenter), itemId, kind: 'report', text: part.report })
    play.wait(10)
    for (const opinion of part.opinions ?? []) await speak(play, itemId, opinion)
    for (const conclusion of part.conclusions ?? []) {
      await play.act('thuky', recordConclusion, {
        itemId, text: conclusion.text, leadUnit: conclusion.lead, cooperatingUnits: conclusion.with ?? [], deadline: addDays(vnDay(play.meeting.startsAt), conclusion.inDays),
      })
    }
    play.at = Math.max(play.at, begunAt + part.minutes * MINUTE)
  }
}

async function speak(play: Play, itemId: string, opinion: DemoOpinion) {
  const seatId = play.meeting.seatOf(opinion.by)
  if (opinion.minutes) {
    const { speechId } = await play.act('chutich', giveFloor, { seatId })
    play.wait(opinion.minutes)
    await play.act('chutich', endFloor, { speechId })
  }
  await play.act('thuky', recordOpinion, { seatId, itemId, kind: opinion.kind ?? 'opinion', text: opinion.text })
}

function itemAt(meeting: DemoMeeting, index: number) {
  const item = meeting.items[index]
  if (!item) throw new Error(`the sample has no item ${index + 1}`)
  return item.id
}
