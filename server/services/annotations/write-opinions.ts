import sharp from 'sharp'
import type { ExportChoice } from '~/domain/annotations/export-choice'
import type { OpinionLine } from '~/domain/annotations/opinion-sheet'
import { opinionPicture } from '~/domain/annotations/opinion-picture'
import type { Opinion } from '~/domain/annotations/opinions'
import { allow, type Decision } from '~/domain/kernel/result'
import { listPages } from '~db/queries/documents'
import { opinionsDocx, type DrawnPicture } from '../../adapters/paper/opinions-docx'
import { opinionsXlsx } from '../../adapters/paper/opinions-xlsx'
import { opinionSheet } from './opinion-sheet'
import type { MarksReader } from './read-marks'

export type OpinionsFormat = 'docx' | 'xlsx'

/** More pictures than this make a file that no office opens gladly: what is beyond is told in words. */
const mostPictures = 300
/** As wide as the table's column at most, and twice as sharp. */
const most = { width: 240, height: 150 }
const sharpness = 2

/** The opinions of a choice as a file. Refuses like `readMarks`. For a reading worker: there may be many thousands. */
export async function writeOpinions(ctx: MarksReader, versionId: string, choice: ExportChoice, format: OpinionsFormat): Promise<Decision<Uint8Array>> {
  const sheet = await opinionSheet(ctx, versionId, choice)
  if (!sheet.ok) return sheet
  if (format === 'xlsx') return allow(await opinionsXlsx(sheet.value))
  const pages = await listPages(ctx.db.read, versionId)
  const pictures = new Map<OpinionLine, DrawnPicture>()
  for (const line of sheet.value.lines.filter(({ drawn }) => drawn).slice(0, mostPictures)) {
    const { widthPt = 595, heightPt = 842 } = pages[line.page - 1] ?? {}
    const picture = line.drawn && (await drawn(line.drawn, { width: widthPt, height: heightPt }))
    if (picture) pictures.set(line, picture)
  }
  return allow(await opinionsDocx(sheet.value, pictures))
}

async function drawn(opinion: Opinion, page: { width: number; height: number }): Promise<DrawnPicture | null> {
  const picture = opinionPicture(opinion, page)
  if (!picture) return null
  const { viewBox, width, height, paths } = picture
  const scale = Math.min(most.width / width, most.height / height)
  const shown = { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${viewBox}" width="${shown.width * sharpness}" height="${shown.height * sharpness}">${paths.map(({ path }) => `<path ${attributes(path)}/>`).join('')}</svg>`
  return { png: await sharp(Buffer.from(svg)).png().toBuffer(), ...shown }
}

/** React's names as SVG writes them: strokeWidth, stroke-width. */
const attributes = (path: object) => Object.entries(path).map(([name, value]) => `${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}="${value}"`).join(' ')
