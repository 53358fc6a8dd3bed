/** A rectangle on a page as shown (its own rotation applied), 0–1 from the top left corner. */
export type PageBox = { left: number; top: number; right: number; bottom: number }

/** Left around the print, as a part of the page's width: letters do not stick to the edge of the screen. */
const air = 0.02
/** The outermost rim of a scan holds shadows and punched holes, not print. */
const rim = 0.015
/** Paler than this is paper; small pictures turn letters grey. */
const paperFrom = 205

/**
 * Finds where a page has print, from its small picture (one byte a pixel, 0 black). A line of pixels counts when it
 * holds more than a speck. Returns null for a blank page and for one with hardly any margin to take away.
 */
export function findContentBox(grey: Uint8Array, widthPx: number, heightPx: number): PageBox | null {
  const rimX = Math.ceil(widthPx * rim)
  const rimY = Math.ceil(heightPx * rim)
  const columns = new Uint32Array(widthPx)
  const rows = new Uint32Array(heightPx)
  for (let y = rimY; y < heightPx - rimY; y++) {
    for (let x = rimX; x < widthPx - rimX; x++) {
      if ((grey[y * widthPx + x] ?? 255) >= paperFrom) continue
      columns[x] = (columns[x] ?? 0) + 1
      rows[y] = (rows[y] ?? 0) + 1
    }
  }
  const across = extent(columns, Math.max(2, heightPx * 0.006))
  const down = extent(rows, Math.max(2, widthPx * 0.006))
  if (!across || !down) return null
  const airY = (air * widthPx) / heightPx
  const box = {
    left: Math.max(0, across.first / widthPx - air),
    right: Math.min(1, (across.last + 1) / widthPx + air),
    top: Math.max(0, down.first / heightPx - airY),
    bottom: Math.min(1, (down.last + 1) / heightPx + airY),
  }
  const hardlyAny = box.right - box.left > 0.96 && box.bottom - box.top > 0.96
  return hardlyAny ? null : box
}

function extent(counts: Uint32Array, speck: number): { first: number; last: number } | null {
  const first = counts.findIndex((count) => count >= speck)
  return first < 0 ? null : { first, last: counts.findLastIndex((count) => count >= speck) }
}
