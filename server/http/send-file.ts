import type { AppLoadContext } from '@remix-run/node'
import type { ByteRange } from '../adapters/file-store'
import { paced } from './pace'

type FileFacts = { hash: string; contentType: string; /** given a name, the browser saves instead of showing */ saveAs?: string }

/**
 * Answers with a stored file. Always asked for again (`no-cache`), because the right to it may end; unchanged bytes cost
 * a 304. Knows single ranges, which pdf.js asks for. Never shown with an active type: nosniff is set for every answer.
 */
export async function fileResponse({ ctx: { files }, drained }: AppLoadContext, request: Request, { hash, contentType, saveAs }: FileFacts): Promise<Response> {
  const size = await files.size(hash)
  if (size === null) throw new Error(`file ${hash} is missing from the store`)
  const etag = `"${hash}"`
  const headers = new Headers({ ETag: etag, 'Cache-Control': 'private, no-cache, no-transform', 'Content-Type': contentType, 'Accept-Ranges': 'bytes', Vary: 'Cookie' })
  if (saveAs) headers.set('Content-Disposition', attachment(saveAs))
  if (sameTag(request.headers.get('If-None-Match'), etag)) return new Response(null, { status: 304, headers })

  const ifRange = request.headers.get('If-Range')
  const range = ifRange !== null && ifRange !== etag ? 'whole' : parseRange(request.headers.get('Range'), size)
  if (range === 'impossible') {
    headers.set('Content-Range', `bytes */${size}`)
    return new Response(null, { status: 416, headers })
  }
  const part = range === 'whole' ? undefined : range
  if (part) headers.set('Content-Range', `bytes ${part.start}-${part.end}/${size}`)
  headers.set('Content-Length', String(part ? part.end - part.start + 1 : size))
  const body = request.method === 'HEAD' ? null : paced(() => files.read(hash, part), drained)
  return new Response(body, { status: part ? 206 : 200, headers })
}

function sameTag(ifNoneMatch: string | null, etag: string) {
  return ifNoneMatch?.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag) ?? false
}

/** One range of bytes; several at once or none at all is the whole file. */
export function parseRange(header: string | null, size: number): ByteRange | 'whole' | 'impossible' {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '') ?? []
  if (from === '' && to === '') return 'whole'
  if (from === '') return Number(to) === 0 || size === 0 ? 'impossible' : { start: Math.max(0, size - Number(to)), end: size - 1 }
  const start = Number(from)
  const end = to === '' ? size - 1 : Math.min(Number(to), size - 1)
  if (to !== '' && Number(to) < start) return 'whole'
  return start >= size ? 'impossible' : { start, end }
}

/** RFC 6266: the plain name for old clients, the Vietnamese one for the rest; a letter cut in half has no place in either. */
export function attachment(fileName: string) {
  const name = fileName.replace(/\p{Cs}/gu, '')
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').replace(/[^\w .()-]/g, '_')
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}
