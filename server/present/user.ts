import { inTreeOrder } from '~/domain/identity/unit-tree'
import type { UnitRow } from '~db/queries/units'
import type { UserRow } from '~db/queries/users'

/** A user as lists of administration name one. */
export type UserLine = {
  id: string
  username: string
  fullName: string
  position: string
  unitName: string
  systemRole: UserRow['systemRole']
  isClerk: boolean
  isScreen: boolean
  isUnitHead: boolean
  disabled: boolean
}

export function presentUserLine(row: UserRow & { unitName: string }): UserLine {
  const { id, username, fullName, position, unitName, systemRole, isClerk, isScreen, isUnitHead } = row
  return { id, username, fullName, position, unitName, systemRole, isClerk, isScreen, isUnitHead, disabled: row.disabledAt !== null }
}

/** A user as the form of administration edits one; never the hash. */
export function presentUserForm(row: UserRow) {
  const { id, username, honorific, fullName, position, unitId, protocolOrder, systemRole, isClerk, isScreen, isUnitHead } = row
  return { id, username, honorific, fullName, position, unitId, protocolOrder, systemRole, isClerk, isScreen, isUnitHead, disabled: row.disabledAt !== null }
}
export type UserForm = ReturnType<typeof presentUserForm>

/** Units for a list to choose from, in tree order, set in by their depth (no-break spaces: lists drop others). */
export function presentUnitChoices(units: readonly UnitRow[]): { value: string; label: string }[] {
  return inTreeOrder(units).map(({ id, name, depth }) => ({ value: id, label: `${'\u00a0\u00a0\u00a0'.repeat(depth)}${name}` }))
}
