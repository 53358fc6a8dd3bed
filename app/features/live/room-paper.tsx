import { BookOpen, Presentation, Radio, Undo2 } from 'lucide-react'
import { useEffect, useImperativeHandle, useRef, type ReactNode, type Ref } from 'react'
import type { ReadingWidth } from '~/domain/documents/picture-width'
import type { NewerVersion, ReaderVersion, ReadingPlace } from '~/domain/documents/reading'
import { paperOfVersion } from '~/domain/live/room-view'
import { NewVersionOffer, OldVersionBand, useOffered } from '~/features/papers/newer-version'
import { OnPaperLine } from '~/features/papers/on-paper-line'
import { PaperReader, type Look, type PaperReaderHandle, type PaperReaderProps } from '~/features/reader/paper-reader'
import { useText } from '~/i18n'
import { Button } from '~/ui/button'
import { useCurrentItem } from './current-item'
import { useFollowing, useOpenPaper } from './following'
import { useCommand, useMeeting } from './meeting-context'

export type { Look } from '~/features/reader/paper-reader'

/** `placeIsAsked`: the address names the page, as a notification does. */
export type OpenRoomPaper = { version: ReaderVersion; place: ReadingPlace; placeIsAsked: boolean; width: ReadingWidth; newer: NewerVersion | null }
type RoomPaperProps = { paper: OpenRoomPaper; /** going somewhere by it is going one's own way */ reader: Ref<PaperReaderHandle>; /** a list stands beside it: on a tablet words are then looked for in "Cách xem", as on a phone */ isNarrow: boolean } & Pick<PaperReaderProps, 'renderOverlay' | 'toolbar' | 'keys'>

/** A paper in the room: the reader, going with the presenter until the reader goes his own way. */
export function RoomPaper({ paper: { version, place, placeIsAsked, width, newer }, reader, isNarrow, renderOverlay, toolbar, keys }: RoomPaperProps) {
  const following = useFollowing(placeIsAsked)
  const own = useRef<PaperReaderHandle>(null)
  const { lines } = useMeeting()
  const newest = useRef<Look>({ page: place.page, x: 0, y: place.offset, zoom: 1 })
  const onLook = (look: Look) => {
    newest.current = look
    following.moved(look)
  }
  const { moved, leave } = following
  useImperativeHandle(reader, () => ({ goTo(page, y) { leave(); own.current?.goTo(page, y) } }), [leave])
  const presentsThis = following.isPresenter && following.presented?.versionId === version.id
  useEffect(() => { if (presentsThis && lines > 0) moved(newest.current) }, [presentsThis, lines, moved])
  return (
    <div className="flex h-full flex-col" data-beside={isNarrow || undefined}>
      <div className="flex flex-wrap items-center justify-center gap-2 px-2 py-1.5 empty:hidden">
        <FollowPill following={following} versionId={version.id} />
        <ItemPaperPill versionId={version.id} />
        <NewerPill key={version.id} newer={newer} />
      </div>
      <div className="min-h-0 flex-1">
        <PaperReader ref={own} version={version} initialPlace={place} placeIsAsked={placeIsAsked} firstWidth={width} follow={following.follow} onLook={onLook} renderOverlay={renderOverlay} toolbar={toolbar} keys={keys} />
      </div>
    </div>
  )
}

const pillFace = 'text-balance shadow-float'

/** Whose page this is: the presenter's, one's own, or the one that is being presented from here. */
function FollowPill({ following, versionId }: { following: ReturnType<typeof useFollowing>; versionId: string }) {
  const t = useText()
  const { live, view } = useMeeting()
  const { give, busy } = useCommand()
  const { presented, isPresenter, isFollowing, comeBack, leave } = following
  const current = useCurrentItem()
  if (live.phase !== 'in-session') return null
  if (presented && isPresenter && presented.versionId === versionId) {
    return <Pill><Radio aria-hidden className="size-5 shrink-0" /><strong className="font-semibold">{t.live.presentingNow}</strong>
      <Button className="shrink-0 whitespace-nowrap" busy={busy === 'stop-presenting'} onClick={() => void give('stop-presenting', {})}>{t.live.stopPresenting}</Button></Pill>
  }
  if (presented && isFollowing) {
    return <Pill><Radio aria-hidden className="size-5 shrink-0" /><strong className="font-semibold">{t.documents.following}</strong><Button className="shrink-0 whitespace-nowrap" onClick={leave}>{t.documents.readAlone}</Button></Pill>
  }
  if (presented && !isPresenter) return <Button look="primary" icon={Undo2} className={pillFace} onClick={comeBack}>{t.documents.backToPresented(presented.page)}</Button>
  const mayPresent = view.you.can.present && (view.you.can.run || view.you.can.record || current?.item.presenterSeatId === view.you.seatId || live.floor?.seatId === view.you.seatId)
  return mayPresent ? <Button icon={Presentation} className={pillFace} busy={busy === 'start-presenting'} onClick={() => void give('start-presenting', { versionId })}>{t.live.present}</Button> : null
}

function Pill({ children }: { children: ReactNode }) {
  return <div role="status" className="flex items-center gap-x-2 rounded-lg bg-green-tint py-1 pr-1 pl-3 leading-tight text-green shadow-float sm:gap-x-3 sm:pl-4 [&>svg]:max-sm:hidden">{children}</div>
}

/** The meeting has gone on to an item with other papers: the way there, without being taken; or the word that they are in the hand. */
function ItemPaperPill({ versionId }: { versionId: string }) {
  const t = useText()
  const { view, live } = useMeeting()
  const { openPaper } = useOpenPaper()
  const current = useCurrentItem()
  const first = view.papers.find((paper) => paper.itemId === current?.item.id)
  const own = paperOfVersion(view.papers, versionId)
  if (!current || own?.itemId === current.item.id || live.presenting?.versionId) return null
  if (!first) return current.item.onPaper ? <OnPaperLine className="rounded-xl bg-sheet px-4 py-2.5 shadow-float" /> : null
  return <Button icon={BookOpen} className={pillFace} onClick={() => openPaper(first.versionId)}>{t.live.papersOfItem(current.number)}</Button>
}

/** The new version, offered while the old one is being read, to the presenter too; then the word that this is an old one. */
function NewerPill({ newer }: { newer: NewerVersion | null }) {
  const { openPaper } = useOpenPaper()
  const { isOffered, stay } = useOffered(newer)
  if (!newer) return null
  return isOffered
    ? <NewVersionOffer newer={newer} onOpen={openPaper} onStay={stay} />
    : <OldVersionBand newer={newer} onOpen={openPaper} className="rounded-xl shadow-float" />
}
