import { describe, expect, it } from 'vitest'
import { decideKeeping, keptHours, readable, type KeepingFor } from '~/domain/documents/keeping'

const hour = 3600_000
const heardAt = Date.UTC(2026, 10, 20, 12)
const own: KeepingFor = { person: 'a', shelf: 'nghi-su-dossier/1', heardAt, locked: false }

describe('papers kept on a device', () => {
  it('stay readable for 72 hours without the server, and not before its clock', () => {
    expect(readable(own, heardAt + keptHours * hour)).toBe('yes')
    expect(readable(own, heardAt + keptHours * hour + 1)).toBe('over')
    expect(readable(own, heardAt - 0.5 * hour)).toBe('yes')
    expect(readable(own, heardAt - 2 * hour)).toBe('over')
    expect(readable({ ...own, locked: true }, heardAt)).toBe('locked')
  })

  it('are renewed by their person, also from a lock', () => {
    expect(decideKeeping(own, 'a', heardAt + 5 * hour)).toBe('renew')
    expect(decideKeeping({ ...own, locked: true }, 'a', heardAt + 20 * hour)).toBe('renew')
  })

  it('go when another person is signed in, or a session ended before it could run out', () => {
    expect(decideKeeping(own, 'b', heardAt + 1)).toBe('forget')
    expect(decideKeeping({ ...own, locked: true }, 'b', heardAt + 20 * hour)).toBe('forget')
    expect(decideKeeping(own, null, heardAt + hour)).toBe('forget')
    expect(decideKeeping(own, null, heardAt + 11 * hour)).toBe('forget')
  })

  it('are locked when the session may have run out by itself, and go when their time is over', () => {
    expect(decideKeeping(own, null, heardAt + 12 * hour)).toBe('lock')
    expect(decideKeeping(own, null, heardAt + 73 * hour)).toBe('forget')
    expect(decideKeeping(own, 'a', heardAt + 73 * hour)).toBe('forget')
  })
})
