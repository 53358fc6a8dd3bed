/** A drawn page: `hash` names its picture, the same for the same picture. */
export type PagePicture = { page: number; hash: string }
/** A page's picture as a small grid of grey, 255 for white. */
export type PageLook = { page: number; grey: Uint8Array }

/** Paler marks than this on average are grain of a scanner, and such a page looks like any other. */
const leastInk = 1.5
/** How far two looks of one page may differ, against the ink on them. */
const mostDifference = 0.25

/**
 * Which page of the new version has the same picture as each old one (K5). Where a picture stands several times, as white
 * backs do, the first goes with the first as long as there are as many; else only the page of the same number is sure.
 */
export function samePictures(old: readonly PagePicture[], now: readonly PagePicture[]): Map<number, number> {
  const [before, after] = [pagesByHash(old), pagesByHash(now)]
  const found = new Map<number, number>()
  for (const [hash, pages] of before) {
    const there = after.get(hash) ?? []
    for (const [nth, page] of pages.entries()) {
      const same = there.length === pages.length ? there[nth] : there.find((one) => one === page)
      if (same !== undefined) found.set(page, same)
    }
  }
  return found
}

function pagesByHash(pictures: readonly PagePicture[]): Map<string, number[]> {
  const pages = new Map<string, number[]>()
  for (const { page, hash } of pictures) pages.set(hash, [...(pages.get(hash) ?? []), page])
  return pages
}

/** The look that is this page's again, as after another way of packing the same scan; null where none is near enough. */
export function alikeLook({ grey }: PageLook, others: readonly PageLook[]): number | null {
  const ink = inkOf(grey)
  if (ink < leastInk) return null
  const near = others.map((other) => ({ page: other.page, difference: differenceOf(grey, other.grey) / Math.max(ink, inkOf(other.grey)) })).sort((a, b) => a.difference - b.difference)
  const [best] = near
  return best && best.difference <= mostDifference ? best.page : null
}

function inkOf(grey: Uint8Array): number {
  const paper = grey.toSorted()[grey.length >> 1] ?? 255
  return grey.reduce((sum, value) => sum + Math.max(0, paper - value), 0) / Math.max(1, grey.length)
}

const differenceOf = (one: Uint8Array, other: Uint8Array) => one.reduce((sum, value, index) => sum + Math.abs(value - (other[index] ?? 255)), 0) / Math.max(1, one.length)
