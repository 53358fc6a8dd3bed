import type { PictureWidth } from '~/domain/documents/reading'

/** Address of a page's picture: wide enough to read, or narrower. */
export const pictureUrl = (versionId: string, page: number, width: PictureWidth = 'reading') => `/papers/${versionId}/pages/${page}${width === 'reading' ? '' : `?w=${width}`}`
