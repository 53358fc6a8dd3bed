import { useEffect, useRef, useState, type FormEvent } from 'react'
import type { ReaderPage } from '~/domain/documents/reading'
import { useText } from '~/i18n'
import { Button } from '~/ui/button'
import { TextField } from '~/ui/field'
import { Sheet } from '~/ui/sheet'
import { pictureUrl } from './picture-url'

type PagesProps = { versionId: string; pages: readonly ReaderPage[]; current: number; onGo: (page: number) => void; onClose: () => void }

/** All pages as small pictures, and a field for whoever knows the number. */
export default function PagesSheet({ versionId, pages, current, onGo, onClose }: PagesProps) {
  const t = useText()
  const [wanted, setWanted] = useState('')
  const [error, setError] = useState<string | null>(null)
  const here = useRef<HTMLButtonElement>(null)
  useEffect(() => { here.current?.scrollIntoView({ block: 'center' }) }, [])

  const go = (event: FormEvent) => {
    event.preventDefault()
    const page = Number(wanted)
    if (Number.isInteger(page) && page >= 1 && page <= pages.length) onGo(page)
    else setError(t.reader.noSuchPage(pages.length))
  }
  return (
    <Sheet isOpen onClose={onClose} title={t.reader.pages(pages.length)} foot={
      <form onSubmit={go} className="flex items-end gap-3" noValidate>
        <div className="flex-1"><TextField label={t.reader.goToPage} inputMode="numeric" autoComplete="off" value={wanted} error={error} onChange={(event) => setWanted(event.target.value.replace(/\D/g, ''))} /></div>
        <Button type="submit" look="primary">{t.reader.go}</Button>
      </form>
    }>
      <ol className="grid grid-cols-2 gap-4 sm:grid-cols-3">
        {pages.map((page) => (
          <li key={page.page}>
            <button ref={page.page === current ? here : undefined} type="button" onClick={() => onGo(page.page)} aria-current={page.page === current ? 'page' : undefined} aria-label={t.reader.page(page.page)}
              className="w-full rounded-md p-2 hover:bg-well aria-[current=page]:bg-green-tint aria-[current=page]:font-semibold aria-[current=page]:text-green">
              {page.state === 'ready'
                ? <img src={pictureUrl(versionId, page.page, 'thumb')} width={Math.round(page.widthPt)} height={Math.round(page.heightPt)} alt="" loading="lazy" decoding="async" className="h-auto w-full bg-white shadow-float" />
                : <svg viewBox={`0 0 ${page.widthPt} ${page.heightPt}`} aria-hidden className="w-full bg-white shadow-float" />}
              <span className="tabular block pt-2">{page.page}</span>
            </button>
          </li>
        ))}
      </ol>
    </Sheet>
  )
}
