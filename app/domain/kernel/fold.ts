/** Text as search compares it: no diacritics, đ as d, lower case, single spaces; NFC and NFD, "ủy" and "uỷ" are alike. */
export function foldForSearch(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase().replace(/\s+/g, ' ').trim()
}
