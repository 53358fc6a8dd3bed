import { expect, it } from 'vitest'
import { requestDefaults } from '~/domain/documents/request'
import { listAudit } from '~db/queries/audit'
import type { ActorCtx } from '~server/context'
import { readPaperSettings, savePaperSettings } from '~server/services/documents/paper-settings'
import { largestFileMb } from '~server/services/documents/upload-settings'
import { readOwnSpace } from '~server/services/own-papers/own-space'
import { readRequestSettings } from '~server/services/paper-requests/request-access'
import { must } from '~tests/support/hall'
import { worldOfFile } from '~tests/support/world-of-file'

const changed = { ...requestDefaults, remindDaysBefore: 2, remindAt: '14:00', largestFileMb: 100, ownSpaceMb: 500 }
const world = worldOfFile()
const root = await world.as(await world.addPerson('Đỗ Văn Quản', { systemRole: 'system-admin' }))

const save = (ctx: ActorCtx) => world.db.write((tx) => savePaperSettings(tx, ctx, changed))
const records = async () => (await listAudit(world.db.read)).filter((row) => row.action === 'settings-changed')

it('are the defaults until a system administrator changes them, which is on record once', async () => {
  expect(await must(readPaperSettings(root))).toEqual({ ...requestDefaults, largestFileMb: 300, ownSpaceMb: 2000 })
  await must(save(root))
  await must(save(root))
  expect(await must(readPaperSettings(root))).toEqual(changed)
  expect([await readRequestSettings(world.db.read), await largestFileMb(world.db.read)]).toMatchObject([{ remindDaysBefore: 2, remindAt: '14:00', dueDays: 3 }, 100])
  expect(await readOwnSpace(world.db.read, root.actor.userId)).toEqual({ usedBytes: 0, deletedBytes: 0, limitBytes: 500_000_000 })
  expect(await records()).toMatchObject([{ actorId: root.actor.userId, detail: { remindDaysBefore: { from: 1, to: 2 }, remindAt: { from: '08:00', to: '14:00' }, largestFileMb: { from: 300, to: 100 }, ownSpaceMb: { from: 2000, to: 500 } } }])
})

it.each(['none', 'unit-admin'] as const)('are nobody else’s: %s', async (systemRole) => {
  const other = await world.as(await world.addPerson('Lê Thị Thu', { systemRole }))
  const before = (await records()).length
  for (const answer of [await readPaperSettings(other), await save(other)]) expect(answer).toMatchObject({ code: 'forbidden' })
  expect(await records()).toHaveLength(before)
})
