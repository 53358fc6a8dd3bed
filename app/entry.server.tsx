import { PassThrough } from 'node:stream'
import { createReadableStreamFromReadable, type AppLoadContext, type EntryContext } from '@remix-run/node'
import { RemixServer } from '@remix-run/react'
import { isbot } from 'isbot'
import { renderToPipeableStream } from 'react-dom/server'
import { NonceContext } from './nonce'

const ABORT_AFTER_MS = 10_000

/** Renders a page with the response's nonce. Robots wait for the whole, people get the shell first. */
export default function handleRequest(request: Request, status: number, headers: Headers, context: EntryContext, { cspNonce, ctx }: AppLoadContext) {
  return new Promise<Response>((resolve, reject) => {
    let shellSent = false
    const readyEvent = isbot(request.headers.get('user-agent') ?? '') ? 'onAllReady' : 'onShellReady'
    const { pipe, abort } = renderToPipeableStream(
      <NonceContext.Provider value={cspNonce}>
        <RemixServer context={context} url={request.url} nonce={cspNonce} abortDelay={ABORT_AFTER_MS} />
      </NonceContext.Provider>,
      {
        nonce: cspNonce,
        [readyEvent]() {
          shellSent = true
          const body = new PassThrough()
          headers.set('Content-Type', 'text/html; charset=utf-8')
          headers.set('Cache-Control', 'no-store')
          resolve(new Response(createReadableStreamFromReadable(body), { headers, status }))
          pipe(body)
        },
        onShellError: reject,
        onError(error) {
          if (shellSent) ctx.log.error({ err: error, path: new URL(request.url).pathname }, 'render')
        },
      },
    )
    setTimeout(abort, ABORT_AFTER_MS)
  })
}

/** What a page's data says is for this person and this moment, like the page: a shared tablet keeps nothing of it. */
export function handleDataRequest(response: Response) {
  if (!response.headers.has('Cache-Control')) response.headers.set('Cache-Control', 'no-store')
  return response
}

export function handleError(error: unknown, { request, context }: { request: Request; context: AppLoadContext }) {
  if (request.signal.aborted) return
  context.ctx.log.error({ err: error, path: new URL(request.url).pathname }, 'unexpected')
}
