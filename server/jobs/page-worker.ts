import { readdirSync } from 'node:fs'
import os from 'node:os'
import { Worker } from 'node:worker_threads'
import { allow, refuse, type Decision } from '~/domain/kernel/result'
import { encodePictures } from './page-pictures'
import { readingWidthPx, type PageJob, type PageJobResult, type WorkerAnswer } from './page-messages'
import { PdfDocument, type PdfPage, type RawPicture } from './pdf-document'
import { offerFonts } from './pdf-fonts'
import { PdfFile } from './pdf-file'
import { loadPdfium } from './pdfium'
import { straighten } from './straighten'

const lowPriority = 10

stepBack()
new Worker(new URL('worker-guard.js', import.meta.url), { workerData: { memoryMb: Number(process.argv[2]), server: process.ppid } }).unref()

let file: PdfFile | null = null
let open: { path: string; document: PdfDocument } | null = null
const pdfium = await loadPdfium((position, target) => file?.readBlock(position, target) ?? false)
offerFonts(pdfium)

process.on('message', (job: PageJob) => void answer(job).then((result) => process.send?.(result)))
process.on('disconnect', () => process.exit())
process.send?.('ready')

/** A meeting in session comes first. On Linux each thread has a priority of its own, and some run already. */
function stepBack() {
  if (process.platform === 'linux') for (const thread of readdirSync('/proc/self/task')) os.setPriority(Number(thread), lowPriority)
  else os.setPriority(lowPriority)
}

async function answer(job: PageJob): Promise<WorkerAnswer> {
  try {
    return { outcome: 'decided', decision: await decide(job) }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return { outcome: error instanceof WebAssembly.RuntimeError ? 'crashed' : 'failed', message }
  }
}

async function decide(job: PageJob): Promise<Decision<PageJobResult[PageJob['kind']]>> {
  if (job.kind === 'straighten') return straighten(job.path, job.to)
  if (job.kind === 'bind') return (await import('./bind-pictures')).bindPictures(job.pictures, job.to)
  if (job.kind === 'take') return copyToTake(job)
  const document = documentAt(job.path, job.kind === 'inspect')
  if (!document.ok) return document
  if (job.kind === 'inspect') return document.value.outline()
  if (job.kind === 'signatures') return allow(document.value.signatures())
  if (job.kind === 'text') return document.value.withPage(job.page, (page) => page.text())
  if (job.kind === 'words') return document.value.withPage(job.page, (page) => page.words())
  if (job.kind === 'copy') return document.value.copyPages(job.pages, job.to)
  const drawn = document.value.withPage(job.page, drawAndRead)
  if (!drawn.ok) return drawn
  const { picture, failed, ...read } = drawn.value
  if (failed) return refuse('documents/page-failed', { page: job.page })
  return allow({ ...(await encodePictures(picture)), ...read })
}

/** The last document stays open, because its pages are asked for one after another. */
function documentAt(path: string, afresh: boolean): Decision<PdfDocument> {
  if (open && open.path === path && !afresh) return allow(open.document)
  closeDocument()
  file = PdfFile.open(path)
  const document = PdfDocument.open(pdfium, file)
  if (document.ok) open = { path, document: document.value }
  else closeDocument()
  return document
}

/** The copy is its asker's, and is not held open. */
async function copyToTake(job: PageJob & { kind: 'take' }): Promise<Decision> {
  const { writeCopy } = await import('./write-copy')
  try {
    return await writeCopy((path) => documentAt(path, true), job)
  } finally {
    closeDocument()
  }
}

function closeDocument() {
  open?.document.close()
  open = null
  file?.close()
  file = null
}

function drawAndRead(page: PdfPage) {
  const picture = page.draw(readingWidthPx)
  return { picture, failed: isWhite(picture) && page.shouldShow(), text: page.text(), words: page.words(), rotation: page.rotation }
}

/** One byte of each pixel is not used. */
function isWhite({ rgbx }: RawPicture): boolean {
  return new Uint32Array(rgbx.buffer, rgbx.byteOffset, rgbx.length / 4).every((pixel) => (pixel & 0xffffff) === 0xffffff)
}
