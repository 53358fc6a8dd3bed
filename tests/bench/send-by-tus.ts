import { setTimeout as wait } from 'node:timers/promises'
import { Upload } from 'tus-js-client'
import { uploadLimits, uploadsPath, type UploadTarget } from '~/domain/documents/upload'
import type { House } from './house'

/** Sends a file as the browser does, in parts, and has it laid on an agenda item. `sentAt`: the last byte, by `performance.now()`. */
export async function sendByTus({ site, cookies }: House, who: string, itemId: string, file: Buffer): Promise<{ versionId: string; sentAt: number }> {
  const headers = { Cookie: cookies.get(who) ?? '', Origin: site.url }
  const target: UploadTarget = { kind: 'item', itemId }
  const address = await new Promise<string>((resolve, reject) => {
    const upload = new Upload(file, {
      endpoint: `${site.url}${uploadsPath}`, chunkSize: uploadLimits.partBytes, retryDelays: null, headers,
      metadata: { name: 'ban-quet.pdf', modified: '0', target: JSON.stringify(target) },
      onSuccess: () => resolve(upload.url ?? ''),
      onError: reject,
    })
    upload.start()
  })
  const sentAt = performance.now()
  for (;;) {
    const answer = await fetch(`${address}/finish`, { method: 'POST', headers })
    const body = await answer.json() as { versionId?: string; code?: string }
    if (!answer.ok) throw new Error(`the scan was refused: ${body.code}`)
    if (body.versionId) return { versionId: body.versionId, sentAt }
    await wait(100)
  }
}
