import type { LoaderFunctionArgs } from '@remix-run/node'
import { refuse } from '~/domain/kernel/result'
import { refusalResponse, requireActorForData } from '~server/http/answers'
import { portionWords } from '~server/services/documents/page-words'

/** GET: the words of ten pages (portions from 1) with their places, for marking and selecting text. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ctx = requireActorForData(context, request)
  const portion = /^\d{1,4}$/.test(params.portion ?? '') ? Number(params.portion) : 0
  if (portion === 0) return refusalResponse(refuse('not-found'), request)
  const words = await portionWords(ctx, params.versionId ?? '', portion)
  return words.ok ? Response.json(words.value, { headers: { 'Cache-Control': 'private, no-store' } }) : refusalResponse(words, request)
}
