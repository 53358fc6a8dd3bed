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

const lineEnds = /\r\n?|[\u0085\u2028\u2029]/g
/** Control letters, halves of letters, and the signs that turn a line around. */
const unwritable = /[^\t\n\u0020-\u007e\u00a0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]|[\u202a-\u202e\u2066-\u2069]/gu

/**
 * Words as a file carries them. What could spoil it or hide other words is left out (in a PDF an escape letter swallows what
 * follows), and every end of a line is the same, so that none is taken for part of one.
 */
export const writable = (text: string): string => text.replace(lineEnds, '\n').replace(unwritable, '')
