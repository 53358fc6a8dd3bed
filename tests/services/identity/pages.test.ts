import { describe, expect, it } from 'vitest'
import * as account from '~/routes/account._index/route'
import * as password from '~/routes/account.password/route'
import * as admin from '~/routes/admin/route'
import * as body from '~/routes/admin.bodies.$bodyId/route'
import * as bodies from '~/routes/admin.bodies._index/route'
import * as log from '~/routes/admin.log/route'
import * as settings from '~/routes/admin.settings/route'
import * as units from '~/routes/admin.units/route'
import * as user from '~/routes/admin.users.$userId/route'
import * as users from '~/routes/admin.users._index/route'
import * as signInPage from '~/routes/sign-in/route'
import * as setUpPage from '~/routes/set-up/route'
import type { Ctx } from '~server/context'
import { createWorld } from '~tests/support/world'
import { worldOfFile } from '~tests/support/world-of-file'

type Call = (args: { context: { ctx: Ctx; cspNonce: string }; request: Request; params: Record<string, string> }) => unknown
const call = (page: unknown) => page as Call

const world = worldOfFile()
const unitId = await world.addUnit('Sở Tài chính')
const root = await world.as(await world.addPerson('Đỗ Văn Quản', { systemRole: 'system-admin' }))
const unitAdmin = await world.as(await world.addPerson('Lê Thị Thu', { unitId, systemRole: 'unit-admin' }))
const ordinary = await world.as(await world.addPerson('Phạm Văn Nam', { unitId }))
const once = await world.as(await world.addPerson('Vũ Thị Mới', { unitId, mustChangePassword: true }))

/** What a browser would get: the status, and where it is sent or what it is told. */
async function visit(page: unknown, ctx: Ctx, params: Record<string, string> = {}, form?: Record<string, string>, path = '/somewhere') {
  const request = new Request(`http://127.0.0.1${path}`, form ? { method: 'POST', body: new URLSearchParams(form) } : {})
  try {
    const answer = await call(page)({ context: { ctx, cspNonce: '' }, request, params })
    return answer instanceof Response ? await told(answer) : { status: 200, answer }
  } catch (thrown) {
    if (thrown instanceof Response) return told(thrown)
    throw thrown
  }
}
async function told(response: Response) {
  const text = await response.text()
  return { status: response.status, to: response.headers.get('Location'), ...(text && { answer: JSON.parse(text) as unknown }) }
}

const pages: [string, { loader: unknown; action?: unknown }, Record<string, string>][] = [
  ['account', account, {}], ['password', password, {}], ['admin', admin, {}], ['users', users, {}], ['user', user, { userId: 'new' }],
  ['units', units, {}], ['bodies', bodies, {}], ['body', body, { bodyId: 'new' }], ['settings', settings, {}], ['log', log, {}],
]

describe('pages of people', () => {
  it.each(pages)('%s: a stranger is sent to sign in and back, also when posting', async (_, page, params) => {
    const sent = { status: 302, to: '/sign-in?to=%2Fsomewhere' }
    expect(await visit(page.loader, world.stranger(), params)).toEqual(sent)
    if (page.action) expect(await visit(page.action, world.stranger(), params, { intent: 'save' })).toEqual(sent)
  })

  it.each(pages.filter(([name]) => name !== 'password'))('%s: C9 a one-time password opens only the password page', async (_, page, params) => {
    expect(await visit(page.loader, once, params)).toEqual({ status: 302, to: '/account/password' })
  })

  it.each(pages.slice(2))('%s: nothing for somebody who administers nothing', async (_, page, params) => {
    expect(await visit(page.loader, ordinary, params)).toMatchObject({ status: 403 })
  })

  it.each(pages.slice(5, 9))('%s: not for a unit administrator', async (_, page, params) => {
    expect(await visit(page.loader, unitAdmin, params)).toMatchObject({ status: 403 })
  })

  it('do not say whether a rubbish address would have meant something', async () => {
    expect(await visit(user.loader, root, { userId: 'rubbish' })).toMatchObject({ status: 404 })
    expect(await visit(user.loader, unitAdmin, { userId: root.actor?.userId ?? '' })).toMatchObject({ status: 404 })
    expect(await visit(body.loader, root, { bodyId: 'rubbish' })).toMatchObject({ status: 404 })
  })

  it.each(pages.slice(4, 9).filter(([, { action }]) => action))('%s: what somebody without the right sends is not looked at', async (_, page, params) => {
    expect(await visit(page.action, ordinary, params, { intent: 'rubbish' })).toMatchObject({ status: 403 })
  })

  it('a house that stands is not set up again, whatever is sent', async () => {
    expect(await visit(setUpPage.action, world.stranger(), {}, {})).toEqual({ status: 302, to: '/' })
  })

  it('answer rubbish forms with 400 and a sentence', async () => {
    const empty = createWorld()
    const told = { status: 400, answer: { message: expect.stringMatching(/hợp lệ/) as string } }
    expect(await visit(user.action, root, { userId: 'new' }, { intent: 'save', username: '../..' })).toMatchObject(told)
    expect(await visit(user.action, root, { userId: 'new' }, { intent: 'rubbish' })).toMatchObject(told)
    expect(await visit(units.action, root, {}, { intent: 'save', name: ' ' })).toMatchObject(told)
    expect(await visit(body.action, root, { bodyId: 'new' }, { name: 'x' })).toMatchObject(told)
    expect(await visit(setUpPage.action, empty.stranger(), {}, {})).toMatchObject(told)
    expect(await visit(users.loader, root, {}, undefined, '/admin/users?page=1.5&unit=rubbish')).toMatchObject({ status: 200 })
    await empty.close()
  })

  it('set-up is over for good; who is signed in needs no sign-in page', async () => {
    expect(await visit(setUpPage.loader, world.stranger())).toEqual({ status: 302, to: '/' })
    expect(await visit(signInPage.loader, ordinary, {}, undefined, '/sign-in?to=//evil.example')).toEqual({ status: 302, to: '/' })
    expect(await visit(signInPage.action, world.stranger(), {}, { username: '', password: '' })).toMatchObject({ status: 200, answer: { username: '' } })
  })
})
