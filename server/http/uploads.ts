import { ERRORS, Server as TusServer } from '@tus/server'
import type { Request as HttpRequest, RequestHandler, Response as HttpResponse } from 'express'
import { uploadsPath } from '~/domain/documents/upload'
import { refuse, type Refusal } from '~/domain/kernel/result'
import { uploadFacts } from '../adapters/upload-store'
import type { ActorCtx, App, Ctx } from '../context'
import { beginUpload, enoughRoom } from '../services/documents/begin-upload'
import { refusalBody, refusalStatus } from './answers'
import { UploadTurns } from './upload-turns'

type TusOptions = ConstructorParameters<typeof TusServer>[0]
type TusRequest = Parameters<NonNullable<TusOptions['onIncomingRequest']>>[0]

/** tus' own verbs; GET is ours (what is unfinished, `api.uploads`), OPTIONS is asked by other sites only. */
const verbs = ['POST', 'HEAD', 'PATCH', 'DELETE']
/** the largest header of names that makes sense; a name of 200 letters is under 1 kB */
const longestMetadata = 4_000

/**
 * The door of resumable uploads (tus 1.0.0: creation, termination), at `uploadsPath` and `uploadsPath/<id>`. Only bytes
 * come in here, under the id of an upload of one's own; what becomes of them is asked at `<id>/finish`. A refusal has
 * the body that every refusal has.
 */
export function uploadDoor(app: App, contextOf: (request: HttpRequest) => Promise<Ctx>): RequestHandler {
  const tus = new TusServer({
    path: uploadsPath, datastore: app.uploads.tus, locker: new UploadTurns(), relativeLocation: true, allowedOrigins: () => false,
    namingFunction: (request) => app.uploads.newId(ctxOf(request).actor.userId),
    getFileIdFromRequest: (request) => {
      const id = new URL(request.url).pathname.slice(uploadsPath.length + 1)
      return app.uploads.isOwn(ctxOf(request).actor.userId, id) ? id : undefined
    },
    onIncomingRequest: async (request, id) => {
      const { actor } = ctxOf(request)
      // somebody else's does not exist, whatever address has led here
      if (!app.uploads.isOwn(actor.userId, id)) throw ERRORS.FILE_NOT_FOUND
      const room = request.method === 'PATCH' ? await enoughRoom(app, Number(request.headers.get('Content-Length') ?? 0)) : null
      if (room && !room.ok) throw asTusError(room, request)
    },
    onUploadCreate: async (request, upload) => {
      const facts = uploadFacts(upload.metadata)
      const begun = facts ? await beginUpload(ctxOf(request), { id: upload.id, facts, sizeBytes: upload.size ?? 0 }) : refuse('bad-input', { field: 'Upload-Metadata' })
      if (!begun.ok) throw asTusError(begun, request)
      return {}
    },
    onResponseError: (request, error) => {
      if (error instanceof Error) app.log.error({ err: error }, 'upload')
      return undefined
    },
  })
  return async (request, response, next) => {
    if (!verbs.includes(request.method)) return next()
    try {
      const ctx = await contextOf(request)
      const refused = refusedAtTheDoor(request, ctx)
      if (refused) return answer(response, request, refused)
      response.locals.ctx = ctx
      await tus.handle(request, response)
    } catch (error) {
      next(error)
    }
  }
}

function refusedAtTheDoor(request: HttpRequest, { actor, sessionId }: Ctx): Refusal | null {
  if (!actor || !sessionId) return refuse('not-signed-in')
  if (actor.mustChangePassword) return refuse('forbidden')
  return String(request.headers['upload-metadata'] ?? '').length > longestMetadata ? refuse('bad-input', { field: 'Upload-Metadata' }) : null
}

function answer(response: HttpResponse, request: HttpRequest, refusal: Refusal) {
  response.status(refusalStatus(refusal)).json(refusalBody(refusal, { headers: { get: (name) => request.get(name) ?? null } }))
}

/** tus throws plain objects, and answers with what they hold. */
function asTusError(refusal: Refusal, request: TusRequest) {
  return { status_code: refusalStatus(refusal), body: JSON.stringify(refusalBody(refusal, request)) }
}

/** Who asks, as the door has found out. */
function ctxOf(request: TusRequest): ActorCtx {
  const { locals } = request.runtime?.node?.res as unknown as HttpResponse
  return locals.ctx as ActorCtx
}
