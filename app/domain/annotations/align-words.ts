/** A gap between places that are known is compared word by word up to so many pairs. */
const mostPairs = 250_000
/** Each round finds new places between those of the round before; real papers need four. */
const mostRounds = 16
/** So many words that stand together elsewhere have been moved there. */
const leastMoved = 4
/** Fewer words in a row are a chance meeting, unless as many stand so near in both texts. */
const leastRun = 3
const nearRun = 3

/** Words `from` to `to` of the old text, and `at` to `until` of the new one. */
type Gap = { from: number; to: number; at: number; until: number }
type Pair = { from: number; at: number }
/** Words or runs of words as numbers, alike for alike, at each place of both texts. */
type Texts = { old: Int32Array; now: Int32Array }

/**
 * Which word of the new text each word of the old one is: its index, or -1 (K1). Both texts are whole papers, so what was
 * put in or taken out, or has come to another page, is followed. Runs of words that stand once in either text are found first,
 * and between them shorter ones, as in a patience diff; small gaps are compared exactly; what was moved as a whole is
 * found last. Work is bounded: what would need more stays unknown. It is a diff of our own because those at hand
 * go by single unique lines or through all edits: hardly a syllable of Vietnamese is unique, and a paper has 2,000 pages.
 */
export function alignWords(before: readonly string[], after: readonly string[]): Int32Array {
  const words = numbered(before, after)
  const grams = gramsOf(words)
  const links = new Int32Array(before.length).fill(-1)
  const waiting = [{ gap: { from: 0, to: before.length, at: 0, until: after.length }, round: 0 }]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { round } = next
    const gap = matchEnds(words, next.gap, links)
    if (gap.from === gap.to || gap.at === gap.until) continue
    if ((gap.to - gap.from) * (gap.until - gap.at) <= mostPairs) matchExactly(words, gap, links)
    else if (round < mostRounds) waiting.push(...gapsBetween(knownPlaces(grams, gap), gap).map((between) => ({ gap: between, round: round + 1 })))
  }
  joinRuns(words, links)
  dropChances(links, after.length)
  matchMoved(words, links)
  return links
}

/** Letters and digits count; the signs around a word and its case do not. */
function numbered(before: readonly string[], after: readonly string[]): Texts {
  const numbers = new Map<string, number>()
  const number = (word: string) => {
    const folded = word.normalize('NFC').toLowerCase()
    return numberOf(numbers, folded.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '') || folded)
  }
  return { old: Int32Array.from(before, number), now: Int32Array.from(after, number) }
}

function numberOf<K>(numbers: Map<K, number>, key: K): number {
  const known = numbers.get(key) ?? numbers.size
  numbers.set(key, known)
  return known
}

/** Runs of 8, 4, 2 and 1 words by the place where they begin; each of two runs of half its size. -1 where the text ends sooner. */
function gramsOf(words: Texts): Texts[] {
  const grams = [words]
  for (const half of [1, 2, 4]) {
    const halves = grams[0] ?? words
    const numbers = new Map<number, number>()
    const double = (text: Int32Array) => text.map((left, index) => {
      const right = text[index + half] ?? -1
      return left < 0 || right < 0 ? -1 : numberOf(numbers, left * 2 ** 26 + right)
    })
    grams.unshift({ old: double(halves.old), now: double(halves.now) })
  }
  return grams
}

/** Words that are alike at the beginning and at the end of a gap; answers what is left. */
function matchEnds({ old, now }: Texts, gap: Gap, links: Int32Array): Gap {
  let { from, to, at, until } = gap
  while (from < to && at < until && old[from] === now[at]) links[from++] = at++
  while (from < to && at < until && old[to - 1] === now[until - 1]) links[--to] = --until
  return { from, to, at, until }
}

/** Runs, long ones first, that stand once in each side of the gap: as many as come in the same order. */
function knownPlaces(grams: readonly Texts[], gap: Gap): Pair[] {
  for (const { old, now } of grams) {
    const [mine, theirs] = [onceIn(old, gap.from, gap.to), onceIn(now, gap.at, gap.until)]
    const pairs = [...mine].flatMap(([gram, from]) => {
      const at = theirs.get(gram)
      return at === undefined ? [] : { from, at }
    })
    if (pairs.length > 0) return inOrder(pairs.sort((a, b) => a.from - b.from))
  }
  return []
}

function onceIn(text: Int32Array, from: number, to: number): Map<number, number> {
  const found = new Map<number, number>()
  const again = new Set<number>()
  for (let index = from; index < to; index++) {
    const gram = text[index] ?? -1
    if (gram < 0 || again.has(gram)) continue
    if (found.delete(gram)) again.add(gram)
    else found.set(gram, index)
  }
  return found
}

/** The longest run of pairs that rises in both texts (patience sorting). */
function inOrder(pairs: readonly Pair[]): Pair[] {
  const piles: { pair: Pair; under: number }[][] = []
  for (const pair of pairs) {
    let [low, high] = [0, piles.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((piles[middle]?.at(-1)?.pair.at ?? 0) < pair.at) low = middle + 1
      else high = middle
    }
    const card = { pair, under: (piles[low - 1]?.length ?? 0) - 1 }
    const pile = piles[low]
    if (pile) pile.push(card)
    else piles.push([card])
  }
  const rising: Pair[] = []
  let card = piles.at(-1)?.at(-1)
  for (let pile = piles.length - 1; card; pile--) {
    rising.push(card.pair)
    card = piles[pile - 1]?.[card.under]
  }
  return rising.reverse()
}

/** Each begins with a known place, so that its words are matched from there on. */
function gapsBetween(places: readonly Pair[], gap: Gap): Gap[] {
  if (places.length === 0) return []
  const begins = [{ from: gap.from, at: gap.at }, ...places]
  return begins.map((begin, index) => ({ ...begin, to: begins[index + 1]?.from ?? gap.to, until: begins[index + 1]?.at ?? gap.until }))
}

/** The longest common sequence of a small gap. */
function matchExactly({ old, now }: Texts, { from, to, at, until }: Gap, links: Int32Array) {
  const across = until - at + 1
  const longest = new Uint16Array((to - from + 1) * across)
  const cell = (index: number, other: number) => (index - from) * across + (other - at)
  for (let index = to - 1; index >= from; index--) {
    for (let other = until - 1; other >= at; other--) {
      longest[cell(index, other)] = old[index] === now[other]
        ? (longest[cell(index + 1, other + 1)] ?? 0) + 1
        : Math.max(longest[cell(index + 1, other)] ?? 0, longest[cell(index, other + 1)] ?? 0)
    }
  }
  for (let index = from, other = at; index < to && other < until;) {
    if (old[index] === now[other]) links[index++] = other++
    else if ((longest[cell(index + 1, other)] ?? 0) >= (longest[cell(index, other + 1)] ?? 0)) index++
    else other++
  }
}

/**
 * Words that go on in the old text go on in the new one where they can. A page put in before the paper may begin as the
 * paper does; what was taken there at first stands right before the rest as well, and belongs to it.
 */
function joinRuns({ old, now }: Texts, links: Int32Array) {
  const runs = runsOf(links)
  let next = runs.pop()
  for (let run = runs.pop(); run && next; run = runs.pop()) {
    const { from, length } = run
    const at = next.at - length
    const goesOn = from + length === next.from && old.subarray(from, next.from).every((word, step) => word === now[at + step])
    if (goesOn) for (let step = 0; step < length; step++) links[from + step] = at + step
    next = goesOn ? { from, at, length: length + next.length } : run
  }
}

/** Two paragraphs that have nothing to do with each other share an "của" or a "và": such words are let go. */
function dropChances(links: Int32Array, newWords: number) {
  const runs = runsOf(links)
  const edge = (from: number, at: number) => ({ from, at, length: leastRun })
  const known = [edge(-leastRun, -leastRun), ...runs, edge(links.length, newWords)]
  const isNear = (one: Run, next: Run) => next.from - one.from - one.length <= nearRun && next.at - one.at - one.length <= nearRun
  for (const [index, run] of runs.entries()) {
    const [before, after] = [known[index], known[index + 2]]
    const isHeld = (before && before.length >= leastRun && isNear(before, run)) || (after && after.length >= leastRun && isNear(run, after))
    if (run.length >= leastRun || isHeld) continue
    links.fill(-1, run.from, run.from + run.length)
  }
}

type Run = Pair & { length: number }

function runsOf(links: Int32Array): Run[] {
  const runs: Run[] = []
  for (const [from, at] of links.entries()) {
    const last = runs.at(-1)
    if (at < 0) continue
    if (last && last.from + last.length === from && last.at + last.length === at) last.length++
    else runs.push({ from, at, length: 1 })
  }
  return runs
}

/** What is left of both texts and stands once in either, elsewhere: a paragraph that was moved. */
function matchMoved(words: Texts, links: Int32Array) {
  const taken = new Uint8Array(words.now.length)
  for (const at of links) if (at >= 0) taken[at] = 1
  const left: Texts = { old: words.old.map((word, index) => (links[index] === -1 ? word : -1)), now: words.now.map((word, index) => (taken[index] ? -1 : word)) }
  const runs = gramsOf(left).slice(0, 2)
  for (const { old, now } of runs) {
    const places = onceIn(now, 0, now.length)
    for (const [gram, from] of onceIn(old, 0, old.length)) {
      const at = places.get(gram)
      if (at !== undefined) matchOnward(left, { from, at }, links, taken)
    }
  }
}

function matchOnward({ old, now }: Texts, { from, at }: Pair, links: Int32Array, taken: Uint8Array) {
  const isFree = (step: number) => (old[from + step] ?? -1) >= 0 && links[from + step] === -1 && taken[at + step] === 0 && old[from + step] === now[at + step]
  let [first, last] = [0, 0]
  while (isFree(first - 1)) first--
  while (isFree(last)) last++
  if (last - first < leastMoved) return
  for (let step = first; step < last; step++) {
    links[from + step] = at + step
    taken[at + step] = 1
  }
}
