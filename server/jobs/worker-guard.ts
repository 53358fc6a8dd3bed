import { workerData } from 'node:worker_threads'

const lookEveryMs = 100

/**
 * A thread beside the drawing, because a page may hold up the thread that draws for as long as it likes. Ends the process
 * when it has more memory than it may, or when the server that started it is gone and nobody will end a hanging page.
 */
const { memoryMb, server } = workerData as { memoryMb: number; server: number }

setInterval(() => {
  const orphaned = process.ppid !== server
  if (orphaned || process.memoryUsage.rss() > memoryMb * 2 ** 20) process.kill(process.pid, 'SIGKILL')
}, lookEveryMs)
