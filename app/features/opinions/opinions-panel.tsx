import { FileDown, History, MessagesSquare, SearchX, X } from 'lucide-react'
import { useEffect, useMemo, useRef, useState, useSyncExternalStore, type KeyboardEvent } from 'react'
import { everyOpinion, filterOpinions, type Opinion } from '~/domain/annotations/opinions'
import { OpinionsByPage } from '~/domain/annotations/opinions-by-page'
import { unpackPages } from '~/domain/documents/page-list'
import type { ReaderVersion } from '~/domain/documents/reading'
import { useText } from '~/i18n'
import { Button, LinkButton } from '~/ui/button'
import { EmptyState } from '~/ui/notice'
import { Sheet } from '~/ui/sheet'
import { useMedia } from '~/ui/use-media'
import { useMovable } from '~/ui/use-movable'
import type { InkSession } from '../ink/ink-session'
import { useLayerNames } from '../ink/layers/layer-names'
import type { PageMark } from '../ink/kept/placed-marks'
import { ExportDialog } from './export-dialog'
import { OpinionFilters } from './opinion-filters'
import { OpinionRow } from './opinion-row'
import { useAuthors } from './use-authors'
import { useMarksVersion } from './use-marks'

/** More than fit on any screen; a paper may have thousands. */
const atOnce = 100

type PanelProps = {
  session: InkSession
  version: ReaderVersion
  /** of the meeting's people, guests do not take the list away */
  mayExport: boolean
  onJump: (opinion: Opinion<PageMark>) => void
  onClose: () => void
}

/** "Ý kiến trên tài liệu": beside the page where there is room, over it on a phone. */
export default function OpinionsPanel(props: PanelProps) {
  const t = useText()
  const isWide = useMedia(wide, true)
  const [exporting, setExporting] = useState(false)
  const { session, version, mayExport, onJump, onClose } = props
  const jump = (opinion: Opinion<PageMark>) => {
    if (!isWide) onClose()
    onJump(opinion)
  }
  const foot = mayExport && (
    <div className="grid gap-2">
      <Button icon={FileDown} wide onClick={() => setExporting(true)}>{t.opinions.exportIt}</Button>
      <LinkButton icon={History} wide look="quiet" to={`/papers/${version.id}/history`}>{t.marks.replay.title}</LinkButton>
    </div>
  )
  // what is rendered here knows nothing of the keys of where it stands
  const list = useMovable(<div onKeyDown={closeByEscape(onClose)}><OpinionList session={session} version={version} onJump={jump} /></div>)
  return (
    <>
      {isWide
        ? <Beside onClose={onClose} foot={foot}>{list.place}</Beside>
        : <Sheet isOpen onClose={onClose} title={t.opinions.title} foot={foot}><div className="-mx-6">{list.place}</div></Sheet>}
      {list.content}
      {mayExport && <ExportDialog session={session} version={version} isOpen={exporting} onClose={() => setExporting(false)} />}
    </>
  )
}

const closeByEscape = (close: () => void) => ({ key, defaultPrevented }: KeyboardEvent) => { if (key === 'Escape' && !defaultPrevented) close() }

/** From here on the list has room beside the page. */
const wide = '(min-width: 48rem)'

function Beside({ onClose, foot, children }: { onClose: () => void; foot: React.ReactNode; children: React.ReactNode }) {
  const t = useText()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  return (
    <aside aria-label={t.opinions.title} onKeyDown={closeByEscape(onClose)}
      className="flex h-full w-88 shrink-0 flex-col border-l border-line bg-sheet text-ink lg:w-96">
      <header className="flex items-center justify-between gap-3 py-2 pr-2 pl-5">
        <h2 ref={heading} tabIndex={-1} className="text-lg font-semibold outline-none">{t.opinions.title}</h2>
        <button type="button" onClick={onClose} aria-label={t.common.close} className="grid size-touch shrink-0 place-items-center rounded-md hover:bg-well"><X aria-hidden className="size-5" /></button>
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain">{children}</div>
      {foot && <footer className="border-t border-line px-5 py-3">{foot}</footer>}
    </aside>
  )
}

function OpinionList({ session, version, onJump }: Pick<PanelProps, 'session' | 'version' | 'onJump'>) {
  const t = useText()
  const marksVersion = useMarksVersion(session)
  const { groups } = useSyncExternalStore(session.subscribe, session.get, session.get)
  const layerName = useLayerNames(groups)
  const [gathered] = useState(() => new OpinionsByPage<PageMark>())
  const [filter, setFilter] = useState(everyOpinion)
  const [shown, setShown] = useState(atOnce)
  const pages = useMemo(() => unpackPages(version.pages), [version.pages])
  // eslint-disable-next-line react-hooks/exhaustive-deps -- marks are read anew whenever one has changed
  const all = useMemo(() => gathered.of(session.allMarks()), [session, marksVersion, groups, gathered])
  const authorsOf = useAuthors(session)
  const nameOf = (userId: string) => session.options.nameOf(userId) || t.opinions.unknownAuthor
  const found = filterOpinions(all, filter, ({ authorId, marks: [first] }) =>
    [authorId === null ? t.opinions.removed : nameOf(authorId), first && t.opinions.markKinds[first.mark.kind], first?.mark.kind === 'stamp' && t.marks.stamps[first.mark.stamp]].filter(Boolean).join('\n'))
  const pageSize = (page: number) => {
    const { widthPt = 595, heightPt = 842 } = pages[page - 1] ?? {}
    return { width: widthPt, height: heightPt }
  }
  if (all.length === 0) return <div className="p-5"><EmptyState icon={MessagesSquare} title={t.opinions.none}>{t.opinions.noneHint}</EmptyState></div>
  return (
    <div className="grid gap-3 pt-1 pb-4">
      <div className="grid gap-2 px-5">
        <OpinionFilters filter={filter} onFilter={(next) => { setFilter(next); setShown(atOnce) }} people={authorsOf(all)} layers={session.layers.names.map((name) => ({ name, label: layerName(name) }))} />
        <p role="status" className="tabular text-muted">{found.length === all.length ? t.opinions.count(all.length) : t.opinions.countOf(found.length, all.length)}</p>
      </div>
      {found.length === 0 && <div className="px-5"><EmptyState icon={SearchX} title={t.opinions.noneFound} action={<Button onClick={() => setFilter(everyOpinion)}>{t.opinions.clearFilter}</Button>} /></div>}
      {byPage(found.slice(0, shown)).map(([page, opinions]) => (
        <section key={page} aria-label={t.opinions.page(page)}>
          <h3 className="tabular sticky top-0 z-10 border-y border-line bg-well px-5 py-1 font-semibold">{t.opinions.page(page)}</h3>
          <ol className="divide-y divide-line">
            {opinions.map((opinion) => <OpinionRow key={`${opinion.layer}/${opinion.key}`} session={session} opinion={opinion} pageSize={pageSize(page)} layerName={layerName} onJump={onJump} />)}
          </ol>
        </section>
      ))}
      {found.length > shown && <Button className="mx-5" onClick={() => setShown(shown + atOnce)}>{t.opinions.showMore(Math.min(atOnce, found.length - shown))}</Button>}
    </div>
  )
}

function byPage(opinions: readonly Opinion<PageMark>[]): [number, Opinion<PageMark>[]][] {
  const pages = new Map<number, Opinion<PageMark>[]>()
  for (const opinion of opinions) pages.set(opinion.page, [...(pages.get(opinion.page) ?? []), opinion])
  return [...pages]
}
