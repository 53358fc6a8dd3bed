import { buffer } from 'node:stream/consumers'
import sharp from 'sharp'
import { alikeLook, samePictures, type PageLook } from '~/domain/annotations/same-pictures'
import type { listPagePictures } from '~db/queries/documents'
import type { App } from '../../context'

type Picture = Awaited<ReturnType<typeof listPagePictures>>[number]

/** Fine enough for lines of print to show, coarse enough for another packing of the same scan not to. */
const grid = { width: 48, height: 64 }
/** A scan that was put together anew has its pages near where they were. */
const pagesAround = 30

/** Which page of the new version has the same picture as each old one (K5); by their looks for `wanted` pages only, because those are read from files. */
export async function matchPictures(files: Pick<App['files'], 'read'>, old: readonly Picture[], now: readonly Picture[], wanted: ReadonlySet<number>): Promise<Map<number, number>> {
  const named = (pictures: readonly Picture[]) => pictures.flatMap(({ page, readingHash }) => (readingHash ? [{ page, hash: readingHash }] : []))
  const same = samePictures(named(old), named(now))
  const looks = new Map<number, PageLook>()
  for (const picture of old) {
    if (!wanted.has(picture.page) || same.has(picture.page)) continue
    const taken = new Set(same.values())
    const candidates = now.filter(({ page }) => Math.abs(page - picture.page) <= pagesAround && !taken.has(page))
    for (const candidate of candidates) if (!looks.has(candidate.page)) looks.set(candidate.page, await lookOf(files, candidate))
    const alike = alikeLook(await lookOf(files, picture), candidates.flatMap(({ page }) => looks.get(page) ?? []))
    if (alike !== null) same.set(picture.page, alike)
  }
  return same
}

async function lookOf(files: Pick<App['files'], 'read'>, { page, thumbHash }: Picture): Promise<PageLook> {
  if (!thumbHash) return { page, grey: new Uint8Array() }
  const webp = await buffer(await files.read(thumbHash))
  return { page, grey: new Uint8Array(await sharp(webp).greyscale().resize({ ...grid, fit: 'fill' }).raw().toBuffer()) }
}
