/** Where the words of a portion of a paper's pages are (domain/annotations/packed-words.ts). */
export const wordsUrl = (versionId: string, portion: number) => `/papers/${versionId}/words/${portion}`
