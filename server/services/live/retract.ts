import { allow, refuse, type Decision } from '~/domain/kernel/result'
import type { CommandInput } from '~/domain/live/command-inputs'
import type { Audience } from '~/domain/meetings/events'
import * as queries from '~db/queries/live'
import type { ActorCtx, Tx } from '../../context'
import { happen, isClosedItem, roomFor } from './room'

/** Takes back a recorded opinion, conclusion or fact of attendance. Nothing is erased: a later event names the earlier. Refuses: no such event. */
export async function retract(tx: Tx, ctx: ActorCtx, meetingId: string, input: CommandInput<'retract'>): Promise<Decision> {
  const room = await roomFor(tx, ctx, meetingId, 'record')
  if (!room.ok) return room
  const { live } = room.value
  const conclusion = live.conclusions.find(({ seq }) => seq === input.ofSeq)
  const opinion = live.opinions.find(({ seq }) => seq === input.ofSeq)
  const attended = Object.values(live.attendance).some((seat) => seat.facts.some(({ seq, kind }) => seq === input.ofSeq && kind !== 'deputy'))
  if (!conclusion && !opinion && !attended) return refuse('not-found')

  if (conclusion) await queries.removeConclusion(tx, conclusion.conclusionId)
  const audience: Audience = { kind: opinion ? 'secretariat' : isClosedItem(room.value, conclusion?.itemId ?? null) ? 'members' : 'all' }
  await happen(tx, ctx, room.value, [{ type: 'retracted', payload: { reason: input.reason }, source: { kind: 'correction', ofSeq: input.ofSeq }, audience }])
  return allow()
}
