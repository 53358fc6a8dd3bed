import sharp from 'sharp'
import { inkColour } from '~/domain/annotations/colour'
import { figureOf, unitsOf } from '~/domain/annotations/drawing'
import type { ExportChoice } from '~/domain/annotations/export-choice'
import type { OpinionLine } from '~/domain/annotations/opinion-sheet'
import { boxOfOpinion, type Opinion } from '~/domain/annotations/opinions'
import { allow, type Decision } from '~/domain/kernel/result'
import { listPages } from '~db/queries/documents'
import { opinionsDocx, type DrawnPicture } from '../../adapters/paper/opinions-docx'
import { opinionsXlsx } from '../../adapters/paper/opinions-xlsx'
import { opinionSheet } from './opinion-sheet'
import type { MarksReader } from './read-marks'

export type OpinionsFormat = 'docx' | 'xlsx'

/** More pictures than this make a file that no office opens gladly: what is beyond is told in words. */
const mostPictures = 300
/** In thousandths of a page's width: what is around the ink, and how much of the page is shown at least. */
const rim = 12
const leastUnits = { width: 200, height: 60 }
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
    const picture = line.drawn && (await pictureOf(line.drawn, { width: widthPt, height: heightPt }))
    if (picture) pictures.set(line, picture)
  }
  return allow(await opinionsDocx(sheet.value, pictures))
}

async function pictureOf(opinion: Opinion, page: { width: number; height: number }): Promise<DrawnPicture | null> {
  const box = boxOfOpinion(opinion)
  if (!box) return null
  const units = unitsOf(page)
  const [left, top] = [box[0] * units.width - rim, box[1] * units.height - rim]
  const width = Math.max(leastUnits.width, box[2] * units.width + rim - left)
  const height = Math.max(leastUnits.height, box[3] * units.height + rim - top)
  const scale = Math.min(most.width / width, most.height / height)
  const shown = { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
  const paths = opinion.marks.map(({ mark }) => {
    const figure = mark.kind === 'reply' ? null : figureOf(mark, units)
    const colour = inkColour(mark.colour)
    return figure && `<path d="${figure.path}" fill="${figure.line === null ? colour : 'none'}" stroke="${figure.line === null ? 'none' : colour}" stroke-width="${figure.line ?? 0}" opacity="${figure.opacity}"/>`
  })
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${left} ${top} ${width} ${height}" width="${shown.width * sharpness}" height="${shown.height * sharpness}">${paths.join('')}</svg>`
  return { png: await sharp(Buffer.from(svg)).png().toBuffer(), ...shown }
}
