import { once } from 'node:events'
import { request as httpRequest } from 'node:http'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startSite, type Site } from '~tests/support/site'

let site: Site
beforeAll(async () => { site = await startSite() })
afterAll(() => site.remove())

const port = () => Number(new URL(site.url).port)
const upgrade = (path: string) => [
  `GET ${path} HTTP/1.1`, `Host: 127.0.0.1:${port()}`, 'Connection: Upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Version: 13',
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==', 'Origin: http://elsewhere.example', '', '',
].join('\r\n')

/** Says it and hears the answer to its end; `cut` resets the line at once instead. */
async function say(text: string, { cut = false } = {}): Promise<string> {
  const line = connect(port(), '127.0.0.1')
  let heard = ''
  line.on('data', (data: Buffer) => { heard += data.toString() })
  line.on('error', () => undefined)
  const closed = once(line, 'close')
  await once(line, 'connect')
  line.write(text, () => { if (cut) line.resetAndDestroy() })
  await closed
  return heard
}

describe('clients of their own making', () => {
  it('do not end the process by upgrading nowhere, or by leaving in the middle of it', async () => {
    for (const path of ['//', '/%', '/elsewhere', '*']) expect(await say(upgrade(path))).toMatch(/^HTTP\/1\.1 404 /)
    expect(await say(upgrade('/socket'))).toMatch(/^HTTP\/1\.1 403 /)
    for (let time = 0; time < 60; time++) await say(upgrade(time % 2 ? '/socket' : '/elsewhere'), { cut: true })
    expect((await fetch(`${site.url}/healthz`)).status).toBe(200)
    expect(site.output()).not.toMatch(/ECONNRESET|Invalid URL/)
  })

  it.each([
    ['a broken address', 'GET /%E0%A4%A HTTP/1.1', 'x', 400], ['a broken host', 'GET /sign-in HTTP/1.1', '[', 400],
    ['TRACE', 'TRACE / HTTP/1.1', 'x', 405], ['PUT', 'PUT /api/meetings/x/check-in HTTP/1.1', 'x', 405],
  ])('%s is answered without telling of our insides', async (_, first, host, status) => {
    const answer = await say([first, `Host: ${host}`, 'Connection: close', 'Content-Length: 0', '', ''].join('\r\n'))
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `))
    expect(answer).not.toMatch(/node_modules|\.js:\d/)
  })

  it('a form that says it is too large is told so', async () => {
    const answer = await fetch(`${site.url}/sign-in`, { method: 'POST', headers: { Origin: site.url, 'Content-Type': 'application/x-www-form-urlencoded' }, body: 'a'.repeat(1_200_000) })
    expect(answer.status).toBe(400)
  })

  it('no cache keeps a page or its data', async () => {
    for (const path of ['/set-up', '/set-up.data']) expect((await fetch(site.url + path)).headers.get('Cache-Control'), path).toBe('no-store')
  })

  it('an endless form in pieces is cut off', async () => {
    let sent = 0
    const request = httpRequest(`${site.url}/sign-in`, { method: 'POST', headers: { Origin: site.url, 'Content-Type': 'application/x-www-form-urlencoded' } })
    request.on('error', () => undefined).on('response', (response) => response.resume())
    const closed = new Promise<'closed'>((resolve) => request.once('close', () => resolve('closed')))
    const megabyte = Buffer.alloc(2 ** 20, 'a')
    const drained = () => once(request, 'drain').then(() => 'more' as const, () => 'closed' as const)
    for (let state = 'more'; state === 'more' && sent < 200; sent++) {
      state = request.write(megabyte) ? 'more' : await Promise.race([closed, drained()])
    }
    expect(sent).toBeLessThan(100)
  })
})
