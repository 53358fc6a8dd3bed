import { Readable } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import { checkPaper } from '~server/jobs/check-paper'
import { addPaper } from '~server/services/documents/add-paper'
import { must, type Hall } from '~tests/support/hall'
import type { World } from '~tests/support/world'
import type { House } from './house'

/** A file takes the way of an upload into the hall's first item, up to where drawing begins: the server does that. Returns its version. */
export async function layUploaded({ app }: World, hall: Hall, { title, fileName, bytes }: { title: string; fileName: string; bytes: Buffer }): Promise<string> {
  const stored = await must(app.files.put(Readable.from([bytes]), { limitBytes: bytes.length }))
  const { sizes, inside } = await must(checkPaper(app.pages, await app.files.path(stored.hash)))
  const file = { title, fileName, hash: stored.hash, pdfHash: stored.hash, mediaType: 'application/pdf', sizeBytes: stored.size, sizes, inside }
  return (await must(app.db.write((tx) => addPaper(tx, hall.as('secretary'), hall.items.plain, file)))).versionId
}

/** Waits until the server has drawn all pages of a paper; sizes of their pictures for reading in kB. */
export async function allDrawn({ site, cookies }: House, versionId: string, pageCount: number): Promise<number[]> {
  const headers = { cookie: cookies.get('chair') ?? '' }
  const sizesKb: number[] = []
  const giveUpAt = Date.now() + 600_000
  while (sizesKb.length < pageCount) {
    const answer = await fetch(`${site.url}/papers/${versionId}/pages/${sizesKb.length + 1}`, { headers })
    const bytes = (await answer.arrayBuffer()).byteLength
    if (answer.ok) sizesKb.push(bytes / 1_000)
    else if (Date.now() > giveUpAt) throw new Error(`page ${sizesKb.length + 1} was not drawn: ${answer.status}`)
    else await wait(500)
  }
  return sizesKb
}
