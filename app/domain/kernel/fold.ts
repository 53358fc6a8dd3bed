/** Whether a text has every word of a search, whole or begun, in any order and with or without diacritics. */
export function answersSearch(text: string, search: string): boolean {
  const folded = foldForSearch(text)
  return foldForSearch(search).split(' ').every((word) => folded.includes(word))
}

/** Text as search compares it: no diacritics, đ as d, lower case, single spaces; NFC and NFD, "ủy" and "uỷ" are alike. */
export function foldForSearch(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase().replace(/\s+/g, ' ').trim()
}
