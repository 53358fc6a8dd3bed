import { readFile, stat, utimes } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import express from 'express'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { uploadLimits, uploadsPath, type UploadTarget } from '~/domain/documents/upload'
import { UploadStore } from '~server/adapters/upload-store'
import { sameOriginOnly } from '~server/http/same-origin'
import { uploadDoor } from '~server/http/uploads'
import { createHall, type Hall } from '~tests/support/hall'
import { expectEventually } from '~tests/support/eventually'
import { createWorld, type World } from '~tests/support/world'

/** The door as it stands in the server, with hand-made requests: no client library tidies them up. */
let world: World
let hall: Hall
let server: Server
let url: string
let freeBytes: number | null = null

beforeAll(async () => {
  world = createWorld(Date.now())
  hall = await createHall(world)
  const uploads = world.app.uploads
  const truly = uploads.freeBytes.bind(uploads)
  uploads.freeBytes = async () => freeBytes ?? truly()
  server = createServer((request, response) => void http(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const http = express().all([uploadsPath, `${uploadsPath}/:uploadId`], sameOriginOnly(url), uploadDoor(world.app, async (request) => {
    const who = hall.people[request.get('x-who') ?? '']
    return who ? who.ctx : world.stranger()
  })).use((_request, response) => void response.status(405).end())
})
afterAll(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
  await world.close()
})
beforeEach(() => { freeBytes = null })
afterEach(async () => {
  for (const { ctx } of Object.values(hall.people)) for (const { id } of await ctx.uploads.list(ctx.actor.userId)) await ctx.uploads.remove(id)
})

const as = (who: string) => hall.as(who)
const base64 = (text: string) => Buffer.from(text).toString('base64')
const itemTarget = (): UploadTarget => ({ kind: 'item', itemId: hall.items.plain })
const metadata = (target: unknown = itemTarget(), name = 'Tờ trình.pdf') => `name ${base64(name)},modified ${base64('1')},target ${base64(JSON.stringify(target))}`

type Ask = { who?: string; origin?: string | null; headers?: Record<string, string>; body?: BodyInit }
const ask = (method: string, path: string, { who = 'secretary', origin = url, headers = {}, body }: Ask = {}) => fetch(url + path, {
  method, body, headers: { 'Tus-Resumable': '1.0.0', 'x-who': who, ...(origin && { Origin: origin }), ...headers },
})
const create = (length: number | string, options: Ask = {}) => ask('POST', uploadsPath, { ...options, headers: { 'Upload-Length': String(length), 'Upload-Metadata': metadata(), ...options.headers } })
const begin = async (length: number, options: Ask = {}) => {
  const response = await create(length, options)
  expect(response.status).toBe(201)
  return response.headers.get('Location') ?? ''
}
const patch = (path: string, offset: number | string, body: BodyInit, options: Ask = {}) =>
  ask('PATCH', path, { ...options, body, headers: { 'Upload-Offset': String(offset), 'Content-Type': 'application/offset+octet-stream', ...options.headers } })
const offsetOf = async (path: string) => Number((await ask('HEAD', path)).headers.get('Upload-Offset'))
const idOf = (path: string) => path.slice(uploadsPath.length + 1)

describe('sending in parts', () => {
  it('takes a file part by part and says how far it has come', async () => {
    const path = await begin(10)
    expect(path).toMatch(/^\/api\/uploads\/[\w-]+\.[0-9a-f-]{36}$/)
    expect((await patch(path, 0, 'abcd')).headers.get('Upload-Offset')).toBe('4')
    const head = await ask('HEAD', path)
    expect([head.headers.get('Upload-Offset'), head.headers.get('Upload-Length'), head.headers.get('Cache-Control')]).toEqual(['4', '10', 'no-store'])
    expect((await patch(path, 4, 'efghij')).status).toBe(204)
    expect(await readFile(world.app.uploads.path(idOf(path)), 'utf8')).toBe('abcdefghij')
    expect(await world.app.uploads.list(as('secretary').actor.userId)).toMatchObject([{ fileName: 'Tờ trình.pdf', sizeBytes: 10, sentBytes: 10, modifiedAt: 1, target: itemTarget() }])
  })

  it('keeps what had come when the line is cut in the middle of a part', async () => {
    const path = await begin(1_000)
    await cutInTheMiddle(path, 1_000, 'x'.repeat(300))
    await expectEventually(async () => expect(await offsetOf(path)).toBe(300))
    expect((await patch(path, 300, 'y'.repeat(700))).status).toBe(204)
    expect(await readFile(world.app.uploads.path(idOf(path)), 'utf8')).toBe('x'.repeat(300) + 'y'.repeat(700))
  })

  it('goes on after a restart: what it says is what the disk has', async () => {
    const path = await begin(10)
    await patch(path, 0, 'abcd')
    const again = new UploadStore(`${world.dataDir}/uploads`)
    expect(await again.find(as('secretary').actor.userId, idOf(path))).toMatchObject({ sentBytes: 4, sizeBytes: 10 })
  })

  it('lets one of two parts at once in, and the bytes stay in order', async () => {
    const path = await begin(200_000)
    const both = await Promise.all(['a', 'b'].map((letter) => patch(path, 0, letter.repeat(200_000))))
    expect(both.map((response) => response.status).sort()).toEqual([204, 409])
    const bytes = await readFile(world.app.uploads.path(idOf(path)), 'utf8')
    expect(new Set(bytes).size).toBe(1)
    expect(bytes).toHaveLength(200_000)
  })

  it('does not let a hanging request hold an upload: who comes back after a cut is let in', async () => {
    const path = await begin(1_000)
    const hanging = await hang(path, 1_000, 'x'.repeat(100))
    await expectEventually(async () => expect((await stat(world.app.uploads.path(idOf(path)))).size).toBe(100))
    expect(await offsetOf(path)).toBe(100)
    hanging.destroy()
    expect((await patch(path, 100, 'y'.repeat(900))).status).toBe(204)
  }, 30_000)

  it('is given up by its owner, with everything of it', async () => {
    const path = await begin(10)
    expect((await ask('DELETE', path)).status).toBe(204)
    expect((await ask('HEAD', path)).status).toBe(404)
    expect(await stat(world.app.uploads.path(idOf(path))).catch(() => null)).toBeNull()
  })
})

describe('what is refused', () => {
  it('rubbish in headers', async () => {
    const path = await begin(10)
    const statuses = {
      noVersion: (await fetch(url + path, { method: 'HEAD', headers: { 'x-who': 'secretary' } })).status,
      otherVersion: (await ask('HEAD', path, { headers: { 'Tus-Resumable': '0.2.2' } })).status,
      negative: (await patch(path, -1, 'a')).status,
      notANumber: (await patch(path, '1e1', 'a')).status,
      ahead: (await patch(path, 5, 'a')).status,
      noOffset: (await ask('PATCH', path, { body: 'a', headers: { 'Content-Type': 'application/offset+octet-stream' } })).status,
      otherType: (await patch(path, 0, 'a', { headers: { 'Content-Type': 'text/html' } })).status,
      tooMuch: (await patch(path, 0, 'a'.repeat(11))).status,
      lengthLater: (await patch(path, 0, 'a', { headers: { 'Upload-Length': '999999' } })).status,
      negativeLength: (await create(-5)).status,
      noLength: (await ask('POST', uploadsPath, { headers: { 'Upload-Metadata': metadata() } })).status,
      deferred: (await ask('POST', uploadsPath, { headers: { 'Upload-Defer-Length': '1', 'Upload-Metadata': metadata() } })).status,
      concatenated: (await create(5, { headers: { 'Upload-Concat': 'partial' } })).status,
    }
    for (const [what, status] of Object.entries(statuses)) expect([what, status >= 400 && status < 500 || status === 501]).toEqual([what, true])
    expect(await offsetOf(path)).toBe(0)
  })

  it('metadata that make no sense, with a sentence', async () => {
    const bad = ['', 'target', `target ${base64('{')}`, metadata({ kind: 'item' }), metadata({ kind: 'house', itemId: 'x' }), metadata({ ...itemTarget(), extra: 1 }), `${metadata()},name ${base64('b')}`, '%%%', `${metadata()},more ${base64('x'.repeat(5_000))}`]
    for (const value of bad) expect([value, (await create(5, { headers: { 'Upload-Metadata': value } })).status]).toEqual([value, 400])
    expect(await (await create(5, { headers: { 'Upload-Metadata': metadata({ kind: 'item' }) } })).json()).toMatchObject({ ok: false, code: 'bad-input', message: expect.stringContaining('chưa hợp lệ') as string })
  })

  it('other methods and other sites', async () => {
    for (const method of ['PUT', 'OPTIONS', 'GET']) expect((await ask(method, uploadsPath)).status).toBe(405)
    const path = await begin(10)
    for (const origin of ['https://example.org', null]) {
      expect((await create(5, { origin })).status).toBe(403)
      expect((await patch(path, 0, 'a', { origin })).status).toBe(403)
      expect((await ask('DELETE', path, { origin })).status).toBe(403)
    }
    const told = await ask('HEAD', path)
    expect(told.headers.get('Access-Control-Allow-Origin')).toBeNull()
  })

  it('strangers, and those without the right, before a byte is taken', async () => {
    expect((await create(5, { who: 'nobody' })).status).toBe(401)
    expect(await (await create(5, { who: 'member1' })).json()).toMatchObject({ code: 'forbidden' })
    expect((await create(5, { who: 'guest' })).status).toBe(403)
    expect((await create(5, { headers: { 'Upload-Metadata': metadata({ kind: 'item', itemId: 'no-such-item' }) } })).status).toBe(404)
    expect((await create(5, { headers: { 'Upload-Metadata': metadata({ kind: 'folder', folderId: 'somebody-elses' }) } })).status).toBe(404)
  })

  it('other people’s uploads do not exist, however they are addressed', async () => {
    const path = await begin(10)
    await patch(path, 0, 'abcd')
    const own = await begin(10, { who: 'chair' })
    const disguises = [path, `${path}/`, `${own}?/${idOf(path)}`, `${own}#/${idOf(path)}`, `${uploadsPath}/..%2f${idOf(path)}`, `${uploadsPath}/%2e%2e%2fnghi-su.sqlite`, `${uploadsPath}/${idOf(path)}.json`]
    for (const disguise of disguises) {
      for (const method of ['HEAD', 'DELETE'] as const) {
        if (disguise.startsWith(own) && method === 'DELETE') continue
        const response = await ask(method, disguise, { who: 'chair' })
        if (response.status === 200) expect(response.headers.get('Upload-Offset')).toBe('0') // the asker's own
        else expect([disguise, response.status]).toEqual([disguise, 404])
      }
    }
    expect((await patch(path, 4, 'evil!!', { who: 'chair' })).status).toBe(404)
    expect((await patch(path, 4, 'evil!!', { who: 'nobody' })).status).toBe(401)
    expect(await readFile(world.app.uploads.path(idOf(path)), 'utf8')).toBe('abcd')
  })

  it('too large, too many, no room, each with its sentence', async () => {
    expect(await (await create(301 * 2 ** 20)).json()).toMatchObject({ code: 'documents/too-large', params: { limitMb: 300 } })
    freeBytes = 200 * 2 ** 20
    const full = await create(1_000)
    expect([full.status, await full.json()]).toMatchObject([507, { code: 'documents/no-space', message: expect.stringContaining('hết chỗ lưu') as string }])
    freeBytes = null
    const path = await begin(10)
    freeBytes = 0
    expect((await patch(path, 0, 'abcd')).status).toBe(507)
    freeBytes = null
    expect((await patch(path, 0, 'abcd')).status).toBe(204)
    const many = await Promise.all(Array.from({ length: uploadLimits.unfinished + 5 }, () => create(10)))
    expect(many.filter((response) => response.status === 201)).toHaveLength(uploadLimits.unfinished - 1)
    expect(await many.find((response) => response.status !== 201)?.json()).toMatchObject({ code: 'documents/too-many-uploads', params: { limit: uploadLimits.unfinished } })
    expect((await create(10, { who: 'chair' })).status).toBe(201)
  })

  it('more bytes than a person may hold half sent', async () => {
    for (let index = 0; index < 4; index++) await begin(290 * 2 ** 20, { who: 'chair' })
    expect((await create(290 * 2 ** 20, { who: 'chair' })).status).toBe(429)
  })
})

it('sweeps what has not grown for a day, and nothing else', async () => {
  const [old, young] = [await begin(10), await begin(10)]
  const dayAgo = new Date(Date.now() - 25 * 3600_000)
  await utimes(world.app.uploads.path(idOf(old)), dayAgo, dayAgo)
  await world.app.uploads.sweep(Date.now() - 24 * 3600_000)
  expect((await ask('HEAD', old)).status).toBe(404)
  expect((await ask('HEAD', young)).status).toBe(200)
})

/** A request that promises more than it sends, over a bare socket. */
function hang(path: string, promised: number, sent: string) {
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
  return new Promise<typeof socket>((resolve) => {
    socket.write([
      `PATCH ${path} HTTP/1.1`, 'Host: 127.0.0.1', `Origin: ${url}`, 'x-who: secretary', 'Tus-Resumable: 1.0.0', 'Upload-Offset: 0',
      'Content-Type: application/offset+octet-stream', `Content-Length: ${promised}`, '', sent,
    ].join('\r\n'), () => resolve(socket))
  })
}

async function cutInTheMiddle(path: string, promised: number, sent: string) {
  const socket = await hang(path, promised, sent)
  await expectEventually(async () => expect((await stat(world.app.uploads.path(idOf(path)))).size).toBe(sent.length))
  socket.destroy()
}
