import type { Millis } from '../kernel/ids'

/** What the paper fallback set may hold; one ticks what is wanted. */
export const setParts = ['agenda', 'papers', 'roll', 'cards'] as const
export type SetPart = (typeof setParts)[number]

/** A paper as it goes into the set. `file` is where its PDF is kept, `pages` how many it has. */
export type SetPaper = { title: string; groupName: string; pages: number; sizeBytes: number; file: string }

export type SetItem = {
  number: string
  depth: number
  title: string
  startsAt: Millis
  minutes: number
  /** who presents it and the unit that prepares it, as the agenda names them; '' for none */
  presenter: string
  unitName: string
  closed: boolean
  /** handed out on paper only, in the room */
  onPaper: boolean
  papers: SetPaper[]
}

export type SetPerson = { honorific: 'ông' | 'bà'; fullName: string; position: string; unitName: string; role: 'chair' | 'secretary' | 'member' | 'guest'; standsInFor: string }

/** The paper fallback of a meeting: everything that is printed, in the order in which it is. */
export type PrintSet = {
  superior: string | null
  issuer: string[]
  place: string
  title: string
  noun: string
  chairWord: string
  room: string
  startsAt: Millis
  endsAt: Millis
  items: SetItem[]
  /** in protocol order */
  people: SetPerson[]
}

/** Sheets of papers that one set holds at most; more is not carried into a room in one piece. */
export const longestSet = 2000

export const pagesOfPapers = (set: PrintSet) => set.items.flatMap((item) => item.papers).reduce((sum, paper) => sum + paper.pages, 0)
