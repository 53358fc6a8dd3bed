import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { groupLayer, type GroupLayer, type NoteGroup } from '~/domain/annotations/layer'
import { mostOpenDocuments } from '~/domain/annotations/wire'
import { mostLines } from '~/features/ink/layers/ink-layers'
import type { InkSession } from '~/features/ink/ink-session'
import { saveGroup } from '~server/services/meetings/groups'
import { inkOf, TabSocket } from '~tests/support/browser-marks'
import { expectEventually } from '~tests/support/eventually'
import { must, openedHall } from '~tests/support/hall'
import { stroke } from '~tests/support/mark-tab'
import { MarkedHall } from '~tests/support/marked-hall'

/** Somebody who is in more groups than his tab can have open at a time. */
const marked = new MarkedHall(openedHall)
const beyond = 3
let groups: NoteGroup[]
let layers: GroupLayer[]
let line: TabSocket
let session: InkSession

beforeAll(async () => {
  process.setMaxListeners(4 * mostLines) // in Node y-websocket hears of the process's end for each document
  const seatIds = ['member1', 'member2'].map((who) => marked.hall.people[who]?.seatId ?? '')
  const names = Array.from({ length: mostLines - 2 + beyond }, (_, index) => `Tổ ${index + 1}`)
  groups = await Promise.all(names.map(async (name) => {
    const { groupId } = await must(marked.world.db.write((tx) => saveGroup(tx, marked.hall.as('secretary'), marked.hall.meetingId, { groupId: null, name, seatIds })))
    return { id: groupId, name }
  }))
  layers = groups.map(({ id }) => groupLayer(id))
})
beforeEach(async () => {
  line = new TabSocket(marked.rooms, marked.hall, 'member1')
  session = inkOf(marked, 'member1', line)
  session.setGroups(groups)
  await expectEventually(() => expect(line.openCount).toBe(mostLines))
})
afterEach(() => session.close())

const at = (index: number) => layers.at(index) as GroupLayer
const seenOn = (layer: string) => session.marksOn(1).filter((placed) => placed.layer === layer).length

describe('N23 more groups than a tab has lines', () => {
  it('leaves some of what the connection may open to papers whose marks wait', () => {
    expect(mostLines).toBeLessThan(mostOpenDocuments)
  })

  it('shows everybody’s notes and as many groups as there is room for, and names the others', () => {
    expect(session.get().unreached).toEqual(layers.slice(-beyond))
    expect(session.layers.get('room')?.hasLine && session.layers.get('private')?.hasLine).toBe(true)
  })

  it('shows the next one, with what others write there, when one is switched off', async () => {
    const other = await marked.tab('member2', at(-beyond))
    other.draw()
    await other.allSaved()
    expect(seenOn(at(-beyond))).toBe(0)
    session.show({ layer: at(0), shown: false })
    expect(session.get().unreached).toEqual(layers.slice(1 - beyond))
    await expectEventually(() => expect(seenOn(at(-beyond))).toBe(1))
    expect(line.openCount).toBe(mostLines)
  })

  it('keeps and sends what is written to one that was not open, and another waits instead', async () => {
    session.edits.put(at(-1), stroke(), 'one')
    expect(seenOn(at(-1))).toBe(1)
    await expectEventually(() => expect(session.get().unsent).toBe(0))
    expect(session.get().unreached).not.toContain(at(-1))
    expect(session.get().unreached).toHaveLength(beyond)
    const other = await marked.tab('member2', at(-1))
    expect(other.keys).toHaveLength(1)
  })

  it('waits with what was written without the line, on layers that are switched off too', async () => {
    line.cut()
    session.edits.put(at(-1), stroke(), 'one')
    session.show({ layer: at(-1), shown: false })
    session.edits.put(at(0), stroke(), 'two')
    expect(session.get().unsent).toBe(2)
    line.mend()
    await expectEventually(() => expect(session.get().unsent).toBe(0))
    for (const layer of [at(-1), at(0)]) expect((await marked.tab('member2', layer)).keys).toHaveLength(1)
  })

  it('gives the line of a group that has ended to the next one', async () => {
    session.setGroups(groups.slice(1))
    expect(session.get().unreached).toEqual(layers.slice(1 - beyond))
    await expectEventually(() => expect(line.openCount).toBe(mostLines))
  })
})
