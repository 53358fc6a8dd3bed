import { useCallback, useEffect, useReducer, useRef } from 'react'
import { pagePlace, type UploadTarget } from '~/domain/documents/upload'
import { changePhotographs, noPhotographs, paperToAsk, type Photograph } from './photograph-set'
import { dropFile, pause } from './send-file'
import { sendPhotographs } from './send-photographs'

const tryAgainMs = 20_000
const isSame = (one: File, other: File) => one.name === other.name && one.size === other.size && one.lastModified === other.lastModified

/**
 * Photographs that are to be the pages of one paper, until they are. A cut is sat out; a refusal leaves all of them here, so
 * that the set is put right and sent again, of which only what is new is sent.
 */
export function usePhotographs(target: UploadTarget, onAdded: (title: string, sentTo: UploadTarget) => void) {
  const [set, dispatch] = useReducer(changePhotographs, noPhotographs)
  const running = useRef<AbortController | null>(null)
  const nextKey = useRef(0)
  const latest = useRef({ set, target, onAdded })
  useEffect(() => { latest.current = { set, target, onAdded } })

  const send = useCallback(async (title: string) => {
    if (running.current) return
    const control = new AbortController()
    running.current = control
    const { target: now, set: before } = latest.current
    const { photographs } = before
    const asked = paperToAsk(before, { title, target: now })
    dispatch({ kind: 'send', asked })
    const outcome = await sendPhotographs(asked.target, asked.title, photographs.map(({ file }) => file), {
      signal: control.signal,
      onSent: (index, bytes) => { const one = photographs[index]; if (one) dispatch({ kind: 'sent', key: one.key, bytes }) },
      onStep: () => dispatch({ kind: 'state', state: 'binding' }),
    })
    running.current = null
    if (outcome.kind === 'refused') return dispatch({ kind: 'refused', message: outcome.message, key: photographs[(outcome.page ?? 0) - 1]?.key })
    if (outcome.kind !== 'added') return dispatch({ kind: 'state', state: outcome.kind === 'lost' ? 'lost' : 'choosing' })
    dispatch({ kind: 'clear' })
    latest.current.onAdded(asked.title, asked.target)
  }, [])

  useEffect(() => () => running.current?.abort(pause), [])
  const isLost = set.state === 'lost'
  useEffect(() => {
    if (!isLost) return
    const again = () => void send(latest.current.set.asked?.title ?? '')
    // a line may be back, or a server, without the browser having noticed that it was gone
    const timer = setInterval(again, tryAgainMs)
    window.addEventListener('online', again)
    return () => {
      clearInterval(timer)
      window.removeEventListener('online', again)
    }
  }, [isLost, send])

  const drop = (photographs: readonly Photograph[]) => {
    for (const { file, sentBytes } of photographs) if (sentBytes > 0) void dropFile({ target: pagePlace(target), file, isPage: true }).catch(() => undefined)
  }
  return {
    ...set,
    send,
    pause: () => running.current?.abort(pause),
    /** The same photograph twice is one. */
    take(files: readonly File[]) {
      const fresh = files.filter((file, at) => ![...set.photographs.map((one) => one.file), ...files.slice(0, at)].some((other) => isSame(file, other)))
      dispatch({ kind: 'take', photographs: fresh.map((file) => ({ key: nextKey.current++, file, sentBytes: 0, failed: false })) })
    },
    move: (key: number, by: 1 | -1) => dispatch({ kind: 'move', key, by }),
    remove(key: number) {
      drop(set.photographs.filter((one) => one.key === key))
      dispatch({ kind: 'remove', key })
    },
    /** Puts the set away; `sent`: on the server too. */
    clear({ sent }: { sent: boolean }) {
      if (sent) drop(set.photographs)
      dispatch({ kind: 'clear' })
    },
  }
}
