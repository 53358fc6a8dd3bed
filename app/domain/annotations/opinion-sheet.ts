import type { Millis } from '../kernel/ids'
import type { Opinion } from './opinions'
import type { Mark } from './mark'

/** One line of the list of opinions as it is handed on. `by` is null where a note was taken away; `drawn`: it is shown as a picture where pictures go. */
export type OpinionLine = {
  page: number
  by: { name: string; title: string } | null
  kind: Mark['kind'] | null
  layer: string
  quote: string
  text: string
  strokes: number
  replies: { by: string; at: Millis; text: string }[]
  at: Millis
  drawn: Opinion | null
}

/** What goes into a file of opinions. `scope`: the layers and people that were chosen. */
export type OpinionSheet = { meeting: string; paper: string; scope: string; taken: string; lines: OpinionLine[] }

/** What a file of words cannot carry (control letters, halves of letters) is left out, so that no mark can spoil the file. */
export const writable = (text: string): string => text.replace(/[^\t\n\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
