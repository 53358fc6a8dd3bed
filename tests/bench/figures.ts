/** What a benchmark found: lines to read, whether nothing went wrong, and the same figures for machines. Milliseconds throughout. */
export type Findings = { lines: string[]; ok: boolean; figures: Record<string, unknown> }

export type Spread = { median: number; min: number; max: number }

/** The value below which the share `q` (0–1) of the values lies, by nearest rank. NaN for no values. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(q * sorted.length) - 1)] ?? NaN
}

/** Of one figure per round: the median and the range, to a tenth of a millisecond. */
export function spread(rounds: readonly number[]): Spread {
  const tenth = (value: number) => Math.round(value * 10) / 10
  return { median: tenth(quantile(rounds, 0.5)), min: tenth(Math.min(...rounds)), max: tenth(Math.max(...rounds)) }
}

export const told = ({ median, min, max }: Spread) => `${median} ms (${min} to ${max})`
