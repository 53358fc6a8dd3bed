import { quorumOf } from '~/domain/meetings/quorum'
import { type MeetingRecord } from '~/domain/minutes/meeting-record'
import { findMeetingFacts } from '~db/queries/meetings'
import { listPaperTitles } from '~db/queries/papers'
import type { Queries } from '#types'

/** Loads what the composers know besides the events. Throws for a meeting that is not there or has no chair: it never opened. */
export async function meetingRecord(q: Queries, meetingId: string) {
  const found = await findMeetingFacts(q, meetingId)
  const chair = found?.facts.seats.find((seat) => seat.role === 'chair')
  if (!found || !chair) throw new Error(`no meeting with a chair: ${meetingId}`)
  const { facts, type, body } = found
  const quorum = quorumOf(facts.seats, new Set(), type.quorum)
  const record: MeetingRecord = {
    title: facts.title, bodyName: facts.bodyName, memberWord: type.memberWord, words: facts.words,
    sittings: facts.sittings, seats: facts.seats, items: facts.items,
    chairSeatId: chair.id,
    secretarySeatIds: facts.seats.filter((seat) => seat.role === 'secretary').map((seat) => seat.id),
    documents: await listPaperTitles(q, meetingId),
    quorum: quorum.total === 0 ? null : { ...type.quorum, needed: quorum.needed },
    choiceLabels: type.choiceLabels,
    readOut: false,
  }
  return { record, meeting: found.meeting, type, body }
}
