import type { PaperHit } from '~/domain/documents/reading'
import { findQuery, searchWords } from '~/domain/documents/search-words'
import { findCandidates, textsOfPages, type Candidate } from '~db/queries/search'
import type { App, SignedIn } from '../../context'
import { readingFor } from './paper-access'

const mostCandidates = 120
const mostHits = 20
/** Papers whose texts are gone through: among common words those with other diacritics could be very many. */
const mostRead = 30

/** `more`: there are further papers; other words find them sooner than reading on. */
export type PaperSearch = { hits: PaperHit[]; more: boolean }

/**
 * Papers that this person may read and that hold all words of the query, best first; a word typed without diacritics is
 * any word, one typed with them is that word. The index proposes, the door (`readingFor`) decides on each. Scans have no text: they are found by their titles.
 */
export async function searchPapers(ctx: { db: Pick<App['db'], 'read'>; actor: SignedIn; now: App['now'] }, query: string): Promise<PaperSearch> {
  const words = searchWords(query)
  if (words.join('').length < 2) return { hits: [], more: false }
  const candidates = await findCandidates(ctx.db.read, ctx.actor, words, mostCandidates)
  const papers = new Map<string, Candidate[]>()
  for (const candidate of candidates) papers.set(candidate.documentId, [...(papers.get(candidate.documentId) ?? []), candidate])
  const found: FoundPaper[] = []
  for (const [at, portions] of [...papers.values()].entries()) {
    if (found.length === mostHits || at === mostRead) return { hits: inOrder(found), more: true }
    const hit = await hitOf(ctx, portions, query)
    if (hit) found.push(hit)
  }
  return { hits: inOrder(found), more: candidates.length === mostCandidates }
}

type FoundPaper = PaperHit & { together: boolean }

/** Papers with the words together come first; otherwise the index's order stays. */
function inOrder(found: FoundPaper[]): PaperHit[] {
  return [...found.filter(({ together }) => together), ...found.filter(({ together }) => !together)].map(({ together: _, ...hit }) => hit)
}

/** Null for what this person may not read, and for what has other diacritics than were typed. */
async function hitOf(ctx: Parameters<typeof searchPapers>[0], portions: Candidate[], query: string): Promise<FoundPaper | null> {
  const [first] = portions
  const access = first && (await readingFor(ctx.db.read, ctx, first.versionId))
  if (!access?.ok) return null
  const { version, document, inMeeting } = access.value
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
