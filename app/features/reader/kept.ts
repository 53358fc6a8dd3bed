/** What begins so is of the person who reads and is forgotten when he signs out (forget-local-marks.ts). */
export const readerPrefix = 'nghisu/reader/'

/*
 * Storage may be closed to us (private windows, settings of an office) or full: then everything begins anew with the next
 * opening, and reading goes on.
 */

/** What was kept under a name on this device, field by field unknown; nothing when there is none. */
export function readKept(key: string): Record<string, unknown> {
  try {
    return recordOf(JSON.parse(localStorage.getItem(key) ?? 'null'))
  } catch {
    return {}
  }
}

export function keep(key: string, value: object) {
  try {
    localStorage.setItem(key, JSON.stringify(value))
  } catch {
    return
  }
}

export function forgetKept(key: string) {
  try {
    localStorage.removeItem(key)
  } catch {
    return
  }
}

export const recordOf = (value: unknown): Record<string, unknown> => (typeof value === 'object' && value !== null ? { ...value } : {})
