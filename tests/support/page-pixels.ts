import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'

export type PagePixels = { width: number; height: number; at(x: number, y: number): [red: number, green: number, blue: number] }

/** Pages as poppler shows them, turned and cut, with what lies on them; places are 0–1 from the top left corner. */
export async function pagePixels(path: string, from: number, to = from): Promise<PagePixels[]> {
  const folder = mkdtempSync(join(tmpdir(), 'pixels-'))
  try {
    execFileSync('pdftocairo', ['-png', '-cropbox', '-r', '250', '-f', String(from), '-l', String(to), path, join(folder, 'page')])
    const names = readdirSync(folder).sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
    return await Promise.all(names.map(async (name) => {
      const { data, info: { width, height, channels } } = await sharp(join(folder, name)).removeAlpha().raw().toBuffer({ resolveWithObject: true })
      return { width, height, at: (x, y) => {
        const start = (Math.min(height - 1, Math.floor(y * height)) * width + Math.min(width - 1, Math.floor(x * width))) * channels
        return [data[start] ?? 0, data[start + 1] ?? 0, data[start + 2] ?? 0]
      } } satisfies PagePixels
    }))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** How far the nearest pixel around a place is from a colour "#rrggbb", laid over white with `opacity`; 0 is that colour. */
export function farFrom(pixels: PagePixels, [x, y]: readonly [number, number], colour: string, opacity = 1, reachPx = 6): number {
  const wanted = [1, 3, 5].map((at) => 255 - (255 - Number.parseInt(colour.slice(at, at + 2), 16)) * opacity)
  let nearest = Infinity
  for (let right = -reachPx; right <= reachPx; right++) {
    for (let down = -reachPx; down <= reachPx; down++) {
      const found = pixels.at(Math.min(1, Math.max(0, x + right / pixels.width)), Math.min(1, Math.max(0, y + down / pixels.height)))
      nearest = Math.min(nearest, Math.hypot(...found.map((value, at) => value - (wanted[at] ?? 0))))
    }
  }
  return nearest
}
