import { useSearchParams } from '@remix-run/react'
import { useCallback, useEffect, useRef, useState } from 'react'
import { paperOfVersion } from '~/domain/live/room-view'
import { useMeeting, useMeetingStore } from './meeting-context'
import type { Look } from './room-paper'

/** Which paper is open is in the address, so that going back works; following is of this tab. */
export function useOpenPaper() {
  const [query, setQuery] = useSearchParams()
  const openVersionId = query.get('paper')
  const openPaper = useCallback((versionId: string, replace = false) => setQuery({ paper: versionId }, { replace, preventScrollReset: true }), [setQuery])
  return { openVersionId, openPaper }
}

/**
 * Following the presenter: on until this person moves the paper himself, on again when he asks for it. While it is on, the
 * presented paper opens by itself. `presented` is null while nobody presents. `apart`: this person came to look at something
 * of his own, and what is presented already does not take him away from it.
 */
export function useFollowing(apart = false) {
  const { live, look, view } = useMeeting()
  const store = useMeetingStore()
  const { openVersionId, openPaper } = useOpenPaper()
  const [following, setFollowing] = useState(!apart)
  const versionId = live.presenting?.versionId ?? null
  const isPresenter = live.presenting !== null && live.presenting.seatId === view.you.seatId
  const mayOpen = paperOfVersion(view.papers, versionId) !== null
  const presented = versionId !== null && mayOpen ? { versionId, seatId: live.presenting?.seatId ?? '', page: look?.look.versionId === versionId ? look.look.page : 1 } : null
  const target = presented?.versionId ?? null

  useEffect(() => {
    if (following && !isPresenter && target !== null && target !== openVersionId) openPaper(target, true)
  }, [following, isPresenter, target, openVersionId, openPaper])
  // a new presentation is for everybody again
  const known = useRef(apart ? target : null)
  useEffect(() => {
    if (target !== null && target !== known.current) setFollowing(true)
    known.current = target
  }, [target])

  const moved = useCallback((own: Look) => {
    if (isPresenter && target === openVersionId && target !== null) store.socket?.send({ t: 'look', look: { versionId: target, ...own } })
    else if (target !== null) setFollowing(false)
  }, [isPresenter, target, openVersionId, store])

  const comeBack = useCallback(() => {
    setFollowing(true)
    if (target !== null && target !== openVersionId) openPaper(target, true)
  }, [target, openVersionId, openPaper])

  const leave = useCallback(() => setFollowing(false), [])
  const isFollowing = following && !isPresenter && target !== null && target === openVersionId
  return { presented, isPresenter, isFollowing, moved, comeBack, leave, follow: isFollowing && look ? { page: look.look.page, y: look.look.y } : null }
}
