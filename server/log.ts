import { pino, type Logger } from 'pino'

export type Log = Logger

/** One JSON line per fact on standard output; secrets never reach it. */
export function createLog(level: string): Log {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: ['req.headers.cookie', '*.password', '*.passwordHash', '*.token'],
  })
}
