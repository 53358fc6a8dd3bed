import { join } from 'node:path'
import { createRequestHandler } from '@remix-run/express'
import type { ServerBuild } from '@remix-run/node'
import compression from 'compression'
import express, { type Express, type Request } from 'express'
import { nobody, personHeader } from '~/domain/documents/dossier'
import { uploadsPath } from '~/domain/documents/upload'
import type { App, Ctx } from '../context'
import { packageRoot } from '../package-root'
import { drainedOf } from './pace'
import { personMark } from './person-mark'
import { sameOriginOnly } from './same-origin'
import { securityHeaders } from './security-headers'
import { uploadDoor } from './uploads'

const CUT_AFTER_MS = 1_000

/** The HTTP side: health, static files, guards, then Remix with the context of the request. */
export function createHttpApp(app: App, build: ServerBuild): Express {
  const http = express()
  http.disable('x-powered-by')
  http.set('trust proxy', 'loopback')
  http.get('/healthz', (_request, response) => void response.json({ status: 'ok' }))
  http.use(...securityHeaders(app.env.origin))
  http.use(logRequests(app))
  http.use(cutUnread)
  http.use(compression())
  const client = join(packageRoot, 'build/client')
  http.use('/assets', express.static(join(client, 'assets'), { immutable: true, maxAge: '1y' }))
  http.use(express.static(client, { maxAge: '1h', index: false, setHeaders: neverStale }))
  http.all([uploadsPath, `${uploadsPath}/:uploadId`], sameOriginOnly(app.env.origin), uploadDoor(app, (request) => contextOf(app, request)))
  http.use(usualMethodsOnly)
  http.use(sameOriginOnly(app.env.origin))
  http.all('*', createRequestHandler({
    build,
    mode: 'production',
    getLoadContext: async (request, response) => {
      const ctx = await contextOf(app, request)
      response.set(personHeader, ctx.actor ? personMark(ctx.actor.userId) : nobody)
      return { ctx, cspNonce: String(response.locals.cspNonce), drained: drainedOf(response) }
    },
  }))
  http.use(answerTrouble(app))
  return http
}

/** The service worker is asked for anew each time: an old one must not outlive what it keeps. */
const neverStale = (response: express.Response, path: string) => {
  if (path.endsWith('sw.js')) response.set('Cache-Control', 'no-cache')
}

/**
 * Once a request is answered, the rest of its body is let past, so that the line can carry the next request; one that
 * goes on and on is cut, with time to hear the answer.
 */
const cutUnread: express.RequestHandler = (request, response, next) => {
  response.on('finish', () => {
    if (request.complete) return
    request.removeAllListeners('data').resume()
    setTimeout(() => { if (!request.complete) request.socket.destroy() }, CUT_AFTER_MS).unref()
  })
  next()
}

/** Pages and commands know GET, HEAD and POST; anything else (TRACE, PUT …) is nobody's browser. */
const usualMethodsOnly: express.RequestHandler = ({ method }, response, next) => {
  if (method === 'GET' || method === 'HEAD' || method === 'POST') return next()
  response.status(405).set('Allow', 'GET, HEAD, POST').end()
}

/** What the router itself stumbles over, as a broken address or host name. The caller learns that much and nothing of our insides. */
function answerTrouble(app: App): express.ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    const isCallers = error instanceof URIError || (error instanceof TypeError && 'code' in error && error.code === 'ERR_INVALID_URL')
    app.log[isCallers ? 'debug' : 'error']({ err: error, method: request.method }, 'not answered')
    if (response.headersSent) return next(error)
    response.status(isCallers ? 400 : 500).json({ ok: false, code: 'bad-input', message: 'Địa chỉ hoặc yêu cầu không hợp lệ.' })
  }
}

async function contextOf(app: App, request: Request): Promise<Ctx> {
  const session = await app.auth.read(request.headers.cookie)
  return {
    ...app,
    actor: session?.actor ?? null,
    sessionId: session?.sessionId ?? null,
    device: (request.headers['user-agent'] ?? '').slice(0, 300),
    address: request.ip ?? '',
  }
}

function logRequests(app: App): express.RequestHandler {
  return (request, response, next) => {
    const startedAt = performance.now()
    response.on('finish', () => {
      const path = request.path
      app.log[response.statusCode >= 500 ? 'error' : 'debug']({ method: request.method, path, status: response.statusCode, ms: Math.round(performance.now() - startedAt) }, 'request')
    })
    next()
  }
}
