import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import WebSocket from 'ws'
import { expectEventually } from './eventually'
import { hasProgram } from './has-program'
import { freePort } from './site'

/** Browsers of other families than Chromium, as Debian has them; each speaks the standard protocol that it has. */
export const engines = [
  { name: 'Firefox', missing: hasProgram('firefox-esr') ? null : 'the package firefox-esr', open: openFirefox },
  { name: 'WebKit', missing: hasProgram('WebKitWebDriver') && hasProgram('Xvfb') ? null : 'the packages webkit2gtk-driver and xvfb', open: openWebKit },
]

/** The one window of a browser that was just opened, with an empty profile. */
export type Window = {
  version: string
  /** what went wrong in the page, as the console tells it */
  complaints: string[]
  goto(url: string): Promise<void>
  /** a JavaScript expression that promises a string */
  evaluate(expression: string): Promise<string>
  /** WebDriver's action sequences, the same in both protocols */
  act(actions: object[]): Promise<void>
  /** the page's width and height in CSS pixels */
  resize(width: number, height: number): Promise<void>
  /** PNG, base64 */
  screenshot(): Promise<string>
  close(): Promise<void>
}

async function openFirefox(): Promise<Window> {
  const profile = mkdtempSync(join(tmpdir(), 'nghi-su-firefox-'))
  // the recommended settings of remote control already keep it from calling home
  const firefox = spawn('firefox-esr', ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port', '0'], { stdio: ['ignore', 'ignore', 'pipe'] })
  const address = await lineOf(firefox, 'stderr', /WebDriver BiDi listening on (\S+)/)
  const complaints: string[] = []
  const socket = await bidi(`${address}/session`, ({ level, text }) => { if (level === 'error') complaints.push(text) })
  const { capabilities } = await socket.call<{ capabilities: { browserVersion: string } }>('session.new', { capabilities: {} })
  await socket.call('session.subscribe', { events: ['log.entryAdded'] })
  const { contexts: [{ context }] } = await socket.call<{ contexts: [{ context: string }] }>('browsingContext.getTree', {})
  return {
    version: capabilities.browserVersion, complaints,
    goto: async (url) => void await socket.call('browsingContext.navigate', { context, url, wait: 'complete' }),
    async evaluate(expression) {
      const { result, exceptionDetails } = await socket.call<{ result?: { value: string }; exceptionDetails?: { text: string } }>('script.evaluate', { expression, target: { context }, awaitPromise: true })
      if (!result) throw new Error(exceptionDetails?.text)
      return result.value
    },
    act: async (actions) => void await socket.call('input.performActions', { context, actions }),
    resize: async (width, height) => void await socket.call('browsingContext.setViewport', { context, viewport: { width, height } }),
    screenshot: async () => (await socket.call<{ data: string }>('browsingContext.captureScreenshot', { context })).data,
    async close() {
      await socket.call('browser.close', {})
      await ended(firefox)
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

type LogEntry = { level: string; text: string }

/** Numbered commands and their answers over one WebSocket. */
async function bidi(url: string, onLog: (entry: LogEntry) => void) {
  const socket = new WebSocket(url)
  const waiting = new Map<number, { resolve: (result: unknown) => void; reject: (error: Error) => void }>()
  socket.on('message', (data: Buffer) => {
    const message = JSON.parse(data.toString()) as { id?: number; result?: unknown; error?: string; message?: string; method?: string; params?: LogEntry }
    if (message.method === 'log.entryAdded' && message.params) onLog(message.params)
    const call = waiting.get(message.id ?? -1)
    waiting.delete(message.id ?? -1)
    if (message.error) call?.reject(new Error(`${message.error}: ${message.message}`))
    else call?.resolve(message.result)
  })
  socket.on('close', () => { for (const { reject } of waiting.values()) reject(new Error('the browser ended')) })
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
  let last = 0
  return {
    call: <T = unknown>(method: string, params: object) => new Promise<T>((resolve, reject) => {
      waiting.set(++last, { resolve: (result) => resolve(result as T), reject })
      socket.send(JSON.stringify({ id: last, method, params }))
    }),
  }
}

async function openWebKit(): Promise<Window> {
  const screen = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'pipe', 'ignore'] })
  const display = await lineOf(screen, 'stdout', /^(\d+)$/)
  const port = await freePort()
  const driver = spawn('WebKitWebDriver', [`--port=${port}`], { env: { ...process.env, DISPLAY: `:${display}` }, stdio: ['ignore', 'pipe', 'ignore'] })
  const complaints: string[] = []
  createInterface({ input: driver.stdout }).on('line', (line) => { if (/^CONSOLE .*ERROR/.test(line)) complaints.push(line) })
  const call = async <T = unknown>(method: string, path: string, body?: object) => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method, body: body && JSON.stringify(body) })
    const { value } = (await answer.json()) as { value: T & { error?: string; message?: string } }
    if (!answer.ok) throw new Error(`${value.error}: ${value.message}`)
    return value
  }
  await expectEventually(async () => void await call('GET', '/status'))
  const { sessionId, capabilities } = await call<{ sessionId: string; capabilities: { browserVersion: string } }>('POST', '/session', {
    capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': { args: ['--automation', '--enable-write-console-messages-to-stdout=true'] } } },
  })
  const window = `/session/${sessionId}`
  const evaluate = (expression: string) => call<string>('POST', `${window}/execute/async`, { script: `${expression}.then(arguments[0])`, args: [] })
  return {
    version: capabilities.browserVersion, complaints, evaluate,
    goto: async (url) => void await call('POST', `${window}/url`, { url }),
    act: async (actions) => void await call('POST', `${window}/actions`, { actions }),
    async resize(width, height) {
      await call('POST', `${window}/window/rect`, { width, height })
      const [left, above] = JSON.parse(await evaluate('Promise.resolve(JSON.stringify([outerWidth - innerWidth, outerHeight - innerHeight]))')) as [number, number]
      await call('POST', `${window}/window/rect`, { width: width + left, height: height + above })
    },
    screenshot: () => call<string>('GET', `${window}/screenshot`),
    async close() {
      await call('DELETE', window)
      for (const child of [driver, screen]) {
        child.kill()
        await ended(child)
      }
    },
  }
}

/** What a program says when it is ready: the first group of the line that matches. */
function lineOf(program: ChildProcess, from: 'stdout' | 'stderr', pattern: RegExp) {
  return new Promise<string>((resolve, reject) => {
    const stream = program[from]
    if (!stream) throw new Error(`${from} is not read`)
    createInterface({ input: stream }).on('line', (line) => {
      const said = pattern.exec(line)?.[1]
      if (said !== undefined) resolve(said)
    })
    program.once('error', reject).once('exit', (code) => reject(new Error(`${program.spawnfile} ended with ${code}`)))
  })
}

const ended = (program: ChildProcess) => new Promise<unknown>((resolve) => (program.exitCode !== null || program.signalCode ? resolve(null) : program.once('exit', resolve)))
