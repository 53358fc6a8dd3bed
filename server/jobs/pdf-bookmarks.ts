import { type Bookmark } from '~/domain/documents/paper'
import { readUtf16 } from './pdf-memory'
import { type Pdfium } from './pdfium'

const deepest = 8
const most = 2_000
const longestTitle = 300

/**
 * The PDF's own table of contents. Headings that lead nowhere inside the paper stay when something below them does, and
 * take its page; the others, and rules drawn with underscores, are left out. A tree that bites its own tail is cut where it was before.
 */
export function readBookmarks(pdfium: Pdfium, document: number, pages: number): Bookmark[] {
  const seen = new Set<number>()
  const below = (parent: number, depth: number): Bookmark[] => {
    const found: Bookmark[] = []
    let handle = depth > deepest ? 0 : pdfium._FPDFBookmark_GetFirstChild(document, parent)
    for (; handle !== 0 && !seen.has(handle) && seen.size < most; handle = pdfium._FPDFBookmark_GetNextSibling(document, handle)) {
      seen.add(handle)
      const current = handle
      const title = readUtf16(pdfium, (buffer, bytes) => pdfium._FPDFBookmark_GetTitle(current, buffer, bytes)).replace(/\s+/g, ' ').slice(0, longestTitle)
      const children = below(handle, depth + 1)
      const page = pageOf(pdfium, document, handle) ?? children[0]?.page ?? 0
      if (/[\p{L}\p{N}]/u.test(title) && page >= 1 && page <= pages) found.push({ title, page, children })
      else found.push(...children)
    }
    return found
  }
  return below(0, 1)
}

/** Where a heading leads, from 1. */
function pageOf(pdfium: Pdfium, document: number, bookmark: number): number | null {
  const action = pdfium._FPDFBookmark_GetAction(bookmark)
  const target = pdfium._FPDFBookmark_GetDest(document, bookmark) || (action && pdfium._FPDFAction_GetDest(document, action))
  if (!target) return null
  const index = pdfium._FPDFDest_GetDestPageIndex(document, target)
  return index < 0 ? null : index + 1
}
