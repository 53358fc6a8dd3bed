import { rmSync } from 'node:fs'
import { allow, refuse, type Decision } from '~/domain/kernel/result'
import { type PageSize } from './page-messages'
import { type PdfDocument } from './pdf-document'
import { layOver, type LaidOver, type PaperLayers } from './pdf-layers'

type Opening = (path: string) => Decision<PdfDocument>
type Copying = { path: string; layers: PaperLayers; to: string }

/** Points of a page's side that two programs may differ by. */
const tolerancePt = 0.5

/**
 * Writes a copy of a paper with layers over it to `to`, and looks at it with PDFium before it goes out: its table of
 * objects is sound, the pages are those of the paper, and hold what was added. A paper that cannot be written so is first
 * written anew by PDFium, page by page. Refuses documents/copy-failed, and like `PdfDocument.open`.
 */
export async function writeCopy(open: Opening, { path, layers, to }: Copying): Promise<Decision> {
  const document = open(path)
  if (!document.ok) return document
  if (await isLaidOver(open, document.value, { path, layers, to })) return allow()
  const plain = `${to}.plain`
  try {
    const again = open(path)
    if (!again.ok || !again.value.copyPages({ from: 1, count: again.value.pages }, plain).ok) return refuse('documents/copy-failed')
    const rewritten = open(plain)
    return rewritten.ok && (await isLaidOver(open, rewritten.value, { path: plain, layers, to })) ? allow() : refuse('documents/copy-failed')
  } finally {
    rmSync(plain, { force: true })
  }
}

async function isLaidOver(open: Opening, before: PdfDocument, { path, layers, to }: Copying): Promise<boolean> {
  const sizes = before.sizes()
  const laid = await laidOver(path, layers, to)
  if (!laid || !areAlike(sizes, laid.sizes)) return false
  const expected = [...laid.annotations].map(([page, added]) => [page, (before.annotations(page) ?? 0) + added] as const)
  const after = open(to)
  if (!after.ok) return false
  const { value: copy } = after
  return copy.hasSoundTable && copy.pages === laid.sizes.length && areAlike(sizes, copy.sizes()) && expected.every(([page, count]) => copy.annotations(page) === count)
}

/** null for a file that the writer makes no sense of. A full disk is not the file's fault, and is told on. */
async function laidOver(path: string, layers: PaperLayers, to: string): Promise<LaidOver | null> {
  try {
    return await layOver(path, layers, to)
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) throw error
    return null
  }
}

/** What is behind the last page of the first is new. A size that PDFium cannot read is of a page that nobody has seen. */
function areAlike(one: readonly (PageSize | null)[], other: readonly (PageSize | null)[]): boolean {
  const isAlike = (a: PageSize | null, b: PageSize | null | undefined) =>
    a === null || (b !== null && b !== undefined && Math.abs(a.widthPt - b.widthPt) < tolerancePt && Math.abs(a.heightPt - b.heightPt) < tolerancePt)
  return one.length <= other.length && one.every((size, at) => isAlike(size, other[at]))
}
