import { describe, expect, it } from 'vitest'
import { listAudit } from '~db/queries/audit'
import { findUser } from '~db/queries/users'
import type { ActorCtx } from '~server/context'
import { createUser } from '~server/services/identity/create-user'
import { disableUser, enableUser } from '~server/services/identity/disable-user'
import { editUser } from '~server/services/identity/edit-user'
import { oneTimePassword } from '~server/services/identity/password-settings'
import { readBodies, readBody } from '~server/services/identity/read-bodies'
import { readSignInLog } from '~server/services/identity/read-sign-in-log'
import { readUnits } from '~server/services/identity/read-units'
import { readUsers } from '~server/services/identity/read-users'
import { removeUnit } from '~server/services/identity/remove-unit'
import { resetPassword } from '~server/services/identity/reset-password'
import { bodyInput, saveBody } from '~server/services/identity/save-body'
import { createUnit, editUnit } from '~server/services/identity/save-unit'
import { signIn } from '~server/services/identity/sign-in'
import { userInput } from '~server/services/identity/user-access'
import { worldOfFile } from '~tests/support/world-of-file'

const world = worldOfFile()
const rootUnit = await world.addUnit('Ủy ban nhân dân tỉnh Lam Sơn')
const office = await world.addUnit('Văn phòng', rootUnit)
const finance = await world.addUnit('Sở Tài chính', rootUnit)
const payroll = await world.addUnit('Phòng Ngân sách', finance)
const root = await world.as(await world.addPerson('Đỗ Văn Quản', { unitId: office, systemRole: 'system-admin' }))
const unitAdmin = await world.as(await world.addPerson('Lê Thị Thu', { unitId: finance, systemRole: 'unit-admin' }))
const ordinary = await world.as(await world.addPerson('Phạm Văn Nam', { unitId: finance }))

let made = 0
const someone = (unitId: string, facts: object = {}) => userInput.parse({ username: `nguoi.${++made}`, honorific: 'bà', fullName: 'Nguyễn Thị Ủy', position: 'Chuyên viên', unitId, ...facts })
const create = (ctx: ActorCtx, unitId: string, facts: object = {}) =>
  world.db.write((tx) => createUser(tx, ctx, { ...someone(unitId, facts), passwordHash: 'x', mustChangePassword: false }))
async function created(unitId: string, facts: object = {}) {
  const answer = await create(root, unitId, facts)
  if (!answer.ok) throw new Error(answer.code)
  return answer.value.userId
}

describe('users', () => {
  it('are made by the system administrator anywhere, by a unit administrator in the own units, by nobody else', async () => {
    expect((await create(root, office)).ok).toBe(true)
    expect((await create(unitAdmin, payroll)).ok).toBe(true)
    expect(await create(unitAdmin, office)).toMatchObject({ code: 'forbidden' })
    expect(await create(ordinary, finance)).toMatchObject({ code: 'forbidden' })
    expect(await create(root, 'no-such-unit')).toMatchObject({ code: 'bad-input' })
  })

  it('have names of their own', async () => {
    await create(root, office, { username: 'trung.ten' })
    expect(await create(root, office, { username: 'TRUNG.TEN' })).toMatchObject({ code: 'identity/username-taken' })
    const other = await created(office)
    expect(await world.db.write((tx) => editUser(tx, root, other, someone(office, { username: 'trung.ten' })))).toMatchObject({ code: 'identity/username-taken' })
  })

  it('get rights over the house from a system administrator only', async () => {
    for (const right of [{ systemRole: 'system-admin' }, { isClerk: true }, { isScreen: true }]) {
      expect(await create(unitAdmin, finance, right)).toMatchObject({ code: 'forbidden' })
    }
    const person = await created(finance)
    expect(await world.db.write((tx) => editUser(tx, unitAdmin, person, someone(finance, { systemRole: 'system-admin' })))).toMatchObject({ code: 'forbidden' })
    expect(await world.db.write((tx) => editUser(tx, unitAdmin, person, someone(office)))).toMatchObject({ code: 'forbidden' })
  })

  it('of the own units who are system administrators are out of a unit administrator\'s reach', async () => {
    const chief = await created(finance, { systemRole: 'system-admin' })
    expect(await world.db.write((tx) => resetPassword(tx, unitAdmin, chief, 'y'))).toMatchObject({ code: 'forbidden' })
    expect(await world.db.write((tx) => disableUser(tx, unitAdmin, chief))).toMatchObject({ code: 'forbidden' })
  })

  it('of other units are not found by a unit administrator', async () => {
    const clerk = await created(office)
    expect(await world.db.write((tx) => resetPassword(tx, unitAdmin, clerk, 'y'))).toMatchObject({ code: 'not-found' })
    expect(await world.db.write((tx) => resetPassword(tx, ordinary, clerk, 'y'))).toMatchObject({ code: 'forbidden' })
    expect(await world.db.write((tx) => disableUser(tx, root, 'rubbish'))).toMatchObject({ code: 'not-found' })
  })

  it('cannot change their own role or close their own account', async () => {
    const own = { ...someone(office), systemRole: 'none' as const }
    expect(await world.db.write((tx) => editUser(tx, root, root.actor.userId, own))).toMatchObject({ code: 'forbidden' })
    expect(await world.db.write((tx) => disableUser(tx, root, root.actor.userId))).toMatchObject({ code: 'forbidden' })
  })

  it('that are disabled lose their sessions, and come back with enabling', async () => {
    const person = await created(office)
    const session = await world.as(person)
    const ended: string[] = []
    const stop = world.bus.subscribe((message) => message.kind === 'session-ended' && ended.push(message.sessionId))
    expect(await world.db.write((tx) => disableUser(tx, root, person))).toMatchObject({ ok: true })
    stop()
    expect(ended).toEqual([session.sessionId])
    expect((await findUser(world.db.read, person))?.disabledAt).toBe(world.clock.now)
    await world.db.write((tx) => enableUser(tx, root, person))
    expect((await findUser(world.db.read, person))?.disabledAt).toBeNull()
  })

  it('get a one-time password that opens the door once, to choose an own one', async () => {
    const person = await created(office, { username: 'quen.mat.khau' })
    const oneTime = await oneTimePassword(world.app)
    await world.db.write((tx) => resetPassword(tx, root, person, oneTime.passwordHash))
    expect(await signIn(world.stranger(), { username: 'quen.mat.khau', password: oneTime.password })).toMatchObject({ ok: true, value: { mustChangePassword: true } })
    expect(JSON.stringify(await listAudit(world.db.read))).not.toContain(oneTime.password)
  })

  it('are found without diacritics, by pages, within what one administers', async () => {
    await created(payroll, { fullName: 'Đặng Thị Hoà Ủy'.normalize('NFD') })
    const found = await readUsers(root, { search: 'dang thi hoa uy', unitId: null, page: 1 })
    expect(found).toMatchObject({ ok: true, value: { total: 1, pages: 1, users: [{ fullName: 'Đặng Thị Hoà Ủy', unitName: 'Phòng Ngân sách' }] } })
    expect(await readUsers(unitAdmin, { search: 'đặng', unitId: finance, page: 9 })).toMatchObject({ value: { total: 1, page: 1 } })
    expect(await readUsers(unitAdmin, { search: '', unitId: office, page: 1 })).toMatchObject({ value: { total: 0 } })
    expect(await readUsers(ordinary, { search: '', unitId: null, page: 1 })).toMatchObject({ code: 'forbidden' })
  })
})

describe('units', () => {
  const unit = (name: string, parentId: string | null) => ({ name, parentId, abbreviation: '', protocolOrder: 1000 })

  it('form a tree without circles, kept by the system administrator', async () => {
    expect(await world.db.write((tx) => createUnit(tx, unitAdmin, unit('Phòng mới', finance)))).toMatchObject({ code: 'forbidden' })
    expect(await world.db.write((tx) => createUnit(tx, root, unit('Phòng mới', 'rubbish')))).toMatchObject({ code: 'bad-input' })
    expect(await world.db.write((tx) => editUnit(tx, root, finance, unit('Sở Tài chính', payroll)))).toMatchObject({ code: 'bad-input' })
    expect(await world.db.write((tx) => editUnit(tx, root, payroll, unit('Phòng Ngân sách nhà nước', office)))).toMatchObject({ ok: true })
    await world.db.write((tx) => editUnit(tx, root, payroll, unit('Phòng Ngân sách', finance)))
    const tree = await readUnits(root)
    expect(tree.ok && tree.value.map((line) => [line.name, line.depth])).toEqual([
      ['Ủy ban nhân dân tỉnh Lam Sơn', 0], ['Sở Tài chính', 1], ['Phòng Ngân sách', 2], ['Văn phòng', 1],
    ])
    expect(await readUnits(unitAdmin)).toMatchObject({ code: 'forbidden' })
  })

  it('are removed only when nothing depends on them', async () => {
    expect(await world.db.write((tx) => removeUnit(tx, root, finance))).toMatchObject({ code: 'identity/unit-has-children', params: { children: 1 } })
    const added = await world.db.write((tx) => createUnit(tx, root, unit('Ban tạm thời', rootUnit)))
    if (!added.ok) throw new Error(added.code)
    expect(await world.db.write((tx) => removeUnit(tx, unitAdmin, added.value.unitId))).toMatchObject({ code: 'forbidden' })
    expect((await world.db.write((tx) => removeUnit(tx, root, added.value.unitId))).ok).toBe(true)
    expect(await world.db.write((tx) => removeUnit(tx, root, added.value.unitId))).toMatchObject({ code: 'not-found' })
  })
})

describe('issuing bodies', () => {
  const body = bodyInput.parse({
    unitId: null, name: 'Ủy ban nhân dân tỉnh Lam Sơn', superior: '', headerLines: ['ỦY BAN NHÂN DÂN', 'TỈNH LAM SƠN'], place: 'Lam Sơn', abbreviation: 'UBND',
    address: 'ông/bà', headUserId: null, recipients: { minutes: ['Lưu: VT, Hồ sơ.'], 'conclusion-notice': [] },
    signerBlocks: [{ id: null, lines: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'], signerUserId: null }, { id: null, lines: ['TL. CHỦ TỊCH', 'CHÁNH VĂN PHÒNG'], signerUserId: null }],
    series: [{ paperKind: null }],
  })

  it('keep their signer blocks and number series; a change keeps what stays', async () => {
    expect(await world.db.write((tx) => saveBody(tx, unitAdmin, null, body))).toMatchObject({ code: 'forbidden' })
    expect(await world.db.write((tx) => saveBody(tx, root, 'rubbish', body))).toMatchObject({ code: 'not-found' })
    const saved = await world.db.write((tx) => saveBody(tx, root, null, body))
    if (!saved.ok) throw new Error(saved.code)
    const first = await readBody(root, saved.value.bodyId)
    if (!first.ok) throw new Error(first.code)
    const kept = first.value.blocks.find((block) => block.lines[0] === 'TL. CHỦ TỊCH')
    await world.db.write((tx) => saveBody(tx, root, saved.value.bodyId, {
      ...body, place: 'Hạc Thành', signerBlocks: [{ id: kept?.id ?? null, lines: ['TL. CHỦ TỊCH', 'PHÓ CHÁNH VĂN PHÒNG'], signerUserId: null }],
      series: [{ paperKind: 'minutes' }, { paperKind: 'conclusion-notice' }],
    }))
    const second = await readBody(root, saved.value.bodyId)
    if (!second.ok) throw new Error(second.code)
    expect(second.value.body.place).toBe('Hạc Thành')
    expect(second.value.blocks).toMatchObject([{ id: kept?.id, lines: ['TL. CHỦ TỊCH', 'PHÓ CHÁNH VĂN PHÒNG'] }])
    expect(second.value.series.map((series) => series.paperKind).sort()).toEqual(['conclusion-notice', 'minutes'])
    expect(await readBodies(ordinary)).toMatchObject({ code: 'forbidden' })
  })
})

describe('the sign-in log', () => {
  it('shows a unit administrator the own units, the system administrator the house, others nothing', async () => {
    const username = 'vao.nhat.ky'
    const person = await created(office, { username })
    const { passwordHash } = await oneTimePassword(world.app)
    await world.db.write((tx) => resetPassword(tx, root, person, passwordHash))
    await signIn(world.stranger(), { username, password: 'sai' })
    await signIn(world.stranger(), { username: 'khong.co', password: 'sai' })
    const log = await readSignInLog(root, { page: 1 })
    expect(log.ok && log.value.lines.slice(0, 2).map((line) => [line.kind, line.person?.fullName ?? null])).toEqual([['wrong-password', null], ['wrong-password', 'Nguyễn Thị Ủy']])
    const own = await readSignInLog(unitAdmin, { page: 1 })
    expect(own.ok && own.value.lines.length).toBe(0)
    expect(await readSignInLog(ordinary, { page: 1 })).toMatchObject({ code: 'forbidden' })
  })
})
