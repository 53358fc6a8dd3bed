import { randomBytes } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { RequestHandler } from 'express'
import helmet from 'helmet'

/** Strict content policy with a nonce per response; no inline script or style, nobody may frame us. */
export function securityHeaders(origin: string): RequestHandler[] {
  const secure = origin.startsWith('https:')
  const socket = origin.replace(/^http/, 'ws')
  return [
    (_request, response, next) => {
      response.locals.cspNonce = randomBytes(16).toString('base64')
      next()
    },
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'self'"],
          scriptSrc: ["'self'", (request, response) => (isPdfWorker(request) ? "'wasm-unsafe-eval'" : `'nonce-${nonceOf(response)}'`)],
          styleSrc: ["'self'", (_request, response) => `'nonce-${nonceOf(response)}'`],
          imgSrc: ["'self'", 'blob:', 'data:'],
          connectSrc: ["'self'", socket],
          workerSrc: ["'self'"],
          objectSrc: ["'none'"],
          baseUri: ["'none'"],
          formAction: ["'self'"],
          frameAncestors: ["'none'"],
        },
      },
      strictTransportSecurity: secure,
      referrerPolicy: { policy: 'same-origin' },
      crossOriginEmbedderPolicy: false,
    }),
  ]
}

/** A worker obeys the policy of its own answer; pdf.js decodes the pictures of scans with WebAssembly. */
const isPdfWorker = ({ url = '' }: IncomingMessage) => url.startsWith('/assets/pdf.worker')
const nonceOf = (response: object) => (response as { locals: { cspNonce: string } }).locals.cspNonce
