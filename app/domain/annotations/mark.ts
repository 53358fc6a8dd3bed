import type { Millis, UserId } from '../kernel/ids'

/** One point of a stroke in page space: x and y 0–1 of the whole page, pressure 0–1. */
export type InkPoint = readonly [x: number, y: number, pressure: number]
export type Point = readonly [x: number, y: number]
/** Edges in page space. */
export type MarkBox = readonly [left: number, top: number, right: number, bottom: number]

export const inkKinds = ['pen', 'highlighter'] as const
export const textKinds = ['text-highlight', 'underline', 'strike'] as const
export const shapeKinds = ['box', 'arrow'] as const
/** Đồng ý, Cần sửa, Xem lại */
export const stampNames = ['agree', 'amend', 'review'] as const
export type InkKind = (typeof inkKinds)[number]
export type TextKind = (typeof textKinds)[number]
export type ShapeKind = (typeof shapeKinds)[number]
export type StampName = (typeof stampNames)[number]

/** `colour`: index into the palette of `colour.ts`. */
type Head<Kind extends string> = { kind: Kind; page: number; colour: number; madeAt: Millis }
/** `width`: of the line, as a share of the page's width. */
export type InkMark = Head<InkKind> & { width: number; points: readonly InkPoint[] }
/** Words of the paper: a box for each line of them, and the words themselves, by which they are found in a later version. */
export type MarkedWords = { boxes: readonly MarkBox[]; quote: string }
export type TextMark = Head<TextKind> & MarkedWords
/** A box between two corners, or an arrow whose head is at `to`. */
export type ShapeMark = Head<ShapeKind> & { width: number; from: Point; to: Point }
/** A word of judgement, its middle at x and y. */
export type StampMark = Head<'stamp'> & { stamp: StampName; x: number; y: number }
/**
 * A text note, pinned at a point of the page. `mentions`: who is named in it and is told. `about`: the words that it was written
 * to; without boxes once it was put elsewhere by hand (T4).
 */
export type NoteMark = Head<'note'> & { x: number; y: number; text: string; mentions: readonly UserId[]; about?: MarkedWords }
/** What somebody says to a note: `to` is the key of the note. */
export type ReplyMark = Head<'reply'> & { to: string; text: string; mentions: readonly UserId[] }
export type Mark = InkMark | TextMark | ShapeMark | StampMark | NoteMark | ReplyMark
/** A mark that has a place of its own on the page. */
export type PlacedMark = Exclude<Mark, ReplyMark>
/** One that is not tied to words of the paper. */
export type LooseMark = Exclude<PlacedMark, TextMark>

export const markLimits = { pages: 10_000, points: 4_000, boxes: 200, quoteLength: 1_000, textLength: 2_000, mentions: 20, bytes: 32 * 1024 } as const

export const isInk = (mark: Mark): mark is InkMark => (inkKinds as readonly string[]).includes(mark.kind)
export const isText = (mark: Mark): mark is TextMark => (textKinds as readonly string[]).includes(mark.kind)
export const isShape = (mark: Mark): mark is ShapeMark => (shapeKinds as readonly string[]).includes(mark.kind)

/** Whether the hand moves it: marked words stay with the words (T6), a reply with its note. */
export const isLoose = (mark: Mark): mark is LooseMark => !isText(mark) && mark.kind !== 'reply'

/** The name of a mark in its document: whose it is stands in front (N3). */
export const markKey = (authorId: UserId, markId: string) => `${authorId}/${markId}`

const keyShape = /^([\w-]{1,64})\/([\w-]{1,64})$/

/** Author and id of a key, or null for what is no key. */
export function readMarkKey(key: string): { authorId: UserId; markId: string } | null {
  const [, authorId, markId] = keyShape.exec(key) ?? []
  return authorId && markId ? { authorId, markId } : null
}

type Made = { key: string; mark: Mark }
/** Marks in the order of their making; of two made in one moment the keys decide, so that it is the same on every screen. */
export const byMaking = (one: Made, other: Made): number => one.mark.madeAt - other.mark.madeAt || (one.key < other.key ? -1 : 1)
