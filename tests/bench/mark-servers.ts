import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import WebSocket from 'ws'
import { packageRoot } from '~server/package-root'
import { freePort } from '~tests/support/site'
import { addPaper } from '~tests/support/mark-tab'
import type { UpFrame } from '~/domain/live/frames'
import { openHouse, type House } from './house'
import { pin } from './pinning'

/** A server that holds a document of marks, and how one talks with it: messages of y-protocols in a wrapping of its own. */
export type MarkServer = {
  name: string
  pid: number
  /** whose marks the n-th client may write */
  authorOf(client: number): string
  /** Connects the n-th client; resolves when messages may be sent. */
  connect(client: number): Promise<WebSocket>
  wrap(message: Uint8Array): Uint8Array
  /** null for what is no message of y-protocols */
  unwrap(data: Buffer, isBinary: boolean): Uint8Array | null
  stop(): Promise<void>
}

const peersFolder = join(packageRoot, 'tests/bench/peers')
const layer = 'room'
const channel = 1
const documentName = 'marks'
const hocuspocusType = { sync: 0, auth: 2, syncReply: 4 } as const

/** Ours, built and started as in an office: signed-in people of a meeting in session, rights, checks, and every mark committed before it is passed on. */
export async function startOurs(clients: number): Promise<MarkServer> {
  const house = await openHouse(clients, (world, hall) => addPaper(world, hall, hall.items.plain))
  pin(house.site.pid(), 'server')
  return marksOf(house, house.prepared.versionId)
}

/** The room layer of a paper in the house; the n-th client is its n-th member. */
export function marksOf({ site, hall, cookies }: House, versionId: string): MarkServer {
  return {
    name: 'ours', pid: site.pid(), stop: () => site.remove(),
    authorOf: (client) => hall.people[`member${client + 1}`]?.userId ?? '',
    async connect(client) {
      const headers = { cookie: cookies.get(`member${client + 1}`) ?? '', origin: site.url }
      const socket = new WebSocket(`${site.url.replace('http', 'ws')}/socket?meeting=${hall.meetingId}`, { headers })
      const say = (frame: UpFrame) => socket.send(JSON.stringify(frame))
      await heard(socket, 'hello', () => undefined)
      say({ t: 'resume', after: 0 })
      await heard(socket, 'opened', () => say({ t: 'open', ch: channel, versionId, layer }))
      return socket
    },
    wrap: (message) => Buffer.concat([Buffer.from([channel]), message]),
    unwrap: (data, isBinary) => (isBinary ? data.subarray(1) : null),
  }
}

async function heard(socket: WebSocket, type: string, ask: () => void) {
  const answer = new Promise<void>((resolve, reject) => {
    const listen = (data: Buffer, isBinary: boolean) => {
      if (isBinary || (JSON.parse(data.toString('utf8')) as { t: string }).t !== type) return
      socket.off('message', listen)
      resolve()
    }
    socket.on('message', listen)
    socket.once('close', (code) => reject(new Error(`closed with ${code} before "${type}"`)))
    socket.once('error', reject)
  })
  ask()
  await answer
}

/** y-websocket's server as its package brings it: nobody is asked who he is, nothing is checked or kept. */
export async function startYWebsocket(): Promise<MarkServer> {
  const peer = await startPeer('node_modules/y-websocket/bin/server.cjs')
  return {
    name: 'y-websocket', ...peer, authorOf: peerAuthor, wrap: (message) => message, unwrap: (data) => data,
    connect: () => opened(`${peer.url}/${documentName}`),
  }
}

/** Hocuspocus without extensions: in memory, every token is good. */
export async function startHocuspocus(): Promise<MarkServer> {
  const peer = await startPeer('hocuspocus.mjs')
  const named = (write: (encoder: encoding.Encoder) => void) => encoding.encode((encoder) => {
    encoding.writeVarString(encoder, documentName)
    write(encoder)
  })
  const inside = (data: Buffer) => {
    const decoder = decoding.createDecoder(data)
    decoding.readVarString(decoder)
    return decoding.readTailAsUint8Array(decoder)
  }
  return {
    name: 'hocuspocus', ...peer, authorOf: peerAuthor,
    async connect() {
      const socket = await opened(peer.url)
      socket.send(named((encoder) => {
        encoding.writeVarUint(encoder, hocuspocusType.auth)
        encoding.writeVarUint(encoder, 0)
        encoding.writeVarString(encoder, 'bench')
      }))
      const [answer] = (await once(socket, 'message')) as [Buffer]
      if (inside(answer)[0] !== hocuspocusType.auth) throw new Error('hocuspocus: not admitted')
      return socket
    },
    wrap: (message) => named((encoder) => encoding.writeUint8Array(encoder, message)),
    unwrap(data) {
      const message = inside(data)
      if (message[0] === hocuspocusType.syncReply) message[0] = hocuspocusType.sync
      return message
    },
  }
}

/** Keys as long as ours. */
const peerAuthor = (client: number) => `00000000-0000-7000-8000-${String(client).padStart(12, '0')}`

async function opened(url: string): Promise<WebSocket> {
  const socket = new WebSocket(url)
  await once(socket, 'open')
  return socket
}

async function startPeer(script: string): Promise<Pick<MarkServer, 'pid' | 'stop'> & { url: string }> {
  if (!existsSync(join(peersFolder, 'node_modules/y-websocket'))) installPeers()
  const port = await freePort()
  const child = spawn(process.execPath, [script], { cwd: peersFolder, env: { ...process.env, HOST: '127.0.0.1', PORT: String(port), NODE_ENV: 'production', VITEST: undefined }, stdio: ['ignore', 'ignore', 'inherit'] })
  await listening(port, child)
  const pid = child.pid ?? 0
  pin(pid, 'server')
  return { pid, url: `ws://127.0.0.1:${port}`, stop: async () => { if (child.kill('SIGKILL')) await once(child, 'exit') } }
}

/** Only for this benchmark, into a folder of its own. y-leveldb, which would need building, is optional and stays out: both run in memory. */
function installPeers() {
  process.stderr.write('installing the servers to compare with…\n')
  const { status } = spawnSync('npm', ['ci', '--omit=optional', '--no-audit', '--no-fund'], { cwd: peersFolder, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' })
  if (status !== 0) throw new Error('the servers to compare with could not be installed')
}

async function listening(port: number, child: ChildProcess) {
  for (const deadline = Date.now() + 30_000; Date.now() < deadline;) {
    if (child.exitCode !== null) break
    if (await fetch(`http://127.0.0.1:${port}`).then(() => true, () => false)) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('a server to compare with did not start')
}
