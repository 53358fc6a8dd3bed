import { buffer } from 'node:stream/consumers'
import { and, asc, eq } from 'drizzle-orm'
import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { findMeeting } from '~db/queries/meetings'
import { deleteSetting, saveSetting } from '~db/queries/settings'
import { schema } from '~db/schema'
import { issuePaper } from '~server/services/minutes/issue-paper'
import { readPaper, readPapersAwaiting, readPapersOf } from '~server/services/minutes/read-paper'
import { savePaper, savePaperSchema } from '~server/services/minutes/save-paper'
import { takeStep, takeStepSchema } from '~server/services/minutes/take-step'
import { must } from '~tests/support/hall'
import { createWorld } from '~tests/support/world'
import { worldOfFile } from '~tests/support/world-of-file'
import { finishedHall, type FinishedHall } from './finished-hall'

const world = worldOfFile()

const told = (userId: string) => world.db.read.select({ kind: schema.notifications.kind, meetingId: schema.notifications.meetingId, payload: schema.notifications.payload })
  .from(schema.notifications).where(eq(schema.notifications.userId, userId)).orderBy(asc(schema.notifications.createdAt))
const kindsTold = async (hall: FinishedHall, name: string) => (await told(hall.who(name).actor.userId)).filter(({ meetingId }) => meetingId === hall.meetingId).map(({ kind }) => kind)

describe('the draft', () => {
  it('is there when the meeting closes, and the secretary is told', async () => {
    const hall = await finishedHall(world)
    const { body, subject, state, revision } = await hall.paper('minutes')
    expect({ state, revision }).toEqual({ state: 'draft', revision: 1 })
    expect(subject).toContain('Phiên họp thường kỳ tháng 11')
    const text = body.map((block) => block.text).join('\n')
    expect(text).toContain('Kế hoạch đầu tư công năm 2027')
    expect(text).toContain('Sở Tài chính')
    expect(await kindsTold(hall, 'secretary')).toEqual(['paper-to-edit'])
    expect((await readPapersAwaiting(hall.who('secretary'))).filter(({ meetingTitle }) => meetingTitle !== '').map(({ steps }) => steps)).toContainEqual(['submit'])
  })

  it('is edited on the newest text only, and no earlier text is lost', async () => {
    const hall = await finishedHall(world)
    const { id, subject, body, recipients } = await hall.paper('minutes')
    const save = (name: string, revision: number, text: string) => world.db.write((tx) => savePaper(tx, hall.who(name), id, { revision, subject, recipients, body: [...body, { style: 'paragraph', text }] }))
    expect(await save('secretary', 1, 'Bổ sung.')).toEqual({ ok: true, value: { revision: 2 } })
    expect(await save('secretary', 1, 'Bổ sung.'), 'the same save, its answer lost').toEqual({ ok: true, value: { revision: 2 } })
    expect(await save('secretary', 1, 'Ý khác.')).toMatchObject({ ok: false, code: 'minutes/changed-meanwhile' })
    expect(await save('chair', 2, 'Ý khác.')).toMatchObject({ ok: false, code: 'minutes/not-your-step' })
    for (const name of ['member1', 'guest', 'outsider']) expect(await save(name, 2, 'Ý khác.'), name).toMatchObject({ ok: false, code: 'not-found' })
    const revisions = await world.db.read.select().from(schema.paperRevisions).where(eq(schema.paperRevisions.paperId, id)).orderBy(asc(schema.paperRevisions.revision))
    expect(revisions.map((row) => [row.revision, row.body.at(-1)?.text === 'Bổ sung.', row.savedBy])).toEqual([[1, false, null], [2, true, hall.who('secretary').actor.userId]])
    await must(hall.step('secretary', 'minutes', { step: 'submit' }))
    expect(await save('secretary', 2, 'Muộn.')).toMatchObject({ ok: false, code: 'minutes/locked' })
  })

  it.each([
    ['no text', { revision: 1, subject: 'x', body: [], recipients: [] }],
    ['an unknown style', { revision: 1, subject: 'x', body: [{ style: 'h1', text: '' }], recipients: [] }],
    ['an empty subject', { revision: 1, subject: ' ', body: [{ style: 'item', text: '' }], recipients: [] }],
    ['no revision', { subject: 'x', body: [{ style: 'item', text: '' }], recipients: [] }],
  ])('takes no rubbish: %s', (_, input) => {
    expect(savePaperSchema.safeParse(input).success).toBe(false)
  })
  it.each([{ step: 'issue', revision: 1 }, { step: 'sign', revision: 0 }, { step: 'number', revision: 1, number: 0 }, { step: 'number', revision: 1, number: 1.5 }, {}])('no step but its own: %j', (input) => {
    expect(takeStepSchema.safeParse(input).success).toBe(false)
  })
})

describe('the way of a paper', () => {
  it('goes through every hand in order, and each is told when it is his turn', async () => {
    const hall = await finishedHall(world)
    await must(hall.step('secretary', 'minutes', { step: 'submit' }))
    expect(await hall.step('chair', 'minutes', { step: 'send-back', reason: ' ' })).toMatchObject({ ok: false, code: 'minutes/reason-needed' })
    await must(hall.step('chair', 'minutes', { step: 'send-back', reason: 'Thiếu ý kiến của Sở Tư pháp' }))
    expect(await hall.paper('minutes')).toMatchObject({ state: 'draft', sentBackReason: 'Thiếu ý kiến của Sở Tư pháp' })
    await hall.bringTo('minutes', 'number')
    expect(await hall.paper('minutes')).toMatchObject({ state: 'numbered', number: 1, issueDay: '2026-11-20', sentBackReason: null })
    expect(await kindsTold(hall, 'secretary')).toEqual(['paper-to-edit', 'paper-sent-back', 'paper-to-sign'])
    expect(await kindsTold(hall, 'chair')).toEqual(['paper-to-approve', 'paper-to-approve'])
    expect(await kindsTold(hall, 'clerk')).toEqual(['paper-to-number'])
    const page = await must(readPaper(hall.who('chair'), (await hall.paper('minutes')).id))
    expect(page.course.map(({ station, acts }) => [station, acts.map(({ by }) => by?.fullName ?? null)])).toEqual([
      ['drafted', [null]], ['submitted', ['Trần Văn secretary']], ['approved', ['Lê Quang Thái']],
      ['signed', ['Trần Văn secretary', 'Lê Quang Thái']], ['numbered', ['Đoàn Thị Mơ']], ['issued', []],
    ])
  })

  it('follows the installation’s own setting for a kind of paper, and the usual order for the other', async () => {
    const hall = await finishedHall(world)
    const own = [
      { step: 'submit', from: ['draft'], to: 'approved', by: ['secretary'] },
      { step: 'sign', from: ['approved'], to: 'signed', by: ['signer'] },
      { step: 'number', from: ['signed'], to: 'numbered', by: ['secretary', 'clerk'] },
      { step: 'issue', from: ['numbered'], to: 'issued', by: ['clerk'] },
    ]
    await world.db.write((tx) => saveSetting(tx, 'paper-steps/conclusion-notice', own))
    await must(hall.step('secretary', 'conclusion-notice', { step: 'submit' }))
    expect(await hall.paper('conclusion-notice')).toMatchObject({ state: 'approved' })
    await must(hall.step('chair', 'conclusion-notice', { step: 'sign' }))
    expect(await hall.step('secretary', 'minutes', { step: 'number' })).toMatchObject({ ok: false, code: 'minutes/wrong-step' })
    await must(hall.step('secretary', 'minutes', { step: 'submit' }))
    expect(await hall.paper('minutes')).toMatchObject({ state: 'submitted' })
    await world.db.write((tx) => deleteSetting(tx, 'paper-steps/conclusion-notice'))
  })

  it('refuses each step to the wrong person, out of order, twice, and on a text that changed', async () => {
    const hall = await finishedHall(world)
    const wrongStep = { ok: false, code: 'minutes/wrong-step' }
    const wrongPerson = { ok: false, code: 'minutes/not-your-step' }
    for (const step of ['approve', 'sign', 'number', 'send-back'] as const) expect(await hall.step('chair', 'minutes', { step, reason: 'x' }), step).toMatchObject(wrongStep)
    expect(await hall.step('clerk', 'minutes', { step: 'number' }), 'unsigned').toMatchObject(wrongStep)
    expect(await hall.step('chair', 'minutes', { step: 'submit' })).toMatchObject(wrongPerson)
    expect(await hall.step('secretary', 'minutes', { step: 'submit', revision: 9 })).toMatchObject({ ok: false, code: 'minutes/changed-meanwhile' })
    await must(hall.step('secretary', 'minutes', { step: 'submit' }))
    expect(await hall.step('secretary', 'minutes', { step: 'submit' })).toMatchObject(wrongStep)
    for (const name of ['secretary', 'clerk']) expect(await hall.step(name, 'minutes', { step: 'approve' }), name).toMatchObject(wrongPerson)
    await must(hall.step('chair', 'minutes', { step: 'approve' }))
    await must(hall.step('secretary', 'minutes', { step: 'sign' }))
    expect(await hall.step('secretary', 'minutes', { step: 'sign' }), 'signs once').toMatchObject(wrongPerson)
    expect(await hall.step('clerk', 'minutes', { step: 'number' }), 'half signed').toMatchObject(wrongStep)
    await must(hall.step('chair', 'minutes', { step: 'sign' }))
    expect(await hall.step('chair', 'minutes', { step: 'number' })).toMatchObject(wrongPerson)
    expect(await hall.issue('clerk', 'minutes'), 'without number').toMatchObject(wrongStep)
    await must(hall.step('clerk', 'minutes', { step: 'number' }))
    expect(await hall.step('clerk', 'minutes', { step: 'number' })).toMatchObject(wrongStep)
    expect(await hall.issue('secretary', 'minutes')).toMatchObject(wrongPerson)
  })

  it('a signature is taken back with the text it stood under', async () => {
    const hall = await finishedHall(world)
    await hall.bringTo('minutes', 'approve')
    await must(hall.step('secretary', 'minutes', { step: 'sign' }))
    await must(hall.step('chair', 'minutes', { step: 'send-back', reason: 'Sai số phiếu' }))
    const { id } = await hall.paper('minutes')
    const signatures = await world.db.read.select({ signedAt: schema.paperSignatures.signedAt }).from(schema.paperSignatures).where(eq(schema.paperSignatures.paperId, id))
    expect(signatures).toEqual([{ signedAt: null }, { signedAt: null }])
  })

  it('is nothing to strangers, guests and members before it is issued', async () => {
    const hall = await finishedHall(world)
    await hall.bringTo('minutes', 'number')
    const { id, revision } = await hall.paper('minutes')
    for (const name of ['outsider', 'guest', 'member1']) {
      expect(await readPaper(hall.who(name), id), name).toMatchObject({ ok: false, code: 'not-found' })
      expect(await hall.step(name, 'minutes', { step: 'submit' }), name).toMatchObject({ ok: false, code: 'not-found' })
      expect(await hall.issue(name, 'minutes'), name).toMatchObject({ ok: false, code: 'not-found' })
      expect(await readPapersOf(hall.who(name), hall.meetingId), name).toEqual([])
    }
    expect(await world.db.write((tx) => takeStep(tx, hall.clerk, 'no-such-paper', { step: 'number', revision }))).toMatchObject({ ok: false, code: 'not-found' })
    expect(await issuePaper(hall.clerk, 'no-such-paper', 1)).toMatchObject({ ok: false, code: 'not-found' })
  })
})

describe('numbers', () => {
  it('run on within a year, take the clerk’s own, are never given twice, and begin at 1 in the next', async () => {
    const first = await finishedHall(world)
    await first.bringTo('minutes', 'sign')
    await must(first.step('clerk', 'minutes', { step: 'number', number: 7 }))
    await first.bringTo('conclusion-notice', 'sign')
    expect(await first.step('clerk', 'conclusion-notice', { step: 'number', number: 7 })).toMatchObject({ ok: false, code: 'minutes/number-taken', params: { number: 7 } })
    expect(await first.paper('conclusion-notice')).toMatchObject({ state: 'signed', number: null })
    await must(first.step('clerk', 'conclusion-notice', { step: 'number' }))
    expect((await first.paper('conclusion-notice')).number).toBe(8)
  })

  it('begin at 1 in the next Vietnamese year', async () => {
    const late = createWorld(Date.parse('2026-12-31T19:00:00+07:00'))
    try {
      const hall = await finishedHall(late)
      await hall.bringTo('minutes', 'number')
      await hall.bringTo('conclusion-notice', 'sign')
      late.clock.advance(3 * 3_600_000)
      await must(hall.step('clerk', 'conclusion-notice', { step: 'number' }))
      expect([(await hall.paper('minutes')), (await hall.paper('conclusion-notice'))].map(({ number, issueDay }) => [number, issueDay])).toEqual([[1, '2026-12-31'], [1, '2027-01-01']])
    } finally {
      await late.close()
    }
  })

  it('count apart where a kind has its own series, and need one', async () => {
    const hall = await finishedHall(world, { series: ['minutes', 'conclusion-notice'] })
    await hall.bringTo('minutes', 'number')
    await hall.bringTo('conclusion-notice', 'number')
    expect([(await hall.paper('minutes')).number, (await hall.paper('conclusion-notice')).number]).toEqual([1, 1])
    const without = await finishedHall(world, { series: ['minutes'] })
    await without.bringTo('conclusion-notice', 'sign')
    expect(await without.step('clerk', 'conclusion-notice', { step: 'number' })).toMatchObject({ ok: false, code: 'minutes/no-series' })
  })
})

describe('an issued paper', () => {
  it('is kept as PDF and DOCX, read by the meeting, told to all; only the notice publishes the meeting', async () => {
    const hall = await finishedHall(world)
    await hall.bringTo('minutes', 'number')
    await must(hall.issue('clerk', 'minutes'))
    expect(await hall.issue('clerk', 'minutes')).toMatchObject({ ok: false, code: 'minutes/wrong-step' })
    expect((await findMeeting(world.db.read, hall.meetingId))?.meeting.state).toBe('closed')
    const { pdfHash, docxHash, id } = await hall.paper('minutes')
    const pdf = await buffer(await world.app.files.read(pdfHash ?? ''))
    const docx = await buffer(await world.app.files.read(docxHash ?? ''))
    expect(pdf.subarray(0, 8).toString()).toBe('%PDF-1.7')
    expect(new TextDecoder().decode(unzipSync(docx)['word/document.xml'])).toContain('Số: 01/BB-UBND')

    await hall.bringTo('conclusion-notice', 'number')
    await must(hall.issue('clerk', 'conclusion-notice'))
    expect((await findMeeting(world.db.read, hall.meetingId))?.meeting.state).toBe('published')
    const published = await world.db.read.select().from(schema.meetingEvents).where(and(eq(schema.meetingEvents.meetingId, hall.meetingId), eq(schema.meetingEvents.type, 'conclusion-published')))
    expect(published).toHaveLength(1)
    expect((await must(readPaper(hall.who('member2'), id))).stage).toBe('issued')
    expect(await kindsTold(hall, 'member2')).toEqual(['paper-issued', 'paper-issued'])
    expect(await readPaper(hall.outsider, id)).toMatchObject({ ok: false, code: 'not-found' })
    expect((await must(readPaper(hall.who('secretary'), id))).mayEdit).toBe(false)
  })

  it('that tells of a closed item stays unknown to guests; the notice leaves it out', async () => {
    const hall = await finishedHall(world, { closedItem: true })
    for (const kind of ['minutes', 'conclusion-notice'] as const) {
      await hall.bringTo(kind, 'number')
      await must(hall.issue('clerk', kind))
    }
    expect(await readPaper(hall.who('guest'), (await hall.paper('minutes')).id)).toMatchObject({ ok: false, code: 'not-found' })
    expect((await readPapersOf(hall.who('guest'), hall.meetingId)).map(({ kind }) => kind)).toEqual(['conclusion-notice'])
    expect(JSON.stringify(await readPaper(hall.who('guest'), (await hall.paper('conclusion-notice')).id))).not.toContain('bổ nhiệm')
    expect(await kindsTold(hall, 'guest')).toEqual(['paper-issued'])
  })

  it('is printed once when two clerks press at the same moment', async () => {
    const hall = await finishedHall(world)
    await hall.bringTo('minutes', 'number')
    const answers = await Promise.all([hall.issue('clerk', 'minutes'), hall.issue('clerk', 'minutes')])
    expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true])
  })
})
