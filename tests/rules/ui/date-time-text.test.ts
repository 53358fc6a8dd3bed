import { expect, test } from 'vitest'
import { parseClockText, parseDateText, showDateText } from '~/ui/date-time-text'

test.each([
  ['20/11/2026', '2026-11-20'], ['5/2/2026', '2026-02-05'], [' 20-11-2026 ', '2026-11-20'], ['20112026', '2026-11-20'], ['29/02/2028', '2028-02-29'],
  ['29/02/2026', null], ['31/4/2026', null], ['11/20/2026', null], ['2026-11-20', null], ['', null], ['mai', null],
])('the day %j is %j', (text, day) => expect(parseDateText(text)).toBe(day))

test.each([
  ['08:30', '08:30'], ['8h30', '08:30'], ['8h', '08:00'], ['8 giờ 30', '08:30'], ['8 giờ 30 phút', '08:30'], ['830', '08:30'], ['14', '14:00'], ['23:59', '23:59'],
  ['24:00', null], ['8:60', null], ['8:3', null], ['', null], ['sáng', null],
])('the time %j is %j', (text, clock) => expect(parseClockText(text)).toBe(clock))

test('a stored day is shown as the screen writes it', () => {
  expect(showDateText('2026-11-20')).toBe('20/11/2026')
  expect(showDateText('20/11')).toBe('20/11')
})
