import { describe, expect, it } from 'vitest'
import * as home from '~/routes/_index/route'
import * as people from '~/routes/api.people/route'
import * as overview from '~/routes/meetings.$meetingId._index/route'
import * as agenda from '~/routes/meetings.$meetingId.agenda/route'
import * as edit from '~/routes/meetings.$meetingId.edit/route'
import * as participants from '~/routes/meetings.$meetingId.participants/route'
import * as list from '~/routes/meetings._index/route'
import * as created from '~/routes/meetings.new/route'
import { listAudit } from '~db/queries/audit'
import type { Ctx } from '~server/context'
import { foldForSearch } from '~/domain/kernel/fold'
import { createHall } from '~tests/support/hall'
import { worldOfFile } from '~tests/support/world-of-file'

type Call = (args: { context: { ctx: Ctx; cspNonce: string }; request: Request; params: Record<string, string> }) => unknown

const world = worldOfFile()
const hall = await createHall(world)

/** What a browser would get, JSON read. */
async function visit(page: unknown, ctx: Ctx, { form, body, path = '/somewhere', meetingId = hall.meetingId }: { form?: Record<string, string>; body?: unknown; path?: string; meetingId?: string } = {}) {
  const sent = form ? { method: 'POST', body: new URLSearchParams(form) } : body === undefined ? {} : { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body), headers: { 'content-type': 'application/json' } }
  try {
    const answer = await (page as Call)({ context: { ctx, cspNonce: '' }, request: new Request(`http://127.0.0.1${path}`, sent), params: { meetingId } })
    return answer instanceof Response ? await told(answer) : { status: 200, to: null, data: answer }
  } catch (thrown) {
    if (thrown instanceof Response) return told(thrown)
    throw thrown
  }
}
async function told(response: Response) {
  const text = await response.text()
  return { status: response.status, to: response.headers.get('Location'), data: text ? JSON.parse(text) as unknown : null }
}

const ofMeeting: [string, { loader: unknown; action: unknown }][] = [['overview', overview], ['edit', edit], ['agenda', agenda], ['participants', participants]]

describe('pages of a meeting', () => {
  it.each([...ofMeeting, ['home', home], ['list', list], ['new', created]] as [string, { loader: unknown }][])('%s: without a session one is sent to sign in and back', async (_, page) => {
    expect(await visit(page.loader, world.stranger())).toMatchObject({ status: 302, to: '/sign-in?to=%2Fsomewhere' })
  })

  it.each(ofMeeting)('%s: is not there for a stranger, and not for a meeting that is not there', async (_, page) => {
    const stranger = await world.as(await world.addPerson('Đỗ Văn Lạ'))
    expect(await visit(page.loader, stranger)).toMatchObject({ status: 404 })
    expect(await visit(page.loader, hall.people.chair!.ctx, { meetingId: 'rubbish' })).toMatchObject({ status: 404 })
  })

  it.each(ofMeeting.slice(1))('%s: is not for guests and members', async (_, page) => {
    expect(await visit(page.loader, hall.people.guest!.ctx)).toMatchObject({ status: 403 })
    expect(await visit(page.loader, hall.people.member1!.ctx)).toMatchObject({ status: 403 })
  })

  it.each([['agenda', agenda], ['participants', participants]] as const)('%s: rubbish is refused and nothing is written', async (_, page) => {
    const before = (await listAudit(world.db.read)).length
    const secretary = hall.people.secretary!.ctx
    for (const body of ['', '{', [], null, 'null', {}, { intent: 'constructor', input: {} }, { intent: 'add-item' }, { intent: 'add-item', input: [] }, { intent: 'add-seats', input: { userIds: 'x' } }]) {
      expect((await visit(page.action, secretary, { body })).status, JSON.stringify(body)).toBe(400)
    }
    expect((await visit(page.action, world.stranger(), { body: { intent: 'add-item', input: {} } })).status).toBe(401)
    expect((await listAudit(world.db.read)).length).toBe(before)
  })

  it('say in the field what is wrong with it', async () => {
    const item = { title: ' ', minutes: 10, parentId: null, preparingUnitId: null, presenterSeatId: null, closed: false, neutralTitle: '' }
    expect(await visit(agenda.action, hall.people.secretary!.ctx, { body: { intent: 'add-item', input: item } })).toMatchObject({ status: 400, data: { errors: { title: 'titleNeeded' } } })
    expect(await visit(overview.action, hall.people.member1!.ctx, { form: { intent: 'reply', reply: 'declined', reason: '  ' } })).toMatchObject({ status: 400, data: { errors: { reason: 'reasonNeeded' } } })
    expect(await visit(overview.action, hall.people.member1!.ctx, { form: { intent: 'rubbish' } })).toMatchObject({ status: 400 })
    expect(await visit(overview.action, hall.people.member1!.ctx, { form: { intent: 'invite' } })).toMatchObject({ data: { code: 'forbidden' } })
  })

  it('a new meeting pressed twice is one meeting', async () => {
    const ctx = hall.people.secretary!.ctx
    const { defaults, key } = (await visit(created.loader, ctx)).data as { defaults: { typeId: string; bodyId: string }; key: string }
    const form = { title: 'Phiên họp bấm hai lần', typeId: defaults.typeId, bodyId: defaults.bodyId, place: '', startsDate: '2026-12-01', startsTime: '08:00', endsDate: '2026-12-01', endsTime: '11:00', chairUserId: '', secretaryUserId: '', key }
    const first = await visit(created.action, ctx, { form })
    expect(first).toMatchObject({ status: 302 })
    expect((await visit(created.action, ctx, { form })).to).toBe(first.to)
    expect((await visit(created.action, ctx, { form: { ...form, endsTime: '07:00', key: 'another-key' } }))).toMatchObject({ status: 409, data: { errors: { ends: 'endsBeforeStart' } } })
    expect((await visit(created.action, ctx, { form: { ...form, startsDate: '31/31/2026' } }))).toMatchObject({ status: 400, data: { errors: { startsDate: 'dateForm' } } })
  })

  it('people are found by any of their words, in any order, without diacritics; not by strangers', async () => {
    await world.addPerson('Nguyễn Thị Minh Khai', { searchText: foldForSearch('Nguyễn Thị Minh Khai Giám đốc Sở Y tế') })
    const found = await visit(people.loader, hall.people.member1!.ctx, { path: '/api/people?search=khai%20nguyen%20giam&unit=' })
    expect(found).toMatchObject({ status: 200, data: { people: [{ fullName: 'Nguyễn Thị Minh Khai' }] } })
    expect((await visit(people.loader, world.stranger())).status).toBe(401)
  })
})
