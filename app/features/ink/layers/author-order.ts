import type { UserId } from '~/domain/kernel/ids'
import type { Seat } from '~/domain/meetings/types'
import { comparePeople } from '~/i18n/format'

export type Author = { id: UserId; name: string }

/** Authors as lists name people: protocol order, then given name; whoever sits in the meeting no more comes last. */
export function inProtocolOrder<A extends Author>(authors: readonly A[], seats: readonly Pick<Seat, 'occupant' | 'standsInFor' | 'protocolOrder'>[]): A[] {
  const orderOf = new Map(seats.flatMap(({ occupant, standsInFor, protocolOrder }) => [occupant, standsInFor].flatMap((person) => (person ? [[person.id, protocolOrder] as const] : []))))
  const named = ({ id, name }: Author) => ({ fullName: name, protocolOrder: orderOf.get(id) ?? Number.MAX_SAFE_INTEGER })
  return [...authors].sort((a, b) => comparePeople(named(a), named(b)))
}
