import { useCallback, useEffect, useReducer, useRef } from 'react'
import { paperLimits } from '~/domain/documents/limits'
import { useText } from '~/i18n'
import { sendFile } from './send-file'

export type Upload = {
  key: number
  file: File
  sentBytes: number
  /** `checking`: all bytes are there, the server looks at them */
  state: 'waiting' | 'sending' | 'checking' | 'refused' | 'lost'
  /** why it was refused */
  message: string | null
}

type Change = { kind: 'add'; uploads: Upload[] } | { kind: 'change'; key: number; change: Partial<Upload> } | { kind: 'remove'; key: number }

/** On a slow line two files at once share it well; more only make each wait. */
const atOnce = 2

function reduce(uploads: readonly Upload[], change: Change): readonly Upload[] {
  switch (change.kind) {
    case 'add': return [...uploads, ...change.uploads]
    case 'change': return uploads.map((upload) => (upload.key === change.key ? { ...upload, ...change.change } : upload))
    case 'remove': return uploads.filter((upload) => upload.key !== change.key)
  }
}

/** Files on their way to an agenda item. One that has arrived leaves the list, after `onAdded`. */
export function useUploads(itemId: string, onAdded: (fileName: string) => void) {
  const t = useText()
  const [uploads, dispatch] = useReducer(reduce, [])
  const running = useRef(new Map<number, AbortController>())
  const nextKey = useRef(0)
  const latest = useRef(onAdded)
  useEffect(() => { latest.current = onAdded })

  const send = useCallback(async ({ key, file }: Upload) => {
    const control = new AbortController()
    running.current.set(key, control)
    dispatch({ kind: 'change', key, change: { state: 'sending', sentBytes: 0, message: null } })
    const onSent = (sentBytes: number) => dispatch({ kind: 'change', key, change: { sentBytes, state: sentBytes < file.size ? 'sending' : 'checking' } })
    const outcome = await sendFile(itemId, file, { onSent, signal: control.signal })
    running.current.delete(key)
    if (outcome.kind === 'added') latest.current(file.name)
    if (outcome.kind === 'added' || outcome.kind === 'stopped') dispatch({ kind: 'remove', key })
    else dispatch({ kind: 'change', key, change: { state: outcome.kind, message: outcome.kind === 'refused' ? outcome.message : null } })
  }, [itemId])

  useEffect(() => {
    const free = atOnce - running.current.size
    for (const upload of uploads.filter(({ key, state }) => state === 'waiting' && !running.current.has(key)).slice(0, Math.max(0, free))) void send(upload)
  }, [uploads, send])

  useEffect(() => {
    const all = running.current
    return () => all.forEach((control) => control.abort())
  }, [])

  const add = (files: Iterable<File>) => dispatch({ kind: 'add', uploads: [...files].map((file) => {
    const tooLarge = file.size > paperLimits.fileMb * 2 ** 20
    return {
      key: nextKey.current++, file, sentBytes: 0, state: tooLarge ? 'refused' : 'waiting',
      message: tooLarge ? t.refusals['documents/too-large']({ limitMb: paperLimits.fileMb }) : null,
    }
  }) })
  const retry = (key: number) => dispatch({ kind: 'change', key, change: { state: 'waiting', sentBytes: 0, message: null } })
  const stop = (key: number) => {
    const control = running.current.get(key)
    if (control) control.abort()
    else dispatch({ kind: 'remove', key })
  }
  return { uploads, add, retry, stop }
}
