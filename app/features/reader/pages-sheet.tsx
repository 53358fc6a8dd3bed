import { useState, type FormEvent } from 'react'
import type { Bookmark } from '~/domain/documents/paper'
import type { ReaderVersion } from '~/domain/documents/reading'
import { useText } from '~/i18n'
import { Button } from '~/ui/button'
import { TextField } from '~/ui/field'
import { Sheet } from '~/ui/sheet'
import type { LaidPage } from './page-space'
import { Thumbnails } from './thumbnails'

type PagesProps = { version: ReaderVersion; laid: readonly LaidPage[]; current: number; onGo: (page: number) => void; onClose: () => void }
type Tab = 'thumbnails' | 'bookmarks'

/** All pages as small pictures, the paper's own bookmarks, and a field for whoever knows the number. */
export default function PagesSheet({ version, laid, current, onGo, onClose }: PagesProps) {
  const t = useText()
  const [tab, setTab] = useState<Tab>('thumbnails')
  return (
    <Sheet isOpen onClose={onClose} title={t.reader.pages(laid.length)} foot={<PageField pages={laid.length} onGo={onGo} />}>
      {version.bookmarks.length > 0 && (
        <div role="tablist" aria-label={t.reader.pagesNav} className="sticky top-0 z-10 -mx-6 mb-4 flex border-b border-line bg-sheet px-4">
          {(['thumbnails', 'bookmarks'] as const).map((own) => (
            <button key={own} type="button" role="tab" aria-selected={tab === own} onClick={() => setTab(own)}
              className="-mb-px min-h-12 border-b-3 border-transparent px-3 font-medium -outline-offset-3 hover:bg-well aria-selected:border-green aria-selected:font-semibold aria-selected:text-green">
              {t.reader[own]}
            </button>
          ))}
        </div>
      )}
      {tab === 'thumbnails' ? <Thumbnails versionId={version.id} laid={laid} current={current} onGo={onGo} /> : <BookmarkList bookmarks={version.bookmarks} onGo={onGo} />}
    </Sheet>
  )
}

function PageField({ pages, onGo }: { pages: number; onGo: (page: number) => void }) {
  const t = useText()
  const [wanted, setWanted] = useState('')
  const [error, setError] = useState<string | null>(null)
  const go = (event: FormEvent) => {
    event.preventDefault()
    const page = Number(wanted)
    if (Number.isInteger(page) && page >= 1 && page <= pages) onGo(page)
    else setError(t.reader.noSuchPage(pages))
  }
  return (
    <form onSubmit={go} className="flex items-end gap-3" noValidate>
      <div className="flex-1"><TextField label={t.reader.goToPage} inputMode="numeric" autoComplete="off" value={wanted} error={error} onChange={(event) => setWanted(event.target.value.replace(/\D/g, ''))} /></div>
      <Button type="submit" look="primary" className="min-h-12!">{t.reader.go}</Button>
    </form>
  )
}

function BookmarkList({ bookmarks, onGo }: { bookmarks: readonly Bookmark[]; onGo: (page: number) => void }) {
  const t = useText()
  return (
    <ol className="-mx-2">
      {bookmarks.map(({ title, page, children }, index) => (
        <li key={index}>
          <button type="button" onClick={() => onGo(page)} className="flex min-h-touch w-full items-baseline gap-4 rounded-md px-2 py-2 text-left hover:bg-well active:bg-green-tint">
            <span className="min-w-0 flex-1 wrap-anywhere">{title}</span>
            <span className="tabular text-muted" aria-label={t.reader.page(page)}>{page}</span>
          </button>
          {children.length > 0 && <div className="pl-6"><BookmarkList bookmarks={children} onGo={onGo} /></div>}
        </li>
      ))}
    </ol>
  )
}
