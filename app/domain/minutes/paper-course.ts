import type { Millis, UserId } from '../kernel/ids'
import type { EventOf } from '../meetings/events'

type Step = EventOf<'paper-step'>['payload']['step']
/** The stations of a paper's way, in the order of NĐ 30/2020/NĐ-CP. */
export const stations = ['drafted', 'submitted', 'approved', 'signed', 'numbered', 'issued'] as const satisfies readonly Step[]
export type Station = (typeof stations)[number]

/** Who did it and when; `actorId` null where the system did. A signing has as many acts as signers. */
export type StationActs = { station: Station; acts: { actorId: UserId | null; at: Millis }[] }

/** Where the paper has been since it was last sent back: what came before no longer holds, but for its drafting. */
export function courseOf(paperId: string, events: readonly EventOf<'paper-step'>[]): StationActs[] {
  const own = events.filter(({ payload }) => payload.paperId === paperId)
  const sentBack = own.findLastIndex(({ payload }) => payload.step === 'sent-back')
  const holding = own.filter(({ payload }, index) => payload.step === 'drafted' || index > sentBack)
  return stations.map((station) => ({
    station,
    acts: holding.filter(({ payload }) => payload.step === station).map((event) => ({ actorId: event.source.kind === 'system' ? null : event.actorId, at: event.occurredAt })),
  }))
}
