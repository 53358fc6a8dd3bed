import { json, redirect } from '@remix-run/node'
import type { AppLoadContext } from '@remix-run/node'
import { can, type HouseAction } from '~/domain/identity/can'
import { allow, refuse, type Decision, type Refusal } from '~/domain/kernel/result'
import { texts } from '#texts'
import { prefsOfRequest } from '~/ui/prefs'
import type { ActorCtx } from '../context'

/** What the browser is told of a refusal: code, facts, and the sentence in the reader's language. */
export type RefusalBody = { ok: false; code: string; message: string; params: Record<string, string | number> }

/** Where an own password is chosen: the one page that a one-time password opens. */
export const PASSWORD_PAGE = '/account/password'

/** The signed-in context of a page. Sends others to the sign-in page and back here afterwards. */
export function requireActor(context: AppLoadContext, request: Request): ActorCtx {
  const { ctx } = context
  const url = new URL(request.url)
  if (ctx.actor && ctx.sessionId) {
    if (ctx.actor.mustChangePassword && url.pathname !== PASSWORD_PAGE) throw redirect(PASSWORD_PAGE)
    return ctx as ActorCtx
  }
  throw redirect(`/sign-in?to=${encodeURIComponent(url.pathname + url.search)}`)
}

/** The signed-in context of a resource route; others get 401 and a sentence, and with a one-time password 403. */
export function requireActorForData(context: AppLoadContext, request: Request): ActorCtx {
  const { ctx } = context
  if (ctx.actor?.mustChangePassword) throw refusalResponse(refuse('forbidden'), request)
  if (ctx.actor && ctx.sessionId) return ctx as ActorCtx
  throw refusalResponse({ ok: false, code: 'not-signed-in', params: {} }, request)
}

/** The value of a decision; throws the answer to a refusal. An action that asks this first reads nothing of what somebody without the right has sent. */
export function requireAllowed<T>(decision: Decision<T>, request: Request): T {
  if (!decision.ok) throw refusalResponse(decision, request)
  return decision.value
}

/** The signed-in context of an action of the house's own affairs; those without the right are refused before anything is read. */
export function requireHouseRight(context: AppLoadContext, request: Request, action: HouseAction): ActorCtx {
  const ctx = requireActor(context, request)
  requireAllowed(can(ctx.actor, action) ? allow() : refuse('forbidden'), request)
  return ctx
}

/** A refusal as HTTP. */
export function refusalResponse(refusal: Refusal, request: Request) {
  return json(refusalBody(refusal, request), { status: refusalStatus(refusal) })
}

/** For actions that show the refusal on their own page. */
export function refusalBody(refusal: Refusal, request: { headers: Pick<Headers, 'get'> }): RefusalBody {
  const { locale } = prefsOfRequest(request.headers.get('cookie'))
  return { ok: false, code: refusal.code, params: refusal.params, message: texts(locale).refusals[refusal.code](refusal.params) }
}

/** The one place that knows status codes. */
export function refusalStatus({ code }: Refusal) {
  switch (code) {
    case 'not-signed-in': return 401
    case 'forbidden':
    case 'voting/guest':
    case 'voting/not-on-roll':
    case 'minutes/not-your-step':
    case 'annotations/not-yours': return 403
    case 'not-found': return 404
    case 'bad-input': return 400
    case 'documents/too-large': return 413
    case 'identity/too-many-attempts':
    case 'documents/too-many-uploads': return 429
    case 'documents/no-space': return 507
    default: return 409
  }
}

const LARGEST_BODY = 1_000_000

/** A JSON body of at most 1 MB, or `bad-input`. */
export async function readJsonBody(request: Request): Promise<Decision<unknown>> {
  try {
    return allow<unknown>(JSON.parse(await smallBody(request).text()))
  } catch {
    return refuse('bad-input')
  }
}

/** A form of at most 1 MB. Throws the answer 400 for anything else: browsers send nothing like it. Ask for the right before. */
export async function readForm(request: Request): Promise<FormData> {
  const form = await formOf(request)
  if (!form) throw refusalResponse(refuse('bad-input'), request)
  return form
}

/** The fields of a form of at most 1 MB, the last of each name; of anything else none. */
export async function readFields(request: Request): Promise<Record<string, FormDataEntryValue>> {
  return Object.fromEntries((await formOf(request)) ?? [])
}

const formOf = (request: Request) => smallBody(request).formData().catch(() => null)

/** One that says it is too large is not read at all; one in pieces does not say, is counted as it comes, and cut. */
function smallBody(request: Request): Response {
  if (Number(request.headers.get('Content-Length') ?? 0) > LARGEST_BODY) return new Response(null)
  let size = 0
  const counted = new TransformStream<Uint8Array, Uint8Array>({
    transform(part, out) {
      size += part.byteLength
      if (size > LARGEST_BODY) out.error(new Error('body too large'))
      else out.enqueue(part)
    },
  })
  return new Response(request.body?.pipeThrough(counted), { headers: { 'Content-Type': request.headers.get('Content-Type') ?? '' } })
}
