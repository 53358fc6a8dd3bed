import sharp from 'sharp'
import { paperLimits } from '~/domain/documents/limits'
import { allow, refuse, type Decision } from '~/domain/kernel/result'

const { pictureMpx } = paperLimits
/** Pixels of A4 at 200 dpi: what a page of print needs and a page of paper gives. */
const a4Px = { short: 1654, long: 2339 }

/**
 * Writes a photograph as a page shows it: upright as the camera held it, no larger than print needs, without transparency,
 * as JPEG. A large one that lies on its side takes hundreds of megabytes meanwhile, so this runs in a page worker. Refuses
 * documents/picture-failed {limitMpx} for what is broken or too large to open.
 */
export async function straighten(picture: string, target: string): Promise<Decision> {
  try {
    const open = () => sharp(picture, { limitInputPixels: pictureMpx * 1_000_000, failOn: 'error' })
    const { width = 0, height = 0, orientation = 1 } = await open().metadata()
    const lies = orientation >= 5 ? height > width : width > height
    const box = lies ? { width: a4Px.long, height: a4Px.short } : { width: a4Px.short, height: a4Px.long }
    await open().rotate().resize({ ...box, fit: 'inside', withoutEnlargement: true }).flatten({ background: '#ffffff' }).jpeg({ quality: 85 }).toFile(target)
    return allow()
  } catch {
    return refuse('documents/picture-failed', { limitMpx: pictureMpx }) // sharp says with words, not with codes, what is wrong with a picture
  }
}
