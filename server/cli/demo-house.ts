import { demoPassword, guests, members, staff, unitHeads, units, usernameOf, type DemoPerson, type UnitKey } from '~db/demo/province'
import { insertSignerBlock } from '~db/demo/insert'
import { insertBody, insertSeries } from '~db/queries/bodies'
import { insertMeetingType, listMeetingTypes } from '~db/queries/meeting-types'
import { insertUnit } from '~db/queries/units'
import { insertUser } from '~db/queries/users'
import { defaultMeetingTypes } from '~/domain/meetings/default-types'
import type { App, ActorCtx, Tx } from '../context'
import { searchTextOf } from '../services/identity/user-access'

/** The sample province: everybody by key, and what meetings are made with. */
export type DemoHouse = {
  idOf(key: string): string
  unitIdOf(key: UnitKey): string
  /** somebody acting at a time of the sample's past */
  as(key: string, at: number): ActorCtx
  typeIds: { monthly: string; conference: string }
  bodyIds: { committee: string; steering: string }
}

const people = [...members, ...guests, ...staff]

/** Founds the sample province: units, people with one password, issuing bodies with signers and number series. */
export async function foundDemoHouse(app: App): Promise<DemoHouse> {
  const passwordHash = await app.passwords.hash(demoPassword)
  const unitIds = new Map<string, string>(units.map(([key]) => [key, app.newId()]))
  const userIds = new Map(people.map((person) => [person.key, app.newId()]))
  const bodyIds = { committee: app.newId(), steering: app.newId() }
  const need = (ids: Map<string, string>, key: string) => {
    const id = ids.get(key)
    if (!id) throw new Error(`the sample has no ${key}`)
    return id
  }
  const idOf = (key: string) => need(userIds, key)

  const typeIds = await app.db.write(async (tx) => {
    for (const [order, [key, name, abbreviation, parent]] of units.entries()) {
      await insertUnit(tx, { id: need(unitIds, key), parentId: parent && need(unitIds, parent), name, abbreviation, protocolOrder: order + 1, createdAt: app.now() })
    }
    for (const [order, person] of people.entries()) await insertPerson(tx, app, person, { id: idOf(person.key), unitId: need(unitIds, person.unit), order, passwordHash })
    for (const type of defaultMeetingTypes) await insertMeetingType(tx, { ...type, id: app.newId() })
    await insertBodies(tx, app, bodyIds, idOf, need(unitIds, 'ubnd'))
    const types = await listMeetingTypes(tx)
    const typeNamed = (noun: string) => types.find((type) => type.noun === noun)?.id ?? ''
    return { monthly: typeNamed('phiên họp'), conference: typeNamed('hội nghị') }
  })

  const unitNames = new Map<string, string>(units.map(([key, name]) => [key, name]))
  const as = (key: string, at: number): ActorCtx => {
    const person = people.find((candidate) => candidate.key === key)
    if (!person) throw new Error(`the sample has no ${key}`)
    const id = idOf(key)
    return {
      ...app, now: () => at, sessionId: 'demo', device: 'demo', address: '127.0.0.1',
      actor: {
        id, userId: id, username: usernameOf(person.name), honorific: person.honorific, fullName: person.name, position: person.position,
        unitId: need(unitIds, person.unit), unitName: unitNames.get(person.unit) ?? '', mustChangePassword: false, ...rightsOf(person.key),
      },
    }
  }
  return { idOf, unitIdOf: (key) => need(unitIds, key), as, typeIds, bodyIds }
}

const rightsOf = (key: string) => ({
  systemRole: key === 'quantri' ? 'system-admin' as const : 'none' as const,
  isClerk: key === 'vanthu',
  isUnitHead: unitHeads.has(key),
  isScreen: key === 'manhinh',
})

async function insertPerson(tx: Tx, app: App, person: DemoPerson, facts: { id: string; unitId: string; order: number; passwordHash: string }) {
  const { id, unitId, order, passwordHash } = facts
  const named = { username: usernameOf(person.name), fullName: person.name, position: person.position }
  await insertUser(tx, {
    ...named, id, unitId, passwordHash, honorific: person.honorific, protocolOrder: (order + 1) * 10,
    searchText: searchTextOf(named), createdAt: app.now(), ...rightsOf(person.key),
  })
}

async function insertBodies(tx: Tx, app: App, ids: DemoHouse['bodyIds'], idOf: (key: string) => string, unitId: string) {
  const usual = { place: 'Lam Sơn', officeName: 'Văn phòng Ủy ban nhân dân tỉnh', unitId, headUserId: idOf('chutich'), createdAt: app.now() }
  await insertBody(tx, {
    ...usual, id: ids.committee, name: 'Ủy ban nhân dân tỉnh Lam Sơn', superior: null, headerLines: ['ỦY BAN NHÂN DÂN', 'TỈNH LAM SƠN'], abbreviation: 'UBND',
    recipients: {
      minutes: ['Các thành viên Ủy ban nhân dân tỉnh', 'Các cơ quan dự họp', 'Lưu: VT, Hồ sơ'],
      'conclusion-notice': ['Thường trực Tỉnh ủy', 'Thường trực Hội đồng nhân dân tỉnh', 'Chủ tịch, các Phó Chủ tịch Ủy ban nhân dân tỉnh', 'Các sở, ban, ngành cấp tỉnh', 'Ủy ban nhân dân các xã, phường', 'Lưu: VT, TH'],
    },
  })
  await insertBody(tx, {
    ...usual, id: ids.steering, name: 'Ban Chỉ đạo chuyển đổi số tỉnh Lam Sơn', superior: 'ỦY BAN NHÂN DÂN TỈNH LAM SƠN', headerLines: ['BAN CHỈ ĐẠO CHUYỂN ĐỔI SỐ'], abbreviation: 'BCĐ',
    recipients: { minutes: ['Thành viên Ban Chỉ đạo', 'Lưu: VT, Hồ sơ'], 'conclusion-notice': ['Thành viên Ban Chỉ đạo', 'Các điểm cầu', 'Lưu: VT'] },
  })
  for (const bodyId of [ids.committee, ids.steering]) {
    await insertSignerBlock(tx, { id: app.newId(), bodyId, lines: ['TL. CHỦ TỊCH', 'CHÁNH VĂN PHÒNG'], signerUserId: idOf('chanhvp') })
    for (const paperKind of ['minutes', 'conclusion-notice'] as const) await insertSeries(tx, { id: app.newId(), bodyId, paperKind })
  }
}
