import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { schema } from '~db/schema'
import { readHome } from '~server/services/meetings/read-home'
import { createHall, must } from '~tests/support/hall'
import { worldOfFile } from '~tests/support/world-of-file'

const world = worldOfFile()

it('C2, C5 a colleague of the preparing unit finds the meeting while it is coming; a hall’s screen while it runs; a stranger never', async () => {
  const hall = await createHall(world)
  const unitId = await world.addUnit('Sở Tài chính')
  await world.db.write(async (tx) => { await tx.update(schema.agendaItems).set({ preparingUnitId: unitId }).where(eq(schema.agendaItems.id, hall.items.plain)) })
  const colleague = await world.as(await world.addPerson('Trần Thị Lựu', { unitId }))
  const screen = await world.as(await world.addPerson('Phòng họp số 1', { isScreen: true, unitId: await world.addUnit('Trung tâm hội nghị') }))
  const stranger = await world.as(await world.addPerson('Người Ngoài Cuộc', { unitId: await world.addUnit('Cơ quan khác') }))
  const shown = async (ctx: typeof colleague) => {
    const { inSession, coming, concluded } = await readHome(ctx)
    return [...inSession, ...coming, ...concluded].some((line) => line.id === hall.meetingId)
  }
  expect([await shown(colleague), await shown(screen), await shown(stranger)]).toEqual([true, true, false])
  for (const who of ['chair', 'member1', 'member2', 'member3', 'member4'] as const) await must(hall.say(who, 'check-in', {}))
  await must(hall.say('chair', 'open-meeting', {}))
  expect([await shown(colleague), await shown(screen), await shown(stranger)]).toEqual([false, true, false])
})
