import type { search as vi } from '../vi/search'

export const search: typeof vi = {
  title: 'Search the papers',
  nav: 'Search',
  label: 'Words',
  hint: 'Title or text of a paper, with or without diacritics',
  start: 'Search all papers open to this account',
  startHint: 'For example “ngân sách”, “45/2018/QĐ-TTg”, “quy che van thu”. Scans without text are found by their titles only.',
  tooShort: 'Type at least two letters.',
  found: (count, more) => (more ? `The ${count} best matches` : `${count} ${count === 1 ? 'paper' : 'papers'}`),
  none: 'No papers found',
  noneHint: 'Try fewer or other words, or type them without diacritics to find more. Scans without text are found by their titles only.',
  more: 'Other papers match too. Add a word to narrow the search.',
  inTitle: 'The title matches',
  onPages: (count) => `on ${count} ${count === 1 ? 'page' : 'pages'}`,
  ownPaper: 'My papers',
  goTo: (page) => `Page ${page}`,
}
