import { allow, refuse, type Decision } from '~/domain/kernel/result'
import type { ActorCtx } from '~server/context'
import { createUser } from '~server/services/identity/create-user'
import { disableUser, enableUser } from '~server/services/identity/disable-user'
import { editUser } from '~server/services/identity/edit-user'
import { oneTimePassword } from '~server/services/identity/password-settings'
import { readUser } from '~server/services/identity/read-users'
import { resetPassword } from '~server/services/identity/reset-password'
import { userInput } from '~server/services/identity/user-access'

export type Done = { done: 'saved' } | { done: 'password'; username: string; password: string }

/** What the buttons of the user's page do, by their `intent`. A new user and a reset answer with a one-time password. */
export async function changeUser(ctx: ActorCtx, userId: string, form: FormData): Promise<Decision<Done>> {
  switch (form.get('intent')) {
    case 'save': return userId === 'new' ? create(ctx, form) : save(ctx, userId, form)
    case 'reset': return reset(ctx, userId)
    case 'disable': return saved(await ctx.db.write((tx) => disableUser(tx, ctx, userId)))
    case 'enable': return saved(await ctx.db.write((tx) => enableUser(tx, ctx, userId)))
    default: return refuse('bad-input', { field: 'intent' })
  }
}

const saved = (decision: Decision): Decision<Done> => (decision.ok ? allow<Done>({ done: 'saved' }) : decision)

function parse(form: FormData) {
  const parsed = userInput.safeParse({ ...Object.fromEntries(form), isClerk: form.has('isClerk'), isScreen: form.has('isScreen'), isUnitHead: form.has('isUnitHead') })
  return parsed.success ? allow(parsed.data) : refuse('bad-input', { field: parsed.error.issues[0]?.path.join('.') ?? '' })
}

async function create(ctx: ActorCtx, form: FormData): Promise<Decision<Done>> {
  const input = parse(form)
  if (!input.ok) return input
  const { password, passwordHash } = await oneTimePassword(ctx)
  const made = await ctx.db.write((tx) => createUser(tx, ctx, { ...input.value, passwordHash, mustChangePassword: true }))
  return made.ok ? allow<Done>({ done: 'password', username: input.value.username, password }) : made
}

async function save(ctx: ActorCtx, userId: string, form: FormData): Promise<Decision<Done>> {
  const input = parse(form)
  return input.ok ? saved(await ctx.db.write((tx) => editUser(tx, ctx, userId, input.value))) : input
}

async function reset(ctx: ActorCtx, userId: string): Promise<Decision<Done>> {
  const found = await readUser(ctx, userId)
  if (!found.ok) return found
  const { password, passwordHash } = await oneTimePassword(ctx)
  const decision = await ctx.db.write((tx) => resetPassword(tx, ctx, userId, passwordHash))
  return decision.ok ? allow<Done>({ done: 'password', username: found.value.username, password }) : decision
}
