import * as z from 'zod/mini'
import { vnMillis } from '../kernel/time'

const id = z.string().check(z.minLength(1), z.maxLength(64))
const ids = z.array(id).check(z.maxLength(1_000))

/** A moment that a calendar can show. */
const moment = z.int().check(z.gte(0), z.lte(vnMillis('9999-12-31', '23:59')))

/** Who reads a paper, as the sheet sends it. `wholeItem`: all papers of its item alike. */
export const readersInput = z.object({
  readers: z.object({ kind: z.enum(['all', 'members', 'named']), groupIds: ids, userIds: ids, guests: z.boolean() }),
  opensAt: z.nullable(moment),
  closesAt: z.nullable(moment),
  mayDownload: z.boolean(),
  wholeItem: z.boolean(),
})
export type ReadersInput = z.infer<typeof readersInput>

/** A group of participants; without an id it is a new one. */
export const groupInput = z.object({ groupId: z.nullable(id), name: z.string().check(z.maxLength(200)), seatIds: ids })
export const groupIdInput = z.object({ groupId: id })
export type GroupInput = z.infer<typeof groupInput>
