import { describe, expect, it } from 'vitest'
import { readersInput } from '~/domain/documents/reading-inputs'
import { askPaperInput } from '~/domain/documents/request-inputs'

describe('moments that are sent', () => {
  it.each([['2026-13-45', '08:00'], ['2026-02-30', '08:00'], ['2026-11-20', '24:00'], ['2026-11-20', '99:99']])('%s %s is no due time', (dueDate, dueTime) => {
    expect(askPaperInput.safeParse({ what: 'Báo cáo', itemId: 'i', unitId: 'u', dueDate, dueTime }).success).toBe(false)
  })

  it.each([Number.MAX_SAFE_INTEGER, -1, 8.64e15])('%d opens no window', (opensAt) => {
    const asked = { readers: { kind: 'all', groupIds: [], userIds: [], guests: true }, closesAt: null, mayDownload: true, wholeItem: false }
    expect(readersInput.safeParse({ ...asked, opensAt }).success).toBe(false)
    expect(readersInput.safeParse({ ...asked, opensAt: 1_795_000_000_000 }).success).toBe(true)
  })
})
