import { expect, it } from 'vitest'
import { oneLine } from '~/domain/kernel/line'

it('makes one line of what was typed, without letters that nobody sees', () => {
  expect(oneLine('  Báo\tcáo\r\nquý III ')).toBe('Báo cáo quý III')
  expect(oneLine('Tờ\u0000 trình\u0001 \u202egpj.exe\u2069')).toBe('Tờ trình gpj.exe')
  expect(oneLine('\u0007')).toBe('')
})
