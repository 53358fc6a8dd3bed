/** Address of a page's picture, wide enough to read or small. */
export const pictureUrl = (versionId: string, page: number, width?: 'thumb') => `/papers/${versionId}/pages/${page}${width ? '?w=thumb' : ''}`
