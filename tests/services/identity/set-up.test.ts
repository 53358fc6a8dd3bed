import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listBodies } from '~db/queries/bodies'
import { listMeetingTypes } from '~db/queries/meeting-types'
import { houseInput, isEmptyHouse, prepareSetUpCode, setUp } from '~server/services/identity/set-up'
import { signIn } from '~server/services/identity/sign-in'
import { createWorld, type World } from '~tests/support/world'

let world: World
beforeEach(() => { world = createWorld() })
afterEach(() => world.close())

const password = 'mật khẩu quản trị 01'
const house = houseInput.parse({
  unitName: 'Ủy ban nhân dân tỉnh Lam Sơn', bodyName: 'Ủy ban nhân dân tỉnh Lam Sơn', place: 'Lam Sơn', abbreviation: 'UBND',
  honorific: 'ông', fullName: 'Đỗ Văn Quản', position: 'Quản trị viên', username: 'quan.tri',
})
const found = (code: string, secret = password) => setUp(world.stranger(), { ...house, code, password: secret })

describe('setting up an empty house', () => {
  it('takes the code of the console once, and founds unit, administrator, body and meeting types', async () => {
    const code = await prepareSetUpCode(world.app) ?? ''
    expect(code).toMatch(/^([a-z2-9]{4}-){3}[a-z2-9]{4}$/)
    expect(await found('sai-ma')).toMatchObject({ code: 'identity/set-up-code-wrong' })
    expect(await found(code, 'ngắn')).toMatchObject({ code: 'identity/password-too-short' })
    expect(await isEmptyHouse(world.app)).toBe(true)
    expect(await found(` ${code.toUpperCase()} `)).toMatchObject({ ok: true })
    expect(await found(code)).toMatchObject({ code: 'identity/already-set-up' })
    expect(await isEmptyHouse(world.app)).toBe(false)
    expect(await prepareSetUpCode(world.app)).toBeNull()
    expect((await signIn(world.stranger(), { username: 'quan.tri', password })).ok).toBe(true)
    expect((await listBodies(world.db.read)).map((body) => body.headerLines)).toEqual([['ỦY BAN NHÂN DÂN TỈNH LAM SƠN']])
    expect((await listMeetingTypes(world.db.read)).map((type) => type.noun)).toEqual(['phiên họp', 'kỳ họp', 'hội nghị', 'cuộc họp'])
  })

  it('lets one of two win who hold the same code at the same moment', async () => {
    const code = await prepareSetUpCode(world.app) ?? ''
    const answers = await Promise.all([found(code), found(code)])
    expect(answers.map((answer) => answer.ok).sort()).toEqual([false, true])
  })

  it('forgets the code of an earlier start, and knows none before one was made', async () => {
    expect(await found('')).toMatchObject({ code: 'identity/set-up-code-wrong' })
    const earlier = await prepareSetUpCode(world.app) ?? ''
    await prepareSetUpCode(world.app)
    expect(await found(earlier)).toMatchObject({ code: 'identity/set-up-code-wrong' })
  })
})
