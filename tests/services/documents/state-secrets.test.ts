import { readdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { UploadTarget } from '~/domain/documents/upload'
import type { Decision } from '~/domain/kernel/result'
import { vnDay } from '~/domain/kernel/time'
import { listAudit } from '~db/queries/audit'
import { updateDocument } from '~db/queries/documents'
import { listEvents } from '~db/queries/events'
import { listItems } from '~db/queries/meetings'
import type { ActorCtx, Tx } from '~server/context'
import { editItem } from '~server/services/agenda/edit-item'
import { setOnPaper } from '~server/services/agenda/set-on-paper'
import { renamePaper } from '~server/services/documents/change-paper'
import { listPapers } from '~server/services/documents/list-papers'
import { readRoom } from '~server/services/live/read-room'
import { readMeeting } from '~server/services/meetings/read-meeting'
import { addToMeeting } from '~server/services/own-papers/add-to-meeting'
import { renameOwnPaper } from '~server/services/own-papers/change-own-paper'
import { askPaper } from '~server/services/paper-requests/ask-paper'
import { readUnitWork } from '~server/services/paper-requests/read-requests'
import { must, openedHall } from '~tests/support/hall'
import { textPdf } from '~tests/support/make-pdf'
import { PaperHall } from '~tests/support/paper-hall'
import { sendUpload } from '~tests/support/send-upload'

// pdfkit's own fonts have no Vietnamese
const font = fileURLToPath(new URL('../../../node_modules/@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf', import.meta.url))
const house = new PaperHall()
let stamped: Buffer
let harmless: Buffer
let other: Buffer

beforeAll(async () => {
  stamped = await textPdf('TỈNH LAM SƠN\nSố: 05/BC-UBND\nTỐI MẬT\nBÁO CÁO\nvề phương án phòng thủ', { font })
  harmless = await textPdf('TỈNH LAM SƠN\nSố: 05/BC-UBND\nBÁO CÁO\nvề phòng, chống rét', { font })
  other = await textPdf('TỈNH LAM SƠN\nSố: 06/BC-UBND\nBÁO CÁO\nvề phòng, chống lụt', { font })
})

const as = (who: string) => house.hall.as(who)
const write = <T>(verb: (tx: Tx) => Promise<Decision<T>>) => house.world.db.write(verb)
const send = (ctx: ActorCtx, target: UploadTarget, body: Buffer, fileName: string) => sendUpload(ctx, target, { fileName, body: [body] })
const onItem = (itemId: string): UploadTarget => ({ kind: 'item', itemId })
const isOnPaper = async (itemId: string) => (await listItems(house.world.db.read, house.hall.meetingId)).find((item) => item.id === itemId)?.onPaper
const refusals = async () => (await listAudit(house.world.db.read)).filter((row) => row.action === 'state-secret-refused')
const changes = async () => (await listEvents(house.world.db.read, house.hall.meetingId)).filter((event) => event.type === 'agenda-changed')
const oneUnit = async () => {
  const unitId = await house.world.addUnit('Bộ Chỉ huy quân sự tỉnh')
  return { unitId, staff: await house.world.as(await house.world.addPerson('Phạm Văn Cường', { unitId })) }
}

/** Every file under the server's data: uploads on their way, what was made of them, the store. */
async function filesKept() {
  const found = await readdir(house.world.app.env.dataDir, { recursive: true, withFileTypes: true })
  return found.filter((entry) => entry.isFile() && /\/(files|uploads)\b/.test(entry.parentPath)).map((entry) => entry.name)
}

describe('a paper under a state-secret level', () => {
  it('with a stamp is refused, leaves no byte, and its item is on paper from then on', async () => {
    expect(await send(as('secretary'), onItem(house.hall.items.plain), stamped, 'Báo cáo 05.pdf')).toEqual({ ok: false, code: 'documents/state-secret', params: { level: 'tối mật' } })
    expect(await filesKept()).toEqual([])
    expect(await must(listPapers(as('secretary'), house.hall.meetingId))).toEqual([])
    expect(await isOnPaper(house.hall.items.plain)).toBe(true)
    expect(await isOnPaper(house.hall.items.second)).toBe(false)
    expect(await changes()).toMatchObject([{ payload: {}, audience: { kind: 'all' } }])
    expect((await must(readMeeting(as('guest'), house.hall.meetingId))).items.map((item) => item.onPaper)).toEqual([true, false, false])
  })

  it('is on record with item and level, without its name or a word of it', async () => {
    await send(as('secretary'), onItem(house.hall.items.plain), stamped, 'Phương án phòng thủ.pdf')
    expect(await refusals()).toMatchObject([{ actorId: as('secretary').actor.userId, subject: house.hall.meetingId, detail: { itemId: house.hall.items.plain, level: 'tối mật' } }])
    expect(JSON.stringify(await listAudit(house.world.db.read))).not.toMatch(/phòng thủ|BC-UBND/i)
  })

  it('named so is refused before its first byte', async () => {
    let taken = 0
    function* counted() { taken++; yield harmless }
    const named = { fileName: 'TUYỆT MẬT - Phương án.pdf', body: counted() }
    expect(await sendUpload(as('secretary'), onItem(house.hall.items.plain), named)).toEqual({ ok: false, code: 'documents/state-secret', params: { level: 'tuyệt mật', in: 'name' } })
    expect(taken).toBe(0)
    expect(await isOnPaper(house.hall.items.plain)).toBe(true)
    expect((await refusals()).map((row) => row.detail)).toEqual([{ itemId: house.hall.items.plain, level: 'tuyệt mật' }])
  })

  it('of a closed item concerns the members only, also in the room', async () => {
    house.hall = await openedHall(house.world)
    await send(as('chair'), onItem(house.hall.items.closed), stamped, 'a.pdf')
    expect((await changes()).at(-1)).toMatchObject({ audience: { kind: 'members' } })
    const shown = async (who: string) => (await must(readRoom(as(who), house.hall.meetingId, 'person'))).items.find((item) => item.id === house.hall.items.closed)
    expect(await shown('member1')).toMatchObject({ title: 'Công tác cán bộ', onPaper: true })
    expect(await shown('guest')).toMatchObject({ title: 'Nội dung họp kín', onPaper: false })
    expect((await must(readMeeting(as('guest'), house.hall.meetingId))).items.at(-1)).toMatchObject({ hidden: true, onPaper: false })
  })

  it('as a new version refuses that version; a second try says nothing new to the others', async () => {
    const { documentId, versionId } = await must(send(as('secretary'), onItem(house.hall.items.plain), harmless, 'Báo cáo.pdf'))
    const kept = await filesKept()
    expect(kept).toHaveLength(1)
    const told = (await changes()).length
    for (const round of [1, 2]) {
      expect(await send(as('secretary'), { kind: 'version', documentId, note: '' }, stamped, 'Báo cáo.pdf')).toMatchObject({ code: 'documents/state-secret' })
      expect(await refusals()).toHaveLength(round)
    }
    expect(await isOnPaper(house.hall.items.plain)).toBe(true)
    expect(await changes()).toHaveLength(told + 1)
    expect(await filesKept()).toEqual(kept)
    expect(await must(listPapers(as('secretary'), house.hall.meetingId))).toMatchObject([{ versionId }])
  })

  it('among own papers is refused and on record, and touches no item', async () => {
    expect(await send(as('member1'), { kind: 'folder', folderId: null }, stamped, 'a.pdf')).toMatchObject({ code: 'documents/state-secret' })
    expect((await refusals()).map((row) => row.detail)).toEqual([{ itemId: null, level: 'tối mật' }])
    expect(await filesKept()).toEqual([])
    expect(await changes()).toEqual([])
  })
})

/** Every way by which a title or file name comes in; each is told one and tries it. */
const doors: [string, (name: string) => Promise<Decision<unknown>>][] = [
  ['the file of a new paper', (name) => send(as('secretary'), onItem(house.hall.items.plain), harmless, `${name}.pdf`)],
  ['the title typed when it is handed out', (name) => send(as('secretary'), { kind: 'item', itemId: house.hall.items.plain, ready: true, title: name }, harmless, 'a.pdf')],
  ['the file of a new version', async (name) => {
    const { documentId } = await must(send(as('secretary'), onItem(house.hall.items.plain), harmless, 'Báo cáo.pdf'))
    return send(as('secretary'), { kind: 'version', documentId, note: '' }, other, `${name}.pdf`)
  }],
  ['the file of an own paper', (name) => send(as('member1'), { kind: 'folder', folderId: null }, harmless, `${name}.pdf`)],
  ['another title', async (name) => {
    const { documentId } = await must(send(as('secretary'), onItem(house.hall.items.plain), harmless, 'Báo cáo.pdf'))
    return write((tx) => renamePaper(tx, as('secretary'), documentId, name))
  }],
  ['another title of an own paper', async (name) => write((tx) => renameOwnPaper(tx, as('secretary'), { documentId: own, name }))],
  ['an own paper from before the rule, put into a meeting', async (name) => {
    await house.world.db.write((tx) => updateDocument(tx, own, { title: name }))
    return write((tx) => addToMeeting(tx, as('secretary'), { documentId: own, itemId: house.hall.items.plain }))
  }],
]
let own: string

describe.each(doors)('a level in %s', (_door, enter) => {
  beforeEach(async () => { own = (await must(send(as('secretary'), { kind: 'folder', folderId: null }, other, 'Ghi chép.pdf'))).documentId })

  it('is refused with the name as the reason', async () => {
    expect(await enter('Phương án phòng thủ - Tối mật')).toEqual({ ok: false, code: 'documents/state-secret', params: { level: 'tối mật', in: 'name' } })
  })
  it('is not taken for one where the law itself is named', async () => {
    expect(await enter('Nghị định quy định chi tiết Luật Bảo vệ bí mật nhà nước')).toMatchObject({ ok: true })
  })
})

describe('an item whose papers are handed out on paper', () => {
  it('is set by its preparing unit where it hands in, and by nobody who prepares nothing', async () => {
    const { unitId, staff } = await oneUnit()
    const set = (ctx: ActorCtx) => write((tx) => setOnPaper(tx, ctx, { itemId: house.hall.items.plain, onPaper: true }))
    expect(await set(staff)).toMatchObject({ code: 'not-found' })
    for (const who of ['member1', 'guest']) expect(await set(as(who))).toMatchObject({ code: 'forbidden' })
    const asked = { itemId: house.hall.items.plain, unitId, what: 'Báo cáo', dueDate: vnDay(house.world.clock.now - 2 * 86_400_000), dueTime: '17:00' }
    house.world.clock.advance(-5 * 86_400_000)
    await must(write((tx) => askPaper(tx, as('secretary'), house.hall.meetingId, asked)))
    await must(set(staff))
    expect(await isOnPaper(house.hall.items.plain)).toBe(true)
    expect((await readUnitWork(staff)).meetings[0]?.requests[0]).toMatchObject({ itemId: house.hall.items.plain, onPaper: true })
  })

  it('is ticked in its sheet, which is on record', async () => {
    const facts = { itemId: house.hall.items.plain, title: 'Kế hoạch', minutes: 20, preparingUnitId: null, presenterSeatId: null, closed: false, neutralTitle: '' }
    for (const onPaper of [true, false]) {
      await must(write((tx) => editItem(tx, as('secretary'), house.hall.meetingId, { ...facts, onPaper })))
      expect(await isOnPaper(house.hall.items.plain)).toBe(onPaper)
      expect((await listAudit(house.world.db.read)).findLast((row) => row.action === 'agenda-changed')?.detail).toEqual({ changed: house.hall.items.plain, onPaper })
    }
  })
})
