import { createHash, timingSafeEqual } from 'node:crypto'
import * as z from 'zod'
import { decideNewPassword } from '~/domain/identity/password-rule'
import { allow, refuse, type Decision } from '~/domain/kernel/result'
import { defaultMeetingTypes } from '~/domain/meetings/default-types'
import * as bodies from '~db/queries/bodies'
import { insertMeetingType } from '~db/queries/meeting-types'
import { deleteSetting, findSetting, saveSetting } from '~db/queries/settings'
import { insertUnit } from '~db/queries/units'
import { anyUserExists, insertUser } from '~db/queries/users'
import type { App, Ctx, Tx } from '../../context'
import { audit } from '../kernel/audit'
import { minPasswordLength, randomGroups } from './password-settings'
import { optionalLine, requiredLine, searchTextOf } from './user-access'

const CODE_SETTING = 'set-up-code'
const hashCode = (code: string) => createHash('sha256').update(code.trim().toLowerCase()).digest('hex')

/** What the first person says: the house, himself, and the body that issues its papers. */
export const houseInput = z.object({
  unitName: requiredLine(200),
  bodyName: requiredLine(200),
  superior: optionalLine(200).default(''),
  place: requiredLine(80),
  abbreviation: requiredLine(40),
  honorific: z.enum(['ông', 'bà']),
  fullName: requiredLine(120),
  position: optionalLine(160).default(''),
  username: z.string().trim().toLowerCase().regex(/^[a-z0-9][a-z0-9._-]{1,39}$/),
})
export type HouseInput = z.infer<typeof houseInput>
export type House = { userId: string; unitId: string; bodyId: string; typeIds: string[] }

/**
 * Before the first user exists: makes a new one-time code (79 bits, so guessing needs no throttle), keeps its hash
 * and returns it for the console. Null when the house is founded. Only somebody who sees the console can found it.
 */
export async function prepareSetUpCode(app: App): Promise<string | null> {
  if (await anyUserExists(app.db.read)) return null
  const code = randomGroups(4)
  await app.db.write((tx) => saveSetting(tx, CODE_SETTING, hashCode(code)))
  return code
}

/** Whether nobody has an account yet. Once answered with no it stays no. */
export async function isEmptyHouse(ctx: Pick<Ctx, 'db'>): Promise<boolean> {
  return !(await anyUserExists(ctx.db.read))
}

/**
 * Founds the house with the code from the console, once. Refuses with `identity/already-set-up`,
 * `identity/set-up-code-wrong` and `identity/password-too-short` {minimum}.
 */
export async function setUp(ctx: Ctx, input: HouseInput & { code: string; password: string }): Promise<Decision<House>> {
  const checked = await checkCode(ctx.db.read, input.code)
  if (!checked.ok) return checked
  const chosen = decideNewPassword(input.password, null, await minPasswordLength(ctx.db.read))
  if (!chosen.ok) return chosen
  const passwordHash = await ctx.passwords.hash(input.password)
  return ctx.db.write(async (tx) => {
    const stillGood = await checkCode(tx, input.code)
    if (!stillGood.ok) return stillGood
    await deleteSetting(tx, CODE_SETTING)
    return allow(await foundHouse(tx, ctx, { ...input, passwordHash }))
  })
}

async function checkCode(q: Parameters<typeof findSetting>[0], code: string): Promise<Decision> {
  if (await anyUserExists(q)) return refuse('identity/already-set-up')
  const kept = await findSetting(q, CODE_SETTING)
  if (typeof kept !== 'string' || !timingSafeEqual(Buffer.from(kept), Buffer.from(hashCode(code)))) return refuse('identity/set-up-code-wrong')
  return allow()
}

/** The root unit, its system administrator, the first issuing body and the usual meeting types, in the caller's write. */
export async function foundHouse(tx: Tx, ctx: Ctx, input: HouseInput & { passwordHash: string }): Promise<House> {
  const [userId, unitId, bodyId] = [ctx.newId(), ctx.newId(), ctx.newId()]
  const createdAt = ctx.now()
  const { honorific, fullName, position, username, passwordHash } = input
  await insertUnit(tx, { id: unitId, parentId: null, name: input.unitName, protocolOrder: 1, createdAt })
  await insertUser(tx, { id: userId, username, passwordHash, honorific, fullName, position, unitId, systemRole: 'system-admin', searchText: searchTextOf(input), createdAt })
  await bodies.insertBody(tx, {
    id: bodyId, unitId, name: input.bodyName, superior: input.superior || null, headerLines: [input.bodyName.toLocaleUpperCase('vi')],
    place: input.place, abbreviation: input.abbreviation, recipients: { minutes: ['Lưu: VT, Hồ sơ.'], 'conclusion-notice': ['Lưu: VT.'] }, createdAt,
  })
  await bodies.insertSeries(tx, { id: ctx.newId(), bodyId, paperKind: null })
  const typeIds = defaultMeetingTypes.map(() => ctx.newId())
  for (const [position, type] of defaultMeetingTypes.entries()) await insertMeetingType(tx, { ...type, id: typeIds[position] ?? ctx.newId() })
  await audit(tx, ctx, 'set-up', userId, { unitId, bodyId, username })
  return { userId, unitId, bodyId, typeIds }
}
