import { useEffect, useSyncExternalStore } from 'react'
import { groupOfLayer } from '~/domain/annotations/layer'
import { useText } from '~/i18n'
import { useToast } from '~/ui/toast'
import { useMeeting, useMeetingStore } from '../../live/meeting-context'
import type { InkSession } from '../ink-session'
import { useLocker } from './locker'

/** Tells the marks of the open paper of the groups and the lock that the meeting knows. Shows nothing. */
export function LayersInStep({ session }: { session: InkSession }) {
  const { view, live } = useMeeting()
  const { groups } = view.you
  const { versionId } = session.options
  const isLocked = versionId in live.lockedMarks
  const lockedBy = live.lockedMarks[versionId] ?? ''
  useEffect(() => session.setGroups(groups), [session, groups])
  useEffect(() => session.setLock(isLocked ? lockedBy : null), [session, isLocked, lockedBy])
  useTold(versionId)
  useUnseenTold(session)
  useMovedTold(session)
  return null
}

/** Says when there come to be more groups on than can be open at a time, or marks that this page is too old for; the list of layers tells it as long as it is so. */
function useUnseenTold(session: InkSession) {
  const t = useText()
  const toast = useToast()
  const { unreached, illegible } = useSyncExternalStore(session.subscribe, session.get, session.get)
  const words = t.marks.layersOf
  const isCrowded = unreached.length > 0
  const isOld = illegible > 0
  useEffect(() => {
    const { unreached: [first], groups } = session.get()
    if (isCrowded && first) toast(words.someUnreached(session.get().unreached.length, groupOfLayer(first, groups)?.name ?? ''))
  }, [session, toast, words, isCrowded])
  useEffect(() => { if (isOld) toast(words.illegible, { label: words.reload, run: () => location.reload() }) }, [toast, words, isOld])
}

/** Says where the tools are away, which say it otherwise, that what could not be sent is private now: as when the meeting ends in the midst of a stroke. */
function useMovedTold(session: InkSession) {
  const t = useText()
  const toast = useToast()
  const { refusal } = useSyncExternalStore(session.subscribe, session.get, session.get)
  useEffect(() => { if (refusal && refusal.moved > 0 && !session.get().open) toast(t.marks.movedToPrivate(refusal.moved)) }, [session, toast, t, refusal])
}

/** Says at once, also where the tools are away, that the room layer was locked or opened and that own marks were cleared. */
function useTold(versionId: string) {
  const t = useText()
  const toast = useToast()
  const store = useMeetingStore()
  const { view } = useMeeting()
  const { userId } = view.you
  const nameOf = useLocker()
  useEffect(() => store.onFrame((frame) => {
    if (frame.t !== 'events') return
    const words = t.marks.layersOf
    for (const event of frame.events) {
      if (event.type === 'marks-cleared' && event.payload.userId === userId && event.actorId !== userId) toast(words.clearedOwn(event.payload.count, event.payload.title))
      if (event.actorId === userId || (event.type !== 'marks-locked' && event.type !== 'marks-unlocked') || event.payload.versionId !== versionId) continue
      toast(event.type === 'marks-locked' ? words.locked(nameOf(event.actorId)) : words.unlocked)
    }
  }), [store, toast, t, userId, versionId, nameOf])
}
