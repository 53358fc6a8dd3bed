import { unknownLine, type Line } from '~/domain/documents/picture-width'

/** Network Information API: Chromium has it, Firefox and Safari do not. */
type Connection = { saveData?: boolean; effectiveType?: string; /** Mbit/s */ downlink?: number }

/** Fewer bytes come in one burst and say nothing about the line. */
const leastBytes = 20_000
/** The line may have changed since earlier ones. */
const lastPictures = 5

const speeds: number[] = []
let observer: PerformanceObserver | null = null

/** What the browser can say of its line now. */
export function readLine(): Line {
  const { connection } = navigator as Navigator & { connection?: Connection }
  const downlink = connection?.downlink
  return {
    ...unknownLine,
    savesData: connection?.saveData ?? false,
    picturesKbitPerS: picturesKbitPerS(),
    effectiveType: connection?.effectiveType ?? null,
    downlinkKbitPerS: downlink === undefined ? null : downlink * 1_000,
  }
}

/** The median of the last pages' pictures that came over the line; null as long as none has. */
function picturesKbitPerS(): number | null {
  if (!observer && typeof PerformanceObserver !== 'undefined') {
    observer = new PerformanceObserver((list) => notice(list.getEntries()))
    observer.observe({ type: 'resource', buffered: true })
  }
  notice(observer?.takeRecords() ?? [])
  const sorted = [...speeds].sort((one, other) => one - other)
  return sorted[Math.floor(sorted.length / 2)] ?? null
}

function notice(entries: readonly PerformanceEntry[]) {
  for (const entry of entries) {
    if (!(entry instanceof PerformanceResourceTiming) || !/\/papers\/[^/]+\/pages\/\d/.test(entry.name)) continue
    const { workerStart, transferSize, responseStart, responseEnd } = entry
    // what the service worker answers may come from the device
    if (workerStart > 0 || transferSize < leastBytes) continue
    speeds.push((transferSize * 8) / Math.max(1, responseEnd - responseStart))
    if (speeds.length > lastPictures) speeds.shift()
  }
}
