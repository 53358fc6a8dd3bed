import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { hasProgram } from '~tests/support/has-program'

/** The server under measurement and what loads it each have a core of their own. */
const cores = { server: 0, load: 1 }
let ticksPerSecond = 0

/** Whether processes can be kept to a core here; the findings say so where they cannot. Asked before this process is. */
export const canPin = availableParallelism() > 1 && hasProgram('taskset')

/** Keeps a process with all its threads, and what they start, to its core. */
export function pin(pid: number, role: keyof typeof cores) {
  if (canPin) execFileSync('taskset', ['-acp', String(cores[role]), String(pid)], { stdio: 'ignore' })
}

/** Processor time that a process and its threads have used, in ms: utime and stime of /proc/PID/stat, in steps of 10 ms. */
export function cpuMs(pid: number): number {
  ticksPerSecond ||= Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }))
  // the second field is the program's name in brackets and may hold anything
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / ticksPerSecond
}
