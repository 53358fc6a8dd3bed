import type { ReadingWidth } from '~/domain/documents/picture-width'
import { pictureUrl } from './picture-url'

const cookie = 'picture=small'
const thirtyDaysSeconds = 30 * 24 * 3_600

/**
 * How wide the first picture is, which the server's HTML names before any script can look at screen and line: as wide as
 * this device last found right, which it keeps in a cookie. A device that has never been here gets the wide one: link B of
 * DESIGN §9 brings it in time, and a small one replaced later would be read twice. `Save-Data: on` asks for the small one.
 */
export function firstWidth(request: Request): ReadingWidth {
  const isSmall = request.headers.get('Save-Data') === 'on' || (request.headers.get('Cookie') ?? '').split(/;\s*/).includes(cookie)
  return isSmall ? 'small' : 'reading'
}

/** The answer's headers that ask for that picture before the browser has read any of the page (DESIGN §4). */
export const firstPictureHeaders = (versionId: string, page: number, width: ReadingWidth) => ({ Link: `<${pictureUrl(versionId, page, width)}>; rel=preload; as=image; fetchpriority=high` })

/** Keeps the width that is right on this device for its next opening of a paper. */
export function keepFirstWidth(width: ReadingWidth) {
  const isSmall = document.cookie.split(/;\s*/).includes(cookie)
  if (isSmall === (width === 'small')) return
  const secure = location.protocol === 'https:' ? '; secure' : ''
  document.cookie = `${cookie}; path=/; max-age=${width === 'small' ? thirtyDaysSeconds : 0}; samesite=lax${secure}`
}
