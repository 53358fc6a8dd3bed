import type { IncomingMessage } from 'node:http'
import type { RequestHandler } from 'express'

/**
 * The one guard against requests forged by other sites: whatever changes something must carry our Origin.
 * A missing Origin is refused too. X-Forwarded-Host is never read.
 */
export function sameOriginOnly(origin: string): RequestHandler {
  const accepted = acceptedOrigins(origin)
  return (request, response, next) => {
    if (request.method === 'GET' || request.method === 'HEAD' || accepted.has(request.headers.origin ?? '')) return next()
    response.status(403).json({ ok: false, code: 'forbidden', message: 'Yêu cầu không đến từ trang của hệ thống. Tải lại trang rồi làm lại.' })
  }
}

/** The same question for a socket's upgrade, where browsers always send an Origin. */
export function originAccepted(request: IncomingMessage, origin: string) {
  return acceptedOrigins(origin).has(request.headers.origin ?? '')
}

/** On loopback, `localhost` and `127.0.0.1` are the same machine. */
function acceptedOrigins(origin: string) {
  const url = new URL(origin)
  const port = url.port ? `:${url.port}` : ''
  const loopback = ['localhost', '127.0.0.1', '[::1]']
  return new Set(loopback.includes(url.hostname) ? loopback.map((host) => `${url.protocol}//${host}${port}`) : [url.origin])
}
