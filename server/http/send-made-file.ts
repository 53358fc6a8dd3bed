import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { refuse, type Decision } from '~/domain/kernel/result'
import type { MakingStanding } from '../jobs/made-files'
import { refusalResponse } from './answers'
import { paced, type Drained } from './pace'
import { attachment } from './send-file'

type Found = Decision<{ standing: MakingStanding; path: string; fileName: string }>

/** How far a PDF has come that is being made for somebody; with `&save` in the address the file, once it is ready. */
export async function madeFileResponse(found: Found, request: Request, drained: Drained): Promise<Response> {
  if (!found.ok) return refusalResponse(found, request)
  const { standing, path, fileName } = found.value
  if (!new URL(request.url).searchParams.has('save')) return Response.json(standing, { headers: { 'Cache-Control': 'no-store' } })
  if (standing.state !== 'ready') return refusalResponse(refuse('not-found'), request)
  const headers = { 'Content-Type': 'application/pdf', 'Content-Length': String((await stat(path)).size), 'Content-Disposition': attachment(fileName), 'Cache-Control': 'private, no-store, no-transform' }
  return new Response(paced(async () => createReadStream(path), drained), { headers })
}
