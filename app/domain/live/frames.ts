import * as z from 'zod/mini'
import type { Millis, UserId } from '../kernel/ids'
import type { MeetingEvent } from '../meetings/events'

const id = z.string().check(z.minLength(1), z.maxLength(64))
const share = z.number().check(z.gte(-1), z.lte(2))
const page = z.int().check(z.gte(1), z.lte(10_000))
const layer = z.string().check(z.minLength(1), z.maxLength(80))
/** a tab gives each document that it opens on one line the next number */
const channel = z.int().check(z.gte(1), z.lte(1_000_000))

/** Where a page is looked at: `x`, `y` in page space (0–1) of the viewport's top left corner, `zoom` against the page's width. */
export const lookSchema = z.object({ versionId: id, page, x: share, y: share, zoom: z.number().check(z.gt(0), z.lte(20)) })
export type Look = z.infer<typeof lookSchema>

/** A stroke that is still being drawn: `points` are only those added since the last frame (x, y, pressure, x, y, …), in page space. */
export const strokeSchema = z.object({
  versionId: id, layer, page, strokeId: id,
  tool: z.enum(['pen', 'highlighter']), colour: z.optional(z.int().check(z.gte(0), z.lte(255))), width: z.number().check(z.gt(0), z.lte(1)),
  points: z.array(z.number().check(z.gte(-1), z.lte(2))).check(z.maxLength(600), z.refine(({ length }) => length % 3 === 0)),
  /** it was no stroke after all: no mark comes of it */
  dropped: z.optional(z.boolean()),
})
export type Stroke = z.infer<typeof strokeSchema>

/** Where a pen or mouse hovers over a page, in page space: `layer` says who may see it. */
export const pointerSchema = z.object({ versionId: id, layer, page, x: share, y: share })
export type Pointer = z.infer<typeof pointerSchema>

/** What has been added to somebody's stroke since the last frame; `points` packed (packPoints). */
export type GrownStroke = Omit<Stroke, 'versionId' | 'layer'> & { by: UserId }
export type ShownPointer = Omit<Pointer, 'versionId' | 'layer'> & { by: UserId }

/** What a browser may say over its socket. Everything that changes the meeting goes by HTTP instead (DESIGN §1). */
export const upFrameSchema = z.discriminatedUnion('t', [
  z.object({ t: z.literal('resume'), after: z.int().check(z.gte(0)) }),
  z.object({ t: z.literal('open'), ch: channel, versionId: id, layer }),
  z.object({ t: z.literal('shut'), ch: channel }),
  z.object({ t: z.literal('look'), look: lookSchema }),
  z.object({ t: z.literal('stroke'), stroke: strokeSchema }),
  z.object({ t: z.literal('point'), at: pointerSchema }),
])
export type UpFrame = z.infer<typeof upFrameSchema>

/** What the server says. Trusted by the browser: it comes from the own server. */
export type DownFrame =
  | { t: 'hello'; seq: number; now: Millis; you: UserId }
  | { t: 'events'; events: MeetingEvent[] }
  /** everybody who is connected, to a newcomer; afterwards only the changes, at most once a second */
  | { t: 'here'; userIds: UserId[] }
  | { t: 'moved'; came: UserId[]; went: UserId[] }
  | { t: 'look'; look: Look; by: UserId; at: Millis }
  /** what everybody is writing just now on a document that this browser has open, and where they point; the own is among it */
  | { t: 'growing'; versionId: string; layer: string; strokes: GrownStroke[]; pointers: ShownPointer[] }
  | { t: 'opened'; ch: number }
  | { t: 'shut'; ch: number; code: number; reason: string }
  /** what this person may do or read may have changed: the page is loaded again */
  | { t: 'rights' }
  /** marks of this person wait for review on a paper's new version, or do not any more */
  | { t: 'reviews' }
  | { t: 'tick'; now: Millis }
  | { t: 'retry'; afterMs: number }

/** Close codes of the whole socket. 4401 and 4403 are terminal, 4409 means: load the page again; 1012, 1013 and anything else mean: come back later. */
export const socketClose = { notSignedIn: 4401, noRight: 4403, stale: 4409, badFrame: 4400, tooMuch: 4429, restarting: 1012 } as const
