/**
 * How many pages may be drawn at once on a machine of `cores`: one core stays free for answering, and while a meeting
 * anywhere is in session drawing is confined to one, so that the meeting stays fluent.
 */
export function drawingPlaces(cores: number, inSession: boolean): number {
  return inSession ? 1 : Math.min(2, Math.max(1, cores - 1))
}
