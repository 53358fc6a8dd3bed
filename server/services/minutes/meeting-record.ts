import { belongsToWhole } from '~/domain/meetings/quorum'
import { type MeetingRecord } from '~/domain/minutes/meeting-record'
import { officialPosition } from '~/domain/minutes/official-words'
import { findMeetingFacts } from '~db/queries/meetings'
import { listPaperTitles } from '~db/queries/papers'
import type { Queries } from '#types'

/** Loads what the composers know besides the events. Throws for a meeting that is not there or has no chair: it never opened. */
export async function meetingRecord(q: Queries, meetingId: string) {
  const found = await findMeetingFacts(q, meetingId)
  const chair = found?.facts.seats.find((seat) => seat.role === 'chair')
  if (!found || !chair) throw new Error(`no meeting with a chair: ${meetingId}`)
  const { facts, type, body } = found
  const head = facts.seats.map((seat) => seat.standsInFor ?? seat.occupant).find((person) => person?.id === body.headUserId)
  const record: MeetingRecord = {
    title: facts.title, bodyName: facts.bodyName, memberWord: type.memberWord, words: facts.words,
    sittings: facts.sittings, seats: facts.seats, items: facts.items,
    chairSeatId: chair.id,
    secretarySeatIds: facts.seats.filter((seat) => seat.role === 'secretary').map((seat) => seat.id),
    documents: await listPaperTitles(q, meetingId),
    quorum: facts.seats.some((seat) => belongsToWhole(seat, 'countsForQuorum')) ? type.quorum : null,
    address: body.address,
    headTitle: head ? officialPosition(head) : 'người đứng đầu',
    choiceLabels: type.choiceLabels,
    readOut: false,
  }
  return { record, meeting: found.meeting, type, body }
}
