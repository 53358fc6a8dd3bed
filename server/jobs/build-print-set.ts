import { join } from 'node:path'
import { pagesOfPapers, type PrintSet, type SetPaper, type SetPart } from '~/domain/documents/print-set'
import { PdfJoiner } from '../adapters/paper/join-pdf'
import { drawCards, drawRoll } from '../adapters/paper/set-people'
import { drawCover, drawDivider, drawPlaceholder } from '../adapters/paper/set-sheets'
import type { App } from '../context'
import type { PageRange } from './pdf-copy'

/** A copy in hand takes about this much of a paper at once, and never more pages. */
const copyBytes = 24 * 2 ** 20
const copyPages = 100

type Work = {
  app: Pick<App, 'pages' | 'files'>
  set: PrintSet
  parts: readonly SetPart[]
  /** an empty folder for what is needed on the way */
  folder: string
  /** told how much is done, 0–1 */
  tell: (done: number) => void
  signal: AbortSignal
}

/**
 * The paper fallback set as one PDF: cover and agenda, the papers with a divider before each item, the signing roll, name
 * cards. Answers where the file is, and how many pages it has. A page that cannot be had gets a sheet that says so.
 */
export async function buildPrintSet(work: Work): Promise<{ path: string; pages: number }> {
  const { set, parts, folder, signal } = work
  const path = join(folder, 'set.pdf')
  const part = join(folder, 'part.pdf')
  const joiner = await PdfJoiner.create(path)
  const append = async (draw: (to: string) => Promise<void>) => {
    signal.throwIfAborted()
    await draw(part)
    await joiner.append(part)
  }
  try {
    if (parts.includes('agenda')) await append((to) => drawCover(to, set))
    if (parts.includes('papers')) await appendPapers(work, append)
    if (parts.includes('roll')) await append((to) => drawRoll(to, set))
    if (parts.includes('cards') && set.people.length > 0) await append((to) => drawCards(to, set))
    await joiner.finish(`${set.title}: bộ tài liệu giấy dự phòng`, new Date(set.startsAt))
    return { path, pages: joiner.pages }
  } finally {
    await joiner.close()
  }
}

type Append = (draw: (to: string) => Promise<void>) => Promise<void>

async function appendPapers({ app, set, tell }: Work, append: Append) {
  const all = pagesOfPapers(set)
  let copied = 0
  for (const item of set.items) {
    if (item.papers.length > 0 || item.onPaper) await append((to) => drawDivider(to, item))
    for (const paper of item.papers) {
      const source = await app.files.path(paper.file)
      for (const range of rangesOf(paper)) {
        await appendPages(app, append, { source, title: paper.title, range })
        copied += range.count
        tell(copied / (all + 1))
      }
    }
  }
}

type Piece = { source: string; title: string; range: PageRange }

/** What cannot be copied together is copied page by page; in place of a page that cannot be had lies a sheet that says so. */
async function appendPages(app: Work['app'], append: Append, { source, title, range }: Piece) {
  const { from, count } = range
  let isCopied = false
  await append(async (to) => {
    isCopied = (await app.pages.copyPages(source, range, to)).ok
    if (isCopied) return
    const first = { from, count: 1 }
    if (count === 1 || !(await app.pages.copyPages(source, first, to)).ok) await drawPlaceholder(to, title, from)
  })
  if (isCopied) return
  for (let page = from + 1; page < from + count; page++) await appendPages(app, append, { source, title, range: { from: page, count: 1 } })
}

function rangesOf({ pages, sizeBytes }: SetPaper): PageRange[] {
  const atOnce = Math.max(1, Math.min(copyPages, Math.floor(copyBytes / Math.max(1, sizeBytes / pages))))
  return Array.from({ length: Math.ceil(pages / atOnce) }, (_, at) => ({ from: at * atOnce + 1, count: Math.min(atOnce, pages - at * atOnce) }))
}
