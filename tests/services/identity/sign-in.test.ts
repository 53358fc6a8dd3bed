import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { BusMessage } from '~db/bus'
import { listAudit } from '~db/queries/audit'
import { updateUser } from '~db/queries/users'
import { ABSOLUTE_LIMIT_MS, hashSessionId, IDLE_LIMIT_MS } from '~server/auth/session'
import type { ActorCtx, Ctx } from '~server/context'
import { changePassword } from '~server/services/identity/change-password'
import { endOtherSessions, endOwnSession } from '~server/services/identity/end-sessions'
import { readOwnSessions } from '~server/services/identity/read-own-sessions'
import { signIn } from '~server/services/identity/sign-in'
import { signOut } from '~server/services/identity/sign-out'
import type { World } from '~tests/support/world'
import { worldOfFile } from '~tests/support/world-of-file'

const PASSWORD = 'mật khẩu đủ dài 2026'
const MINUTE_MS = 60_000
const world = worldOfFile()
const passwordHash = await world.app.passwords.hash(PASSWORD)

let made = 0
async function addAccount(facts: Parameters<World['addPerson']>[1] = {}) {
  const username = `can-bo-${++made}`
  return { username, userId: await world.addPerson('Trần Thị Hạnh', { username, passwordHash, ...facts }) }
}

async function actorOf(setCookie: string): Promise<ActorCtx | null> {
  const session = await world.app.auth.read(setCookie.split(';')[0])
  return session && { ...world.stranger(), ...session }
}

async function signedIn(username: string, ctx: Ctx = world.stranger()) {
  const answer = await signIn(ctx, { username, password: PASSWORD })
  if (!answer.ok) throw new Error(answer.code)
  const actor = await actorOf(answer.value.setCookie)
  if (!actor) throw new Error('no session')
  return { cookie: answer.value.setCookie, ctx: actor }
}

describe('signing in', () => {
  it('opens a session; the name may be typed in capitals, the password decomposed', async () => {
    const { username, userId } = await addAccount()
    const answer = await signIn(world.stranger(), { username: ` ${username.toUpperCase()} `, password: PASSWORD.normalize('NFD') })
    expect(answer).toMatchObject({ ok: true, value: { mustChangePassword: false } })
    expect(answer.ok && (await actorOf(answer.value.setCookie))?.actor.userId).toBe(userId)
  })

  it('says the same of an unknown name as of a wrong password, and keeps no unknown name', async () => {
    const { username } = await addAccount()
    const wrong = await signIn(world.stranger(), { username, password: 'sai' })
    const unknown = await signIn(world.stranger(), { username: 'khong-co-ai-ten-nay', password: 'sai' })
    expect(wrong).toEqual({ ok: false, code: 'identity/wrong-password', params: {} })
    expect(unknown).toEqual(wrong)
    expect(JSON.stringify(await listAudit(world.db.read))).not.toContain('khong-co-ai-ten-nay')
  })

  it('tells that an account is disabled only to who knows its password', async () => {
    const { username } = await addAccount({ disabledAt: 1 })
    expect(await signIn(world.stranger(), { username, password: 'sai' })).toMatchObject({ code: 'identity/wrong-password' })
    expect(await signIn(world.stranger(), { username, password: PASSWORD })).toMatchObject({ code: 'identity/account-disabled' })
  })

  it('locks an account after five failures, also for the right password; others go on', async () => {
    const [locked, other] = [await addAccount(), await addAccount()]
    for (let attempt = 0; attempt < 5; attempt++) await signIn(world.stranger(), { username: locked.username, password: 'sai' })
    const refused = await signIn(world.stranger(), { username: locked.username, password: PASSWORD })
    expect(refused).toMatchObject({ ok: false, code: 'identity/too-many-attempts', params: { minutes: 15 } })
    expect((await signIn(world.stranger(), { username: other.username, password: PASSWORD })).ok).toBe(true)
  })

  it('gains nothing from guesses sent all at once', async () => {
    const { username } = await addAccount()
    const guesses = await Promise.all(Array.from({ length: 12 }, () => signIn(world.stranger(), { username, password: 'sai' })))
    const answered = guesses.filter((guess) => !guess.ok && guess.code === 'identity/wrong-password')
    expect(answered.length).toBeLessThanOrEqual(8)
    expect((await signIn(world.stranger(), { username, password: PASSWORD })).ok).toBe(false)
  })

  it('never counts successes: a hall shares one address, a person may sign in often', async () => {
    const { username } = await addAccount()
    for (let attempt = 0; attempt < 8; attempt++) expect((await signIn(world.stranger(), { username, password: PASSWORD })).ok).toBe(true)
    for (let attempt = 0; attempt < 4; attempt++) await signIn(world.stranger(), { username, password: 'sai' })
    expect((await signIn(world.stranger(), { username, password: PASSWORD })).ok).toBe(true)
    await signIn(world.stranger(), { username, password: 'sai' })
    expect((await signIn(world.stranger(), { username, password: PASSWORD })).ok).toBe(true)
  })

  it('is recorded with person, address and device', async () => {
    const { username, userId } = await addAccount()
    await signIn(world.stranger(), { username, password: 'sai' })
    await signedIn(username)
    const lines = (await listAudit(world.db.read)).filter((row) => row.subject === userId).map((row) => [row.action, row.detail.address])
    expect(lines).toEqual([['sign-in-failed', '127.0.0.1'], ['sign-in', '127.0.0.1']])
  })
})

describe('sessions', () => {
  it('are kept as hashes only', async () => {
    const { username } = await addAccount()
    const { cookie, ctx } = await signedIn(username)
    const plainId = cookie.split(';')[0]?.split('=')[1] ?? ''
    expect(hashSessionId(plainId)).toBe(ctx.sessionId)
    const files = readdirSync(world.dataDir).filter((name) => name.startsWith('nghi-su.sqlite'))
    const stored = Buffer.concat(files.map((name) => readFileSync(join(world.dataDir, name))))
    expect(stored.includes(ctx.sessionId)).toBe(true)
    expect(stored.includes(plainId)).toBe(false)
  })

  it('end when unused for too long, and at last whatever happens', async () => {
    const { username } = await addAccount()
    const idle = await signedIn(username)
    world.clock.advance(IDLE_LIMIT_MS + MINUTE_MS)
    expect(await actorOf(idle.cookie)).toBeNull()
    const busy = await signedIn(username)
    for (let passed = 0; passed + IDLE_LIMIT_MS / 2 <= ABSOLUTE_LIMIT_MS; passed += IDLE_LIMIT_MS / 2) {
      world.clock.advance(IDLE_LIMIT_MS / 2)
      expect(await actorOf(busy.cookie)).not.toBeNull()
    }
    world.clock.advance(IDLE_LIMIT_MS / 2)
    expect(await actorOf(busy.cookie)).toBeNull()
  })

  it('end by signing out and when the account is disabled', async () => {
    const { username, userId } = await addAccount()
    const [one, two] = [await signedIn(username), await signedIn(username)]
    expect(await signOut(one.ctx)).toContain('session=;')
    expect(await actorOf(one.cookie)).toBeNull()
    await world.db.write((tx) => updateUser(tx, userId, { disabledAt: 1 }))
    expect(await actorOf(two.cookie)).toBeNull()
  })

  it('are listed with readable devices and can be ended elsewhere; each ended one is told', async () => {
    const { username } = await addAccount()
    const tablet = { ...world.stranger(), device: 'Mozilla/5.0 (Linux; Android 14; SM-X200) AppleWebKit/537.36 Chrome/142.0.0.0 Safari/537.36' }
    const [here, second, third] = [await signedIn(username), await signedIn(username, tablet), await signedIn(username)]
    const listed = await readOwnSessions(here.ctx)
    expect(listed).toHaveLength(3)
    expect(listed.filter((session) => session.isThis).map((session) => session.id)).toEqual([here.ctx.sessionId])
    expect(listed.find((session) => session.id === second.ctx.sessionId)?.device).toEqual({ browser: 'Chrome', system: 'Android' })
    const heard: BusMessage[] = []
    const stop = world.bus.subscribe((message) => heard.push(message))
    expect(await world.db.write((tx) => endOwnSession(tx, here.ctx, second.ctx.sessionId))).toMatchObject({ ok: true })
    expect(await actorOf(second.cookie)).toBeNull()
    expect(await actorOf(third.cookie)).not.toBeNull()
    await world.db.write((tx) => endOtherSessions(tx, here.ctx))
    stop()
    expect(await actorOf(third.cookie)).toBeNull()
    expect(await actorOf(here.cookie)).not.toBeNull()
    expect(heard).toEqual([second, third].map(({ ctx }) => ({ kind: 'session-ended', sessionId: ctx.sessionId })))
  })

  it('of others cannot be ended', async () => {
    const [mine, theirs] = [await signedIn((await addAccount()).username), await signedIn((await addAccount()).username)]
    expect(await world.db.write((tx) => endOwnSession(tx, mine.ctx, theirs.ctx.sessionId))).toMatchObject({ code: 'not-found' })
    expect(await actorOf(theirs.cookie)).not.toBeNull()
  })
})

describe('changing the password', () => {
  it('asks for the old one, refuses a short one and the same one, and ends the other sessions', async () => {
    const { username } = await addAccount()
    const [here, elsewhere] = [await signedIn(username), await signedIn(username)]
    expect(await changePassword(here.ctx, { current: 'sai', next: 'một mật khẩu mới dài' })).toMatchObject({ code: 'identity/wrong-password' })
    expect(await changePassword(here.ctx, { current: PASSWORD, next: 'ngắn quá' })).toMatchObject({ code: 'identity/password-too-short', params: { minimum: 14 } })
    expect(await changePassword(here.ctx, { current: PASSWORD, next: PASSWORD })).toMatchObject({ code: 'identity/password-same' })
    expect(await changePassword(here.ctx, { current: PASSWORD, next: 'một mật khẩu mới dài' })).toMatchObject({ ok: true, value: { endedElsewhere: 1 } })
    expect(await actorOf(elsewhere.cookie)).toBeNull()
    expect(await actorOf(here.cookie)).not.toBeNull()
    expect(await signIn(world.stranger(), { username, password: PASSWORD })).toMatchObject({ code: 'identity/wrong-password' })
    expect((await signIn(world.stranger(), { username, password: 'một mật khẩu mới dài' })).ok).toBe(true)
  })

  it('locks like the front door', async () => {
    const { username } = await addAccount()
    const { ctx } = await signedIn(username)
    for (let attempt = 0; attempt < 5; attempt++) await changePassword(ctx, { current: 'sai', next: 'một mật khẩu mới dài' })
    expect(await changePassword(ctx, { current: PASSWORD, next: 'một mật khẩu mới dài' })).toMatchObject({ code: 'identity/too-many-attempts' })
  })
})
