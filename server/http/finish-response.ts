import type { Decision } from '~/domain/kernel/result'
import type { Finishing } from '../services/documents/finish-upload'
import { refusalResponse } from './answers'

/** 201 with the paper's ids, or 202 with how far it has come: then it is asked again. A refusal comes with its sentence. */
export function finishResponse(finished: Decision<Finishing>, request: Request): Response {
  if (!finished.ok) return refusalResponse(finished, request)
  const { value } = finished
  return value.step === 'laid' ? Response.json({ ok: true, ...value.paper }, { status: 201 }) : Response.json({ ok: true, step: value.step }, { status: 202 })
}
