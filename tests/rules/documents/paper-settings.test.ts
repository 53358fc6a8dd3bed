import { describe, expect, it } from 'vitest'
import { checkForm } from '~/domain/forms/check-form'
import { paperSettingsInput } from '~/domain/documents/paper-settings'

const form = (change: Record<string, string> = {}) => ({ dueDays: '3', dueDaysOfCouncil: '5', remindDaysBefore: '1', remindDaysAfter: '0', remindAt: '08:00', largestFileMb: '300', ownSpaceMb: '2000', ...change })

describe('the settings of papers', () => {
  it('are whole numbers and a time of day', () => {
    expect(checkForm(paperSettingsInput, form())).toEqual({ ok: true, value: { dueDays: 3, dueDaysOfCouncil: 5, remindDaysBefore: 1, remindDaysAfter: 0, remindAt: '08:00', largestFileMb: 300, ownSpaceMb: 2000 } })
  })
  it.each([
    ['dueDays', '', 'daysForm'], ['dueDaysOfCouncil', '61', 'daysForm'], ['remindDaysBefore', '-1', 'daysForm'], ['remindDaysAfter', '1.5', 'daysForm'],
    ['remindAt', '24:00', 'timeForm'], ['remindAt', '8h', 'timeForm'], ['largestFileMb', '0', 'fileSizeForm'], ['largestFileMb', '1001', 'fileSizeForm'], ['largestFileMb', '3e2', 'fileSizeForm'],
    ['ownSpaceMb', '99', 'ownSpaceForm'], ['ownSpaceMb', '100001', 'ownSpaceForm'], ['ownSpaceMb', '', 'ownSpaceForm'],
  ])('%s: “%s” is told with %s', (field, value, error) => {
    expect(checkForm(paperSettingsInput, form({ [field]: value }))).toEqual({ ok: false, errors: { [field]: error } })
  })
})
