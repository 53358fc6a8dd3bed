import { foldForSearch } from '../kernel/fold'
import type { UserId } from '../kernel/ids'

/** Whoever may be named in a text. */
type Nameable = { id: UserId; fullName: string }
/** A beginning of a name behind an @: from where to where it stands, and the letters so far. */
export type TypedMention = { from: number; to: number; query: string }

/** Longer than any name: what is typed on is text and no name. */
const longestName = 60
const mostWords = 7

/** What is being typed at the caret when it is a mention: behind an @ that begins a word, on the same line. */
export function typedMention(text: string, caret: number): TypedMention | null {
  const from = text.lastIndexOf('@', caret - 1)
  if (from < 0 || caret - from > longestName) return null
  const before = text.charAt(from - 1)
  const query = text.slice(from + 1, caret)
  if (before !== '' && !/[\s([{"“‘'–-]/u.test(before)) return null
  return /[\n@]/.test(query) || /^\s/.test(query) || query.split(/\s+/).length > mostWords ? null : { from, to: caret, query }
}

/** Those whose name has every word that was typed, at the beginning of one of its own. */
export function nameablesFor<P extends Nameable>(people: readonly P[], query: string): P[] {
  const sought = foldForSearch(query).split(' ').filter(Boolean)
  return people.filter(({ fullName }) => {
    const words = foldForSearch(fullName).split(' ')
    return sought.every((word) => words.some((own) => own.startsWith(word)))
  })
}

/** The text with the whole name in place of what was typed, and where the caret is then. */
export function withMention(text: string, { from, to }: TypedMention, fullName: string): { text: string; caret: number } {
  const named = `@${fullName} `
  return { text: text.slice(0, from) + named + text.slice(to).replace(/^ /, ''), caret: from + named.length }
}

const placesOf = (text: string, people: readonly Nameable[]) => {
  const names = [...new Set(people.map(({ fullName }) => fullName.normalize('NFC')))].sort((a, b) => b.length - a.length)
  if (names.length === 0) return []
  const any = names.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')
  return [...text.matchAll(new RegExp(`@(${any})(?![\\p{L}\\p{N}])`, 'gu'))]
}

/** Those of `people` who stand in the text by an @ and their whole name. */
export function mentionedIn(text: string, people: readonly Nameable[]): UserId[] {
  const names = new Set(placesOf(text.normalize('NFC'), people).map(([, name]) => name))
  return [...new Set(people.filter(({ fullName }) => names.has(fullName.normalize('NFC'))).map(({ id }) => id))]
}

/** The text in pieces, the names that stand in it apart. */
export function piecesOf(text: string, people: readonly Nameable[]): { text: string; isName: boolean }[] {
  const pieces: { text: string; isName: boolean }[] = []
  let at = 0
  for (const place of placesOf(text, people)) {
    if (place.index > at) pieces.push({ text: text.slice(at, place.index), isName: false })
    pieces.push({ text: place[0], isName: true })
    at = place.index + place[0].length
  }
  return at < text.length ? [...pieces, { text: text.slice(at), isName: false }] : pieces
}
