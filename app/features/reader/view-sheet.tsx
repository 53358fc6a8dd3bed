import { Download, Minus, Plus, RotateCw, Search as SearchIcon } from 'lucide-react'
import { useId, useState, type FormEvent } from 'react'
import { useText } from '~/i18n'
import { Button } from '~/ui/button'
import { RadioCards, Switch } from '~/ui/choice'
import { TextField } from '~/ui/field'
import { Sheet } from '~/ui/sheet'
import type { ReadingWindow } from './use-reading-window'
import type { Search } from './use-search'

type ViewProps = { versionId: string; view: ReadingWindow; selecting: boolean; onSelecting: (on: boolean) => void; search: Search; onClose: () => void }

const zoomStep = 1.25

/** How the paper is shown, and what else can be done with it. */
export default function ViewSheet({ versionId, view, selecting, onSelecting, search, onClose }: ViewProps) {
  const t = useText()
  const fitName = useId()
  return (
    <Sheet isOpen onClose={onClose} title={t.reader.view}>
      <div className="grid gap-6">
        <SearchForm search={search} onClose={onClose} />
        <RadioCards legend={t.reader.fit} name={fitName} value={view.fit} onChange={(value) => view.setFit(value === 'page' ? 'page' : 'text')} choices={[
          { value: 'text', label: t.documents.fitText, hint: t.reader.fitTextHint },
          { value: 'page', label: t.documents.fitPage, hint: t.reader.fitPageHint },
        ]} />
        {view.hasRoomForTwo && <Switch label={t.reader.twoPages} hint={t.reader.twoPagesHint} checked={view.across === 2} onChange={(event) => view.setAcross(event.target.checked ? 2 : 1)} />}
        <div className="grid gap-2">
          <span className="font-medium">{t.reader.zoom} <output className="tabular font-normal text-muted">{t.reader.zoomShare(view.zoom)}</output></span>
          <span className="grid grid-cols-2 gap-3">
            <Button icon={Minus} onClick={() => view.zoomBy(1 / zoomStep)}>{t.reader.zoomOut}</Button>
            <Button icon={Plus} onClick={() => view.zoomBy(zoomStep)}>{t.reader.zoomIn}</Button>
          </span>
        </div>
        <div className="grid gap-2">
          <span className="font-medium">{t.reader.turn} <span className="font-normal text-muted">{t.reader.turnHint}</span></span>
          <span className="grid grid-cols-2 gap-3">
            <Button icon={RotateCw} onClick={() => view.turnPages(view.sight.current, 1)}>{t.reader.turnPage(view.sight.current)}</Button>
            <Button icon={RotateCw} onClick={() => view.turnPages(null, 1)}>{t.reader.turnPaper}</Button>
          </span>
        </div>
        <Switch label={t.reader.selectText} hint={t.reader.selectTextHint} checked={selecting} onChange={(event) => onSelecting(event.target.checked)} />
        <a href={`/papers/${versionId}/original`} download className="inline-flex min-h-touch items-center gap-3 font-semibold text-green underline-offset-4 hover:underline">
          <Download aria-hidden className="size-5" />{t.reader.download}
        </a>
      </div>
    </Sheet>
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
        <Button type="submit" icon={SearchIcon} busy={search.state === 'loading'}>{t.common.search}</Button>
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
