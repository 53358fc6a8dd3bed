import { Printer } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import type { ReaderPage, ReaderVersion } from '~/domain/documents/reading'
import { useText } from '~/i18n'
import { formatTaken } from '~/i18n/format'
import { Button } from '~/ui/button'
import { RadioCards } from '~/ui/choice'
import { Sheet } from '~/ui/sheet'
import { ProgressBar } from '~/ui/waiting'
import { openPdf } from './open-pdf'
import { layForPrint } from './print-pages'

type PrintProps = { version: ReaderVersion; pages: readonly ReaderPage[]; current: number; onClose: () => void }
type Range = 'all' | 'page'

/** "In tài liệu": pages are made ready one by one, then the browser's own print dialog comes. */
export default function PrintSheet({ version, pages, current, onClose }: PrintProps) {
  const t = useText()
  const name = useId()
  const [range, setRange] = useState<Range>('all')
  const chosen = range === 'all' ? pages : pages.slice(current - 1, current)
  const { ready, print, stop } = usePrinting(version, chosen)
  return (
    <Sheet isOpen onClose={onClose} title={t.reader.print} foot={ready === null
      ? <Button look="primary" size="large" wide icon={Printer} onClick={print}>{t.reader.print}</Button>
      : <Button size="large" wide onClick={stop}>{t.reader.stopPrinting}</Button>}>
      <div className="grid gap-6">
        <div><p className="font-semibold text-pretty">{version.title}</p><p className="text-pretty text-muted">{t.reader.printMark}</p></div>
        {ready === null
          ? <RadioCards legend={t.reader.printWhat} name={name} value={range} onChange={(value) => setRange(value === 'page' ? 'page' : 'all')} choices={[
            { value: 'all', label: t.reader.printAll, hint: t.reader.printPages(pages.length) },
            { value: 'page', label: t.reader.printPage(current) },
          ]} />
          : <ProgressBar label={t.reader.printing} value={ready} max={chosen.length} detail={t.reader.pageOf(ready, chosen.length)} />}
      </div>
    </Sheet>
  )
}

/** `ready`: how many pages are, null while nothing is being printed. What was laid out goes when the next job or the sheet's end comes. */
function usePrinting({ id: versionId, readerName }: ReaderVersion, pages: readonly ReaderPage[]) {
  const [ready, setReady] = useState<number | null>(null)
  const job = useRef(new AbortController())
  const clear = useRef<() => void>(() => undefined)
  useEffect(() => () => {
    job.current.abort()
    clear.current()
  }, [])

  const run = async (signal: AbortSignal) => {
    clear.current()
    const opening = await openPdf(versionId, signal).catch(() => null)
    try {
      const pdf = (await opening?.promise.catch(() => null)) ?? null
      clear.current = await layForPrint({ pdf, versionId, pages, mark: formatTaken(readerName, Date.now()), signal, onReady: setReady })
    } finally {
      opening?.destroy().catch(() => undefined)
    }
    window.print()
  }
  return {
    ready,
    print() {
      job.current = new AbortController()
      setReady(0)
      run(job.current.signal).catch(() => undefined).finally(() => setReady(null)) // called off
    },
    stop: () => job.current.abort(),
  }
}
