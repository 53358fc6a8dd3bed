import { readdirSync, readFileSync } from 'node:fs'

const lookEveryMs = 200

export type MemoryWatch = { peaksMb(): { server: number; worker: number }; stop(): void }

/**
 * The most memory that the server and the processes it starts for drawing have held, in MB: the kernel's own high-water
 * mark of resident memory (VmHWM), looked up five times a second because a process that ends takes it along. Pages that
 * processes share, such as the program's code, count for each.
 */
export function watchMemory(server: number): MemoryWatch {
  let worker = 0
  const timer = setInterval(() => { worker = Math.max(worker, ...childrenOf(server).map(peakMb)) }, lookEveryMs)
  return { peaksMb: () => ({ server: peakMb(server), worker }), stop: () => clearInterval(timer) }
}

const childrenOf = (parent: number) => readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number).filter((pid) => fieldOf(pid, 'PPid') === parent)

const peakMb = (pid: number) => Math.round((fieldOf(pid, 'VmHWM') ?? 0) / 1024)

/** Resident memory now, in MB. */
export const residentMb = (pid: number) => (fieldOf(pid, 'VmRSS') ?? 0) / 1024

/** Of several processes together, with what they share counted once, in MB. */
export const proportionalMb = (pids: readonly number[]) => pids.reduce((sum, pid) => sum + Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0), 0) / 1024

/** A number of /proc/PID/status; null when the process has gone. */
function fieldOf(pid: number, name: string): number | null {
  try {
    const found = new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
    return found ? Number(found[1]) : null
  } catch {
    return null
  }
}
