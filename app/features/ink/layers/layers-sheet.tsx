import { Eye, Lock, LockOpen, RotateCw, Trash2 } from 'lucide-react'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { inkColour } from '~/domain/annotations/colour'
import type { LayerName } from '~/domain/annotations/layer'
import type { UserId } from '~/domain/kernel/ids'
import { useLocale, useText } from '~/i18n'
import { formatPersonName } from '~/i18n/format'
import { Button } from '~/ui/button'
import { Checkbox, Switch } from '~/ui/choice'
import { ConfirmDialog } from '~/ui/dialog'
import { Notice } from '~/ui/notice'
import { Sheet } from '~/ui/sheet'
import { useToast } from '~/ui/toast'
import { useCommand, useMeeting } from '../../live/meeting-context'
import { inProtocolOrder } from './author-order'
import { mostLines, type AuthorCount } from './ink-layers'
import type { InkSession } from '../ink-session'
import { useLayerNames } from './layer-names'
import { useLocker } from './locker'
import { EndedGroups, NewGroup, OwnGroup, useGroupMembers } from './note-groups'

type SheetParts = { session: InkSession }

/** "Hiển thị ghi chú": which layers and whose marks are shown on this screen, groups for notes, and the lock of the room layer. */
export function LayersSheet({ session, isOpen, onClose }: SheetParts & { isOpen: boolean; onClose: () => void }) {
  const t = useText()
  return (
    <Sheet isOpen={isOpen} onClose={onClose} title={t.marks.layersOf.open}>
      <div className="grid gap-8">
        <ShownLayers session={session} />
        <RoomLock session={session} />
        <ShownPeople session={session} />
      </div>
    </Sheet>
  )
}

function ShownLayers({ session }: SheetParts) {
  const t = useText()
  const { groups, hidden, unreached, illegible } = useSyncExternalStore(session.subscribe, session.get, session.get)
  const nameOf = useLayerNames(groups)
  const membersOf = useGroupMembers()
  const words = t.marks.layersOf
  const hintOf = (layer: LayerName) => (layer === 'room' || layer === 'private' ? words.means[layer] : words.means.group(membersOf(layer)))
  return (
    <section>
      {illegible > 0 && <div className="mb-4"><Notice action={<Button look="quiet" icon={RotateCw} onClick={() => location.reload()}>{words.reload}</Button>}>{words.illegible}</Notice></div>}
      <h3 className="mb-1 text-lg font-semibold">{words.shown}</h3>
      <div className="grid divide-y divide-line">
        {session.layers.names.map((layer) => (
          <div key={layer}>
            <Switch label={<span className="font-medium text-pretty wrap-anywhere">{nameOf(layer)}</span>} checked={!hidden.layers.includes(layer)}
              hint={unreached.includes(layer) ? <span className="font-medium text-ink">{words.unreached(mostLines)}</span> : hintOf(layer)} onChange={(event) => session.show({ layer, shown: event.target.checked })} />
            <OwnGroup layer={layer} />
          </div>
        ))}
      </div>
      <EndedGroups />
      <NewGroup />
    </section>
  )
}

function ShownPeople({ session }: SheetParts) {
  const t = useText()
  const { hidden } = useSyncExternalStore(session.subscribe, session.get, session.get)
  const { view: { seats } } = useMeeting()
  const authors = inProtocolOrder(useAuthors(session).map((author) => ({ ...author, id: author.userId, name: session.options.nameOf(author.userId) })), seats)
  const words = t.marks.layersOf
  return (
    <section>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 className="text-lg font-semibold">{words.people}</h3>
        {hidden.people.length > 0 && <Button look="quiet" icon={Eye} onClick={() => session.show('everybody')}>{words.everybody}</Button>}
      </div>
      {authors.length === 0 && <p className="text-muted">{words.none}</p>}
      <ul className="grid divide-y divide-line">
        {authors.map((author) => <PersonLine key={author.userId} session={session} author={author} isHidden={hidden.people.includes(author.userId)} />)}
      </ul>
    </section>
  )
}

function PersonLine({ session, author: { userId, count, inRoom }, isHidden }: SheetParts & { author: AuthorCount; isHidden: boolean }) {
  const t = useText()
  const locale = useLocale()
  const { view } = useMeeting()
  const [asking, setAsking] = useState(false)
  const words = t.marks.layersOf
  const person = view.seats.flatMap(({ occupant, standsInFor }) => [occupant, standsInFor]).find((one) => one?.id === userId)
  const name = person ? formatPersonName(person, locale) : words.leftMeeting
  const dot = (element: HTMLSpanElement | null) => { if (element) element.style.backgroundColor = inkColour(session.options.colourOf(userId)) }
  return (
    <li className="flex flex-wrap items-center justify-end gap-x-3">
      <Checkbox className="min-w-56 flex-1" checked={!isHidden} onChange={(event) => session.show({ userId, shown: event.target.checked })}
        label={<><span ref={dot} aria-hidden className="mr-2 inline-block size-4 rounded-full ring-1 ring-white align-[-0.1em]" /><span className="font-medium">{name}</span></>}
        hint={<>{person?.position && `${person.position}\u00a0· `}<span className="tabular whitespace-nowrap">{words.count(count)}</span></>} />
      {view.you.can.clearMarks && inRoom > 0 && <Button look="quiet" icon={Trash2} className="text-muted" aria-label={words.clearOf(name)} onClick={() => setAsking(true)}>{words.clear}</Button>}
      <ClearDialog session={session} userId={userId} name={name} count={inRoom} isOpen={asking} onClose={() => setAsking(false)} />
    </li>
  )
}

function ClearDialog({ session, userId, name, count, isOpen, onClose }: SheetParts & { userId: UserId; name: string; count: number; isOpen: boolean; onClose: () => void }) {
  const t = useText()
  const toast = useToast()
  const { give, busy } = useCommand()
  const words = t.marks.layersOf
  const clear = async () => {
    const answer = await give('clear-marks', { versionId: session.options.versionId, userId })
    if (answer.ok) toast(words.cleared((answer.value as { count: number }).count))
    onClose()
  }
  return <ConfirmDialog isOpen={isOpen} title={words.clearOf(name)} body={words.clearMeans(count)} confirmLabel={words.clear} busy={busy === 'clear-marks'} onConfirm={() => void clear()} onCancel={onClose} />
}

function RoomLock({ session }: SheetParts) {
  const t = useText()
  const { view } = useMeeting()
  const { give, busy } = useCommand()
  const { lockedBy } = useSyncExternalStore(session.subscribe, session.get, session.get)
  const lockerName = useLocker()
  const words = t.marks.layersOf
  const { versionId } = session.options
  const isLocked = lockedBy !== null
  if (!view.you.can.lockMarks) return isLocked ? <Notice>{words.locked(lockerName(lockedBy))}</Notice> : null
  return (
    <section>
      <h3 className="mb-1 text-lg font-semibold">{t.marks.layers.room}</h3>
      <Switch label={<span className="inline-flex items-center gap-2 font-medium">{isLocked ? <Lock aria-hidden className="size-5" /> : <LockOpen aria-hidden className="size-5" />}{words.lock}</span>}
        hint={isLocked ? words.locked(lockerName(lockedBy)) : words.lockMeans} checked={isLocked} disabled={busy !== null} onChange={(event) => void give(event.target.checked ? 'lock-marks' : 'unlock-marks', { versionId })} />
    </section>
  )
}

const recountMs = 500

/** Who has written on what is shown. Counted anew at most twice a second: a room of ten writers would count without end. */
function useAuthors(session: InkSession): readonly AuthorCount[] {
  const { hidden, groups } = useSyncExternalStore(session.subscribe, session.get, session.get)
  const [authors, setAuthors] = useState(() => session.layers.authors())
  useEffect(() => {
    let timer: number | null = null
    const count = () => {
      timer = null
      setAuthors(session.layers.authors())
    }
    count()
    const stop = session.subscribeMarks(() => { timer ??= window.setTimeout(count, recountMs) })
    return () => {
      stop()
      if (timer !== null) clearTimeout(timer)
    }
  }, [session, hidden, groups])
  return authors
}
