import { mostFolders } from '~/domain/documents/own-papers'
import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import type { ActorCtx } from '~server/context'
import { packageRoot } from '~server/package-root'
import { PageRenderer } from '~server/jobs/render-pages'
import { listPapers } from '~server/services/documents/list-papers'
import { openPaper, originalFile, pagePicture, pageTexts } from '~server/services/documents/read-paper'
import { addToMeeting } from '~server/services/own-papers/add-to-meeting'
import { deleteOwnPaper, moveOwnPaper, renameOwnPaper, restoreOwnPaper } from '~server/services/own-papers/change-own-paper'
import { createFolder, deleteFolder, renameFolder } from '~server/services/own-papers/folders'
import { listMeetingsToPrepare, readOwnPapers } from '~server/services/own-papers/read-own-papers'
import { must } from '~tests/support/hall'
import { PaperHall } from '~tests/support/paper-hall'
import { sendUpload } from '~tests/support/send-upload'

const annex = join(packageRoot, 'db/demo/papers/nd30-phu-luc-6.pdf') // nine pages
const house = new PaperHall()
let owner: ActorCtx
beforeEach(() => { owner = as('secretary') })

const as = (who: string) => house.hall.as(who)
const keep = (ctx: ActorCtx, folderId: string | null, fileName = 'Kế hoạch đầu tư công.pdf') => sendUpload(ctx, { kind: 'folder', folderId }, { fileName, body: createReadStream(annex) })
const folder = async (name: string, parentId: string | null = null, ctx = owner) => (await must(house.world.db.write((tx) => createFolder(tx, ctx, { parentId, name })))).folderId
const titlesIn = async (folderId: string | null, search = '', ctx = owner) => (await must(readOwnPapers(ctx, { folderId, search }))).papers.map((paper) => paper.title)
const everyDoor = (ctx: ActorCtx, versionId: string) => Promise.all([openPaper(ctx, versionId), pagePicture(ctx, versionId, 1, 'reading'), pageTexts(ctx, versionId), originalFile(ctx, versionId)])

describe('an own paper', () => {
  it('is read by its owner and by nobody else, not even an administrator', async () => {
    const { versionId } = await must(keep(owner, null))
    expect(await openPaper(owner, versionId)).toMatchObject({ ok: true, value: { meeting: null } })
    const administrator = await house.world.as(await house.world.addPerson('Tô Minh Trí', { systemRole: 'system-admin' }))
    for (const other of [as('chair'), administrator]) {
      for (const answer of await everyDoor(other, versionId)) expect(answer).toEqual({ ok: false, code: 'not-found', params: {} })
      expect(await titlesIn(null, '', other)).toEqual([])
    }
    const screen = await house.world.as(await house.world.addPerson('Màn hình phòng họp', { isScreen: true }))
    expect(await readOwnPapers(screen, { folderId: null, search: '' })).toMatchObject({ ok: false, code: 'forbidden' })
    expect(await keep(screen, null)).toMatchObject({ ok: false, code: 'forbidden' })
  })

  it('is one paper when the same bytes come to the same folder again', async () => {
    const first = await must(keep(owner, null))
    expect(await must(keep(owner, null))).toEqual(first)
    expect(await must(keep(as('chair'), null))).not.toEqual(first)
  })

  it('is renamed, moved, found without diacritics, deleted and brought back', async () => {
    const { documentId, versionId } = await must(keep(owner, null))
    const to = await folder('Đầu tư')
    const change = <T>(work: Parameters<typeof house.world.db.write<T>>[0]) => house.world.db.write(work)
    await must(change((tx) => renameOwnPaper(tx, owner, { documentId, name: 'Tờ trình về đầu tư' })))
    await must(change((tx) => moveOwnPaper(tx, owner, { documentId, folderId: to })))
    expect(await titlesIn(null)).toEqual([])
    expect(await titlesIn(to)).toEqual(['Tờ trình về đầu tư'])
    expect(await titlesIn(null, 'dau tu to trinh')).toEqual(['Tờ trình về đầu tư'])
    expect(await titlesIn(null, 'ngân sách')).toEqual([])

    for (const verb of [renameOwnPaper, moveOwnPaper, deleteOwnPaper]) {
      expect(await change((tx) => verb(tx, as('chair'), { documentId, name: 'x', folderId: null }))).toMatchObject({ ok: false, code: 'not-found' })
    }
    await must(change((tx) => deleteOwnPaper(tx, owner, { documentId })))
    expect(await titlesIn(to)).toEqual([])
    for (const answer of await everyDoor(owner, versionId)) expect(answer).toMatchObject({ ok: false, code: 'not-found' })
    expect(await change((tx) => restoreOwnPaper(tx, as('chair'), { documentId }))).toMatchObject({ ok: false, code: 'not-found' })
    await must(change((tx) => restoreOwnPaper(tx, owner, { documentId })))
    expect(await titlesIn(to)).toEqual(['Tờ trình về đầu tư'])
  })
})

describe('folders', () => {
  it('go three levels deep and are deleted when empty', async () => {
    const outer = await folder('Năm 2026')
    const middle = await folder('Quý IV', outer)
    const inner = await folder('Tháng 11', middle)
    expect(await house.world.db.write((tx) => createFolder(tx, owner, { parentId: inner, name: 'Tuần 1' }))).toMatchObject({ ok: false, code: 'documents/folder-too-deep' })
    await must(keep(owner, inner))
    for (const folderId of [outer, inner]) expect(await house.world.db.write((tx) => deleteFolder(tx, owner, { folderId }))).toMatchObject({ ok: false, code: 'documents/folder-not-empty' })
    const { folders } = await must(readOwnPapers(owner, { folderId: outer, search: '' }))
    expect(folders.map(({ name, papers, folders: inside }) => [name, papers, inside])).toEqual([['Năm 2026', 0, 1], ['Quý IV', 0, 1], ['Tháng 11', 1, 0]])
  })

  it('are not without number', async () => {
    await house.world.db.write(async (tx) => { for (let n = 0; n < mostFolders; n++) await must(createFolder(tx, owner, { parentId: null, name: `Tháng ${n}` })) })
    expect(await house.world.db.write((tx) => createFolder(tx, owner, { parentId: null, name: 'Một nữa' }))).toMatchObject({ ok: false, code: 'documents/too-many-folders', params: { max: mostFolders } })
  })

  it('are nobody else’s: neither seen, changed, nor filled', async () => {
    const folderId = await folder('Riêng')
    const chair = as('chair')
    expect(await readOwnPapers(chair, { folderId, search: '' })).toMatchObject({ ok: false, code: 'not-found' })
    expect(await keep(chair, folderId)).toMatchObject({ ok: false, code: 'not-found' })
    expect(await house.world.db.write((tx) => createFolder(tx, chair, { parentId: folderId, name: 'x' }))).toMatchObject({ ok: false, code: 'not-found' })
    expect(await house.world.db.write((tx) => renameFolder(tx, chair, { folderId, name: 'x' }))).toMatchObject({ ok: false, code: 'not-found' })
    expect(await house.world.db.write((tx) => deleteFolder(tx, chair, { folderId }))).toMatchObject({ ok: false, code: 'not-found' })
    const { documentId } = await must(keep(chair, null))
    expect(await house.world.db.write((tx) => moveOwnPaper(tx, chair, { documentId, folderId }))).toMatchObject({ ok: false, code: 'not-found' })
  })
})

describe('putting an own paper into a meeting', () => {
  it('offers the meetings and items that one prepares', async () => {
    expect(await listMeetingsToPrepare(owner)).toMatchObject([{ id: house.hall.meetingId, items: [{ id: house.hall.items.plain }, { id: house.hall.items.second }, { id: house.hall.items.closed }] }])
    expect(await listMeetingsToPrepare(as('member1'))).toEqual([])
  })

  it('makes a paper of the meeting out of the same bytes and pictures; what becomes of the own one changes nothing there', async () => {
    const mine = await must(keep(owner, null))
    const renderer = new PageRenderer(house.world.app)
    await renderer.idle()
    await renderer.close()
    const theirs = await must(house.world.db.write((tx) => addToMeeting(tx, owner, { documentId: mine.documentId, itemId: house.hall.items.plain })))
    expect(theirs.documentId).not.toBe(mine.documentId)
    expect(await must(listPapers(as('member1'), house.hall.meetingId))).toMatchObject([{ title: 'Kế hoạch đầu tư công', pages: 9, drawnPages: 9 }])
    const [own, shared] = [await must(originalFile(owner, mine.versionId)), await must(originalFile(as('chair'), theirs.versionId))]
    expect([shared.fileHash, shared.pdfHash, shared.fileName]).toEqual([own.fileHash, own.pdfHash, own.fileName])
    await must(house.world.db.write((tx) => deleteOwnPaper(tx, owner, { documentId: mine.documentId })))
    for (const answer of await everyDoor(as('chair'), theirs.versionId)) expect(answer).toMatchObject({ ok: true })
    for (const answer of await everyDoor(as('chair'), mine.versionId)) expect(answer).toMatchObject({ ok: false })
  }, 60_000)

  it('refuses other people’s papers and items that one does not prepare', async () => {
    const mine = await must(keep(owner, null))
    expect(await house.world.db.write((tx) => addToMeeting(tx, as('chair'), { documentId: mine.documentId, itemId: house.hall.items.plain }))).toMatchObject({ ok: false, code: 'not-found' })
    const members = await must(keep(as('member1'), null))
    expect(await house.world.db.write((tx) => addToMeeting(tx, as('member1'), { documentId: members.documentId, itemId: house.hall.items.plain }))).toMatchObject({ ok: false, code: 'forbidden' })
  })
})
