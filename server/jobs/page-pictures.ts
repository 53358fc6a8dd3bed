import sharp, { type Sharp, type WebpOptions } from 'sharp'
import { findContentBox, type PageBox } from '~/domain/documents/page-box'
import { smallWidthPx, thumbWidthPx, type PagePicture, type RenderedPage } from './page-messages'
import { type RawPicture } from './pdf-document'

// one page after another with one thread each: a meeting in session comes first
sharp.concurrency(1)
sharp.cache(false)

type Encoding = { reading: WebpOptions; small: WebpOptions }

const photographed: Encoding = { reading: { quality: 62, effort: 4 }, small: { quality: 40, effort: 4 } }
const printed: Encoding = { reading: { lossless: true, effort: 1 }, small: { lossless: true, effort: 1 } }

/** From one drawing: the picture to read, the small one, the thumbnail, and where there is print. */
export async function encodePictures({ rgbx, widthPx, heightPx }: RawPicture): Promise<Pick<RenderedPage, 'reading' | 'small' | 'thumb' | 'contentBox'>> {
  const encoding = isPrintedOnWhite(rgbx) ? printed : photographed
  const picture = sharp(rgbx, { raw: { width: widthPx, height: heightPx, channels: 4 } }).removeAlpha()
  const within = (width: number) => picture.clone().resize({ width, height: 4 * width, fit: 'inside', withoutEnlargement: true })
  const [small, thumb] = [within(smallWidthPx), within(thumbWidthPx)]
  return {
    reading: await asWebp(picture, encoding.reading),
    small: await asWebp(encoding === printed ? await inFewTones(small) : small, encoding.small),
    thumb: await asWebp(thumb, { quality: 60, effort: 4 }),
    contentBox: await contentBoxOf(thumb),
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

/** Scaling down gives letters edges of every tone; with eight tones to a colour they look the same at a third of the size. */
async function inFewTones(picture: Sharp): Promise<Sharp> {
  const { data, info: { width, height, channels } } = await picture.raw().toBuffer({ resolveWithObject: true })
  for (let at = 0; at < data.length; at++) data[at] = tones[data[at] ?? 0] ?? 0
  return sharp(data, { raw: { width, height, channels } })
}

const tones = Uint8Array.from({ length: 256 }, (_, tone) => Math.round(Math.round((tone * 7) / 255) * (255 / 7)))

async function asWebp(picture: Sharp, options: WebpOptions): Promise<PagePicture> {
  const { data, info } = await picture.webp(options).toBuffer({ resolveWithObject: true })
  return { webp: new Uint8Array(data), widthPx: info.width, heightPx: info.height }
}

async function contentBoxOf(thumb: Sharp): Promise<PageBox | null> {
  const { data, info } = await thumb.clone().greyscale().raw().toBuffer({ resolveWithObject: true })
  return findContentBox(data, info.width, info.height)
}
