import os from 'node:os'
import { parentPort } from 'node:worker_threads'
import sharp, { type Sharp, type WebpOptions } from 'sharp'
import { allow, type Decision } from '~/domain/kernel/result'
import { readingWidthPx, thumbWidthPx, type PageJob, type PagePicture, type RenderedPage, type WorkerAnswer } from './page-messages'
import { PdfDocument, type PdfPage, type RawPicture } from './pdf-document'
import { PdfFile } from './pdf-file'
import { loadPdfium } from './pdfium'

// One page after another with one thread each: a meeting in session comes first. On Linux the priority is the thread's own.
sharp.concurrency(1)
sharp.cache(false)
if (process.platform === 'linux') os.setPriority(10)

let file: PdfFile | null = null
let open: { path: string; document: PdfDocument } | null = null
const pdfium = await loadPdfium((position, target) => file?.readBlock(position, target) ?? false)

const port = parentPort
if (!port) throw new Error('page-worker runs in a worker thread only')
port.on('message', (job: PageJob) => {
  void answer(job).then((result) => port.postMessage(result, picturesOf(result)))
})
port.postMessage('ready')

async function answer(job: PageJob): Promise<WorkerAnswer> {
  try {
    return { outcome: 'decided', decision: await decide(job) }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return { outcome: error instanceof WebAssembly.RuntimeError ? 'crashed' : 'failed', message }
  }
}

async function decide(job: PageJob): Promise<Decision<RenderedPage> | Decision<string> | Decision<PdfDocument['outline']>> {
  const document = documentAt(job.path, job.kind === 'inspect')
  if (!document.ok) return document
  if (job.kind === 'inspect') return allow(document.value.outline)
  if (job.kind === 'text') return document.value.withPage(job.page, (page) => page.text())
  const drawn = document.value.withPage(job.page, drawAndRead)
  if (!drawn.ok) return drawn
  const { picture, text, rotation } = drawn.value
  return allow({ ...(await encode(picture)), text, rotation })
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

function closeDocument() {
  open?.document.close()
  open = null
  file?.close()
  file = null
}

function drawAndRead(page: PdfPage) {
  return { picture: page.draw(readingWidthPx), text: page.text(), rotation: page.rotation }
}

async function encode({ rgbx, widthPx, heightPx }: RawPicture): Promise<Pick<RenderedPage, 'reading' | 'thumb'>> {
  const picture = sharp(rgbx, { raw: { width: widthPx, height: heightPx, channels: 4 } }).removeAlpha()
  const thumb = picture.clone().resize({ width: thumbWidthPx, height: 4 * thumbWidthPx, fit: 'inside', withoutEnlargement: true })
  const photographed = { quality: 62, effort: 4 }
  const drawn = { lossless: true, effort: 1 }
  return {
    reading: await asWebp(picture, isPrintedOnWhite(rgbx) ? drawn : photographed),
    thumb: await asWebp(thumb, { quality: 60, effort: 4 }),
  }
}

/**
 * Printed text and tables on pure white: lossless WebP is sharp and half the size (the decree: 84 kB against 160 kB).
 * The noise of a scan's JPEG, just off white, makes it dear (356 kB against 150 kB). Every 16th pixel is looked at.
 */
function isPrintedOnWhite(rgbx: Buffer): boolean {
  let white = 0
  let offWhite = 0
  for (let at = 0; at < rgbx.length; at += 64) {
    const green = rgbx[at + 1] ?? 0
    if (rgbx.readUIntLE(at, 3) === 0xffffff) white++
    else if (green >= 248) offWhite++
  }
  const looked = rgbx.length / 64
  return white > 0.6 * looked && offWhite < 0.02 * looked
}

async function asWebp(picture: Sharp, options: WebpOptions): Promise<PagePicture> {
  const { data, info } = await picture.webp(options).toBuffer({ resolveWithObject: true })
  return { webp: new Uint8Array(data), widthPx: info.width, heightPx: info.height }
}

/** Pictures move to the main thread instead of being copied. */
function picturesOf(result: WorkerAnswer): ArrayBuffer[] {
  if (result.outcome !== 'decided' || !result.decision.ok) return []
  const { value } = result.decision
  return typeof value === 'object' && 'reading' in value
    ? [value.reading.webp.buffer as ArrayBuffer, value.thumb.webp.buffer as ArrayBuffer]
    : []
}
