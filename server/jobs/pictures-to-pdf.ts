import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { allow, refuse, type Decision } from '~/domain/kernel/result'
import type { PagePool } from './page-pool'

/**
 * Makes one PDF of photographs, a page each, in `folder`, which is the caller's to remove, and answers where. Each is
 * opened by a page worker alone, so that the one that breaks is known. Refuses documents/picture-failed {limitMpx, page}.
 */
export async function picturesToPdf(pages: PagePool, pictures: readonly string[], folder: string): Promise<Decision<string>> {
  const straight: string[] = []
  for (const [index, picture] of pictures.entries()) {
    const to = join(folder, `${index + 1}.jpg`)
    const done = await pages.straighten(picture, to)
    if (!done.ok) return refuse(done.code, { ...done.params, page: index + 1 })
    straight.push(to)
  }
  const pdf = join(folder, 'pictures.pdf')
  const bound = await pages.bind(straight, pdf)
  for (const picture of straight) await rm(picture, { force: true })
  return bound.ok ? allow(pdf) : bound
}
