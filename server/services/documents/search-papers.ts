import type { PaperHit } from '~/domain/documents/reading'
import { findQuery, soughtWords, type SoughtWord } from '~/domain/documents/search-words'
import { listCandidates, textsOfPages, type Candidate, type Look } from '~db/queries/search'
import type { App, SignedIn } from '../../context'
import type { Access } from '../meetings/access'
import { readingFor, type ReadingAccess } from './paper-access'

const mostHits = 20
/** Portions asked for at once: somewhat more than the hits, so that the last paper is whole and some may be refused. */
const portionsAtOnce = 24
/** Papers whose texts are gone through: only a word that is begun can turn out another one, and few do. */
const mostRead = 60

/** `more`: there are further papers; other words find them sooner than reading on. */
export type PaperSearch = { hits: PaperHit[]; more: boolean }

type Reader = { db: Pick<App['db'], 'read'>; actor: SignedIn; now: App['now'] }

/**
 * Papers that this person may read and that hold all words of the query: words that follow each other come before words
 * apart, those in the title first, whole words before begun ones, newest first. A word typed without diacritics is any
 * word, one typed with them is that word. The index proposes, the door (`readingFor`) decides on each. Scans have no text:
 * they are found by their titles.
 */
export async function searchPapers(ctx: Reader, query: string): Promise<PaperSearch> {
  const words = soughtWords(query)
  if (words.map(({ folded }) => folded).join('').length < 2) return { hits: [], more: false }
  const found: FoundPaper[] = []
  const asking = { ...ctx, meetings: new Map<string, Access | null>() }
  let read = 0
  for await (const portions of proposed(ctx, words)) {
    const access = await readingFor(ctx.db.read, asking, portions[0].versionId)
    if (!access.ok) continue
    if (found.length === mostHits || read === mostRead) return { hits: inOrder(found), more: true }
    read += 1
    const hit = await hitOf(ctx, access.value, portions, query)
    if (hit) found.push(hit)
  }
  return { hits: inOrder(found), more: false }
}

/** Each paper once, at the closest look that finds it, with those of its portions that it was found in. */
async function* proposed(ctx: Reader, words: readonly SoughtWord[]): AsyncGenerator<[Candidate, ...Candidate[]]> {
  const seen = new Set<string>()
  for (const look of looksFor(words)) {
    let portions: Candidate[] = []
    for await (const candidate of candidates(ctx, words, look)) {
      const [first, ...rest] = portions
      if (first && first.documentId !== candidate.documentId) {
        yield [first, ...rest]
        portions = []
      }
      if (portions.length === 0 && seen.has(candidate.documentId)) continue
      seen.add(candidate.documentId)
      portions.push(candidate)
    }
    const [first, ...rest] = portions
    if (first) yield [first, ...rest]
  }
}

/** A word of one letter is not a beginning. */
function looksFor(words: readonly SoughtWord[]): Look[] {
  const looks: Look['near'][][] = [['title', 'together'], words.length > 1 ? ['apart'] : []]
  const begun = (words.at(-1)?.folded.length ?? 0) >= 2 ? [false, true] : [false]
  return looks.flatMap((nears) => begun.flatMap((isBegun) => nears.map((near) => ({ near, begun: isBegun }))))
}

async function* candidates({ db, actor }: Reader, words: readonly SoughtWord[], look: Look): AsyncGenerator<Candidate> {
  for (let before: number | null = null; ;) {
    const some: Candidate[] = await listCandidates(db.read, actor, words, look, before, portionsAtOnce)
    yield* some
    const last = some.at(-1)
    if (!last || some.length < portionsAtOnce) return
    before = last.id
  }
}

type FoundPaper = PaperHit & { together: boolean }

/** Papers with the words together come first; otherwise the index's order stays. */
function inOrder(found: FoundPaper[]): PaperHit[] {
  return [...found.filter(({ together }) => together), ...found.filter(({ together }) => !together)].map(({ together: _, ...hit }) => hit)
}

/** Null for what has other diacritics than were typed. */
async function hitOf(ctx: Reader, { version, document, inMeeting }: ReadingAccess, portions: readonly Candidate[], query: string): Promise<FoundPaper | null> {
  const texts = []
  for (const { firstPage, lastPage } of portions) texts.push(...await textsOfPages(ctx.db.read, version.id, firstPage, lastPage))
  const findings = findQuery(document.title, texts.toSorted((a, b) => a.page - b.page), query)
  if (!findings) return null
  const { snippets, pages, together } = findings
  return {
    versionId: version.id, title: document.title, pages: version.pageCount, foundOnPages: pages, snippets, together,
    meeting: inMeeting && {
      id: inMeeting.meeting.id, title: inMeeting.meeting.title, startsAt: inMeeting.meeting.startsAt,
      itemTitle: inMeeting.facts.items.find((item) => item.id === document.itemId)?.title ?? '',
    },
  }
}
