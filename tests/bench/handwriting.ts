import { encodeMark } from '~/domain/annotations/mark-bytes'
import type { InkMark, InkPoint } from '~/domain/annotations/mark'
import trace from './handwriting.json'

/** One stroke of the recorded trace: when the pen comes down and is lifted, ms from the beginning, and its points from the trace's corner. */
export type TraceStroke = { startMs: number; endMs: number; points: readonly InkPoint[] }

/** A phrase as a pen reports it, 120 points a second; how it was made stands in make-handwriting.mjs. */
export const handwriting: { durationMs: number; pointMs: number; strokes: readonly TraceStroke[] } = {
  durationMs: trace.durationMs,
  pointMs: 1000 / trace.hz,
  strokes: trace.strokes.map(({ startMs, points }) => ({ startMs, endMs: startMs + (points.length * 1000) / trace.hz, points: points as unknown as InkPoint[] })),
}

/** The phrase fits where the corner is at most here. */
const roomForCorner = { x: 0.7, y: 0.95 }

/** The stroke as a pen mark with its phrase's corner at a place of the page; `at` 0–1 in both directions. */
export function strokeMark(stroke: TraceStroke, { page, at: [x, y], madeAt }: { page: number; at: readonly [number, number]; madeAt: number }): InkMark {
  const [dx, dy] = [x * roomForCorner.x, y * roomForCorner.y]
  return { kind: 'pen', page, colour: 0, madeAt, width: 0.0032, points: stroke.points.map(([px, py, pressure]) => [px + dx, py + dy, pressure] as const) }
}

export const packedStroke = (...parts: Parameters<typeof strokeMark>) => encodeMark(strokeMark(...parts))
