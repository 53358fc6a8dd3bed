import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { packageRoot } from '~server/package-root'

/** The built server as a process of its own, as users run it. */
export type Site = {
  url: string
  dataDir: string
  output(): string
  /** of the running process; throws while it is stopped */
  pid(): number
  /** As the power does it: no warning, nothing flushed. */
  kill(): Promise<void>
  /** SIGTERM, and waits for the end; answers the exit code. */
  stop(): Promise<number | null>
  /** As a line that hangs: what is asked gets no answer until `thaw`. */
  freeze(): void
  thaw(): void
  /** Starts again on the same data and address. */
  startAgain(): Promise<void>
  /** Stops if need be and removes the data. */
  remove(): Promise<void>
}

export type SiteOptions = { args?: string[]; dataDir?: string; env?: Record<string, string> }

export async function startSite({ args = [], dataDir = mkdtempSync(join(tmpdir(), 'nghi-su-site-')), env = {} }: SiteOptions = {}): Promise<Site> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  let output = ''
  let child: ChildProcess | null = null

  const ended = (running: ChildProcess) => new Promise<number | null>((resolve) => (running.exitCode !== null || running.signalCode ? resolve(running.exitCode) : running.once('exit', resolve)))
  const signal = async (name: NodeJS.Signals) => {
    if (!child) return null
    const running = child
    child = null
    running.kill(name)
    return ended(running)
  }
  const start = async () => {
    const running = spawn(process.execPath, [join(packageRoot, 'build/server/index.js'), ...args], {
      env: { ...process.env, PORT: String(port), HOST: '127.0.0.1', DATA_DIR: dataDir, NODE_ENV: 'production', VITEST: undefined, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    child = running
    for (const stream of [running.stdout, running.stderr]) stream.on('data', (chunk: Buffer) => { output += chunk.toString() })
    await ready(url, running, () => output)
  }
  await start()
  return {
    url, dataDir, output: () => output,
    pid: () => {
      if (child?.pid === undefined) throw new Error('the server does not run')
      return child.pid
    },
    kill: async () => void await signal('SIGKILL'),
    stop: () => signal('SIGTERM'),
    freeze: () => void child?.kill('SIGSTOP'),
    thaw: () => void child?.kill('SIGCONT'),
    startAgain: start,
    async remove() {
      await signal('SIGKILL')
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

async function ready(url: string, running: ChildProcess, output: () => string) {
  const deadline = Date.now() + 60_000
  while (Date.now() < deadline) {
    if (running.exitCode !== null) throw new Error(`the server ended:\n${output()}`)
    const healthy = await fetch(`${url}/healthz`).then((response) => response.ok, () => false)
    if (healthy) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`the server did not become ready:\n${output()}`)
}

/** A port of this machine that nobody listens on. */
export function freePort() {
  return new Promise<number>((resolve, reject) => {
    const probe = createServer().once('error', reject).listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))))
    })
  })
}
