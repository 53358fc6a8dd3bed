import { Readable } from 'node:stream'
import { eq } from 'drizzle-orm'
import sharp from 'sharp'
import { v7 as uuidv7 } from 'uuid'
import { everyReader, type PaperReaders, type PaperState } from '~/domain/documents/paper'
import { foldForSearch } from '~/domain/kernel/fold'
import { schema } from '~db/schema'
import { createHall, must, openedHall, type Hall } from './hall'
import { textPdf } from './make-pdf'
import type { World } from './world'

/** A paper as it lies in the database, its pages drawn. `word` stands in its title and its text and nowhere else. */
export type LaidPaper = { documentId: string; versionId: string; pictureHash: string; word: string; meetingId: string }
export type PaperName = 'open' | 'pictures' | 'closed' | 'noGuests' | 'named' | 'before' | 'over' | 'namedOver' | 'recalled' | 'namedRecalled' | 'draft' | 'submitted' | 'own'

type Laying = {
  itemId?: string; createdBy: string; readers?: Partial<PaperReaders>; opensAt?: number; closesAt?: number; state?: PaperState
  preparingUnitId?: string; recalledAt?: number; mayDownload?: boolean; ownerId?: string
}

/** Two meetings, one in session and one that units still prepare, with a paper of every standing. */
export type LaidHouse = { running: Hall; coming: Hall; papers: Record<PaperName, LaidPaper>; people: Record<'stranger' | 'administrator' | 'screen' | 'staff' | 'otherStaff', string> }

const hour = 3_600_000

/** Lays one paper of one page for everything that a test says about it. */
export async function layPaper(world: World, hall: Hall, word: string, { itemId, readers, ...facts }: Laying): Promise<LaidPaper> {
  const at = world.clock.now
  const put = async (bytes: Uint8Array) => (await must(world.app.files.put(Readable.from([bytes]), { limitBytes: 1_000_000 }))).hash
  const pdfHash = await put(await textPdf(`To trinh ${word}`))
  const pictureHash = await put(await sharp({ create: { width: 60, height: 80, channels: 3, background: { r: 240, g: 236, b: word.length * 9 } } }).webp().toBuffer())
  const [documentId, versionId] = [uuidv7(), uuidv7()]
  const title = `Tờ trình ${word}`
  const place = facts.ownerId ? {} : { meetingId: hall.meetingId, itemId }
  await world.db.write(async (tx) => {
    await tx.insert(schema.documents).values({ ...place, id: documentId, position: 0, title, searchTitle: foldForSearch(title), state: 'approved', createdAt: at, readers: { ...everyReader, ...readers }, ...facts })
    await tx.insert(schema.documentVersions).values({ id: versionId, documentId, number: 1, fileName: `${word}.pdf`, fileHash: pdfHash, pdfHash, sizeBytes: 1, pageCount: 1, state: 'ready', createdBy: facts.createdBy, createdAt: at })
    await tx.insert(schema.documentPages).values({ versionId, page: 1, widthPt: 595, heightPt: 842, state: 'ready', readingHash: pictureHash, smallHash: pictureHash, thumbHash: pictureHash, text: `Nội dung ${word}` })
  })
  return { documentId, versionId, pictureHash, word, meetingId: hall.meetingId }
}

export async function layHouse(world: World): Promise<LaidHouse> {
  const now = world.clock.now
  const [running, coming] = [await openedHall(world, { members: 3 }), await createHall(world, { members: 3 })]
  const [unitId, otherUnitId] = [await world.addUnit('Sở Tài chính'), await world.addUnit('Sở Xây dựng')]
  const people = {
    stranger: await world.addPerson('Đỗ Văn Ngoài'), administrator: await world.addPerson('Tô Minh Trị', { systemRole: 'system-admin' }), screen: await world.addPerson('Màn hình hội trường', { isScreen: true }),
    staff: await world.addPerson('Vũ Thị Soạn', { unitId }), otherStaff: await world.addPerson('Hà Văn Khác', { unitId: otherUnitId }),
  }
  const groupId = uuidv7()
  await world.db.write(async (tx) => {
    // the unit prepares in both meetings; the one in session it does not see any more
    for (const itemId of [running.items.plain, coming.items.second]) await tx.update(schema.agendaItems).set({ preparingUnitId: unitId }).where(eq(schema.agendaItems.id, itemId))
    await tx.update(schema.agendaItems).set({ preparingUnitId: otherUnitId }).where(eq(schema.agendaItems.id, coming.items.plain))
    await tx.insert(schema.meetingGroups).values({ id: groupId, meetingId: running.meetingId, name: 'Tổ biên tập' })
    await tx.insert(schema.meetingGroupSeats).values({ groupId, seatId: seatOf(running, 'member3') })
  })
  const named = { kind: 'named' as const, userIds: [userOf(running, 'member2')], groupIds: [groupId] }
  const lay = (word: string, facts: Partial<Laying> = {}) => layPaper(world, running, word, { itemId: running.items.plain, createdBy: userOf(running, 'secretary'), ...facts })
  const prepare = (word: string, state: PaperState) => layPaper(world, coming, word, { itemId: coming.items.second, createdBy: people.staff, preparingUnitId: unitId, state })
  const papers = {
    open: await lay('caychuoi'), pictures: await lay('cayxoai', { mayDownload: false }),
    closed: await lay('caycau', { itemId: running.items.closed, readers: { userIds: [userOf(running, 'guest')] } }),
    noGuests: await lay('caycam', { readers: { guests: false } }), named: await lay('caybuoi', { readers: named }),
    before: await lay('caymit', { opensAt: now + hour }), over: await lay('caysung', { closesAt: now - hour }), namedOver: await lay('cayquyt', { closesAt: now - hour, readers: named }),
    recalled: await lay('caytre', { state: 'recalled', recalledAt: now }), namedRecalled: await lay('caytruc', { state: 'recalled', recalledAt: now, readers: named }),
    draft: await prepare('caydua', 'draft'), submitted: await prepare('caynhan', 'submitted'),
    own: await lay('cayvai', { ownerId: userOf(running, 'member1'), createdBy: userOf(running, 'member1') }),
  }
  return { running, coming, papers, people }
}

const personOf = (hall: Hall, who: string) => {
  const person = hall.people[who]
  if (!person) throw new Error(`nobody called ${who}`)
  return person
}
export const userOf = (hall: Hall, who: string) => personOf(hall, who).userId
const seatOf = (hall: Hall, who: string) => personOf(hall, who).seatId
