import { randomUUID } from 'node:crypto'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { allow, type Decision } from '~/domain/kernel/result'
import type { App } from '../context'
import { fileKindOf } from './file-kind'
import { picturesToPdf } from './pictures-to-pdf'

/** What is drawn of a file: itself when it is a PDF, else a PDF made of it, which `dispose` takes away. */
export type MadePdf = { mediaType: string; pdfPath: string; dispose: () => Promise<void> }

/**
 * Has a PDF of an uploaded file, which itself is only read. `onConvert` is called when one must be made. Refuses what
 * `fileKindOf` says, documents/no-office, /office-failed and /picture-failed.
 */
export async function makePdf({ uploads, office, pages }: Pick<App, 'uploads' | 'office' | 'pages'>, path: string, onConvert: () => void): Promise<Decision<MadePdf>> {
  const found = await fileKindOf(path)
  if (!found.ok) return found
  const { mediaType } = found.value
  if (found.value.kind === 'pdf') return allow({ mediaType, pdfPath: path, dispose: async () => undefined })
  onConvert()
  const folder = join(uploads.workshop, randomUUID())
  const dispose = () => rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  try {
    const made = found.value.kind === 'picture' ? await picturesToPdf(pages, [path], folder) : await office.toPdf(path, found.value.extension, folder)
    if (made.ok) return allow({ mediaType, pdfPath: made.value, dispose })
    await dispose()
    return made
  } catch (error) {
    await dispose()
    throw error
  }
}
