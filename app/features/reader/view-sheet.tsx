import { AArrowUp, Keyboard, Maximize, Minimize, Minus, Plus, Printer, RotateCw, Search as SearchIcon } from 'lucide-react'
import { useId, useState, type FormEvent } from 'react'
import type { ReaderVersion } from '~/domain/documents/reading'
import { useText } from '~/i18n'
import { Button } from '~/ui/button'
import { RadioCards, Switch } from '~/ui/choice'
import { classNames } from '~/ui/class-names'
import { TextField } from '~/ui/field'
import { Sheet } from '~/ui/sheet'
import { useFullScreen } from './use-full-screen'
import type { ReaderKey } from './use-reader-keys'
import type { ReadingWindow } from './use-reading-window'
import { TakeAway } from './take-away'
import type { Search } from './use-search'

type ViewProps = {
  version: ReaderVersion
  /** what the paper belongs to: its agenda item */
  about: string
  view: ReadingWindow
  search: Search
  keys?: readonly ReaderKey[]
  onReadText: () => void
  onPrint: () => void
  onClose: () => void
}

const zoomStep = 1.25
const row = 'flex min-h-12 w-full items-center gap-3 rounded-md px-2 text-left font-semibold text-green hover:bg-green-tint'

/** How the paper is shown, and what else can be done with it. */
export default function ViewSheet({ version, about, view, search, keys = [], onReadText, onPrint, onClose }: ViewProps) {
  const t = useText()
  const fitName = useId()
  const fullScreen = useFullScreen()
  const { mayDownload } = version
  return (
    <Sheet isOpen onClose={onClose} title={t.reader.view}>
      <div className="grid gap-6">
        <div>
          <p className="font-semibold text-pretty">{version.title}</p>
          {about && <p className="text-pretty text-muted">{about}</p>}
        </div>
        <SearchForm search={search} onClose={onClose} />
        <RadioCards legend={t.reader.fit} name={fitName} value={view.fit} onChange={(value) => view.setFit(value === 'page' ? 'page' : 'text')} choices={[
          { value: 'text', label: t.documents.fitText, hint: t.reader.fitTextHint },
          { value: 'page', label: t.documents.fitPage, hint: t.reader.fitPageHint },
        ]} />
        {view.hasRoomForTwo && <Switch label={t.reader.twoPages} hint={t.reader.twoPagesHint} checked={view.across === 2} onChange={(event) => view.setAcross(event.target.checked ? 2 : 1)} />}
        <ZoomAndTurn view={view} />
        <div className="-mx-2 grid">
          <button type="button" className={row} onClick={onReadText}><AArrowUp aria-hidden className="size-5" />{t.reader.readText}</button>
          {fullScreen && <button type="button" className={row} onClick={() => { fullScreen.toggle(); onClose() }}>
            {fullScreen.on ? <Minimize aria-hidden className="size-5" /> : <Maximize aria-hidden className="size-5" />}{fullScreen.on ? t.reader.leaveFullScreen : t.reader.fullScreen}
          </button>}
          {mayDownload && <button type="button" className={row} onClick={onPrint}><Printer aria-hidden className="size-5" />{t.reader.print}</button>}
          <TakeAway version={version} row={row} />
        </div>
        <Keys more={keys} />
        <p className="text-muted">{t.rights.openingRecorded}</p>
      </div>
    </Sheet>
  )
}

function ZoomAndTurn({ view }: { view: ReadingWindow }) {
  const t = useText()
  const { zoom, zoomBy, turnPages, sight: { current } } = view
  return (
    <>
      <div className="grid gap-2">
        <span className="font-medium">{t.reader.zoom} <output className="tabular font-normal text-muted">{t.reader.zoomShare(zoom)}</output></span>
        <span className="grid grid-cols-2 gap-3">
          <Button icon={Minus} onClick={() => zoomBy(1 / zoomStep)}>{t.reader.zoomOut}</Button>
          <Button icon={Plus} onClick={() => zoomBy(zoomStep)}>{t.reader.zoomIn}</Button>
        </span>
      </div>
      <div className="grid gap-2">
        <span><span className="font-medium">{t.reader.turn}</span> <span className="text-muted">{t.reader.turnHint}</span></span>
        <span className="grid gap-3 sm:grid-cols-2">
          <Button icon={RotateCw} onClick={() => turnPages(current, 1)}>{t.reader.turnPage(current)}</Button>
          <Button icon={RotateCw} onClick={() => turnPages(null, 1)}>{t.reader.turnPaper}</Button>
        </span>
      </div>
    </>
  )
}

/** Folded away: most have no keyboard before them. */
function Keys({ more }: { more: readonly ReaderKey[] }) {
  const t = useText()
  const { turn, find, close } = t.reader.keys
  const all: readonly ReaderKey[] = [{ key: '← →', does: turn }, { key: 'Ctrl + F', does: find }, { key: 'Esc', does: close }, ...more]
  return (
    <details className="-mx-2">
      <summary className={classNames(row, 'cursor-pointer')}><Keyboard aria-hidden className="size-5" />{t.reader.keyboard}</summary>
      <dl className="grid grid-cols-[auto_1fr] items-baseline gap-x-4 gap-y-3 px-2 py-2">
        {all.map(({ key, does }) => (
          <div key={key} className="contents">
            <dt><kbd className="rounded-sm border border-edge bg-well px-2 py-1 font-semibold whitespace-nowrap">{key}</kbd></dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}

/** Hits appear as one types; choosing one closes the sheet and marks them all on the pages. */
function SearchForm({ search, onClose }: { search: Search; onClose: () => void }) {
  const t = useText()
  const [words, setWords] = useState(search.query)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    search.find(words.trim())
  }
  return (
    <form role="search" onSubmit={submit} className="grid gap-3">
      <div className="flex items-end gap-3">
        <div className="flex-1"><TextField label={t.reader.searchLabel} type="search" enterKeyHint="search" autoComplete="off" value={words} onChange={(event) => setWords(event.target.value)} /></div>
        <Button type="submit" icon={SearchIcon} busy={search.state === 'loading'} className="min-h-12!">{t.common.search}</Button>
      </div>
      {search.state === 'lost' && <p role="status">{t.reader.searchLost}</p>}
      {search.active && search.state === 'ready' && <SearchHits search={search} onClose={onClose} />}
    </form>
  )
}

function SearchHits({ search, onClose }: { search: Search; onClose: () => void }) {
  const t = useText()
  if (search.noText) return <p role="status" className="text-muted">{t.reader.scanHasNoText}</p>
  return (
    <>
      <p role="status" className="text-muted">{t.reader.hits(search.hits.length)}</p>
      <ol className="grid max-h-80 divide-y divide-line overflow-y-auto">
        {search.hits.slice(0, 200).map(({ page, before, match, after }, index) => (
          <li key={index}>
            <button type="button" className="w-full rounded-sm px-2 py-3 text-left hover:bg-well" onClick={() => { onClose(); search.show(index) }}>
              <span className="tabular block font-semibold">{t.reader.page(page)}</span>
              {before}<mark className="bg-amber-tint font-semibold text-ink">{match}</mark>{after}
            </button>
          </li>
        ))}
      </ol>
    </>
  )
}
