import { useCallback, useEffect, useReducer, useRef } from 'react'
import type { UploadTarget } from '~/domain/documents/upload'
import { useText } from '~/i18n'
import { dropFile, pause as pauseReason, sendFile } from './send-file'

export type Upload = {
  key: number
  file: File
  target: UploadTarget
  sentBytes: number
  /** `checking`, `converting`: all bytes are there, the server looks at them or makes a PDF of them */
  state: 'waiting' | 'sending' | 'paused' | 'checking' | 'converting' | 'refused' | 'lost'
  /** why it was refused */
  message: string | null
}

type Change = { kind: 'add'; uploads: Upload[] } | { kind: 'change'; key: number; change: Partial<Upload> } | { kind: 'remove'; key: number } | { kind: 'line-is-back' }

/** On a slow line two files at once share it well; more only make each wait. */
const atOnce = 2
const tryAgainMs = 20_000

function reduce(uploads: readonly Upload[], change: Change): readonly Upload[] {
  switch (change.kind) {
    case 'add': return [...uploads, ...change.uploads]
    case 'change': return uploads.map((upload) => (upload.key === change.key ? { ...upload, ...change.change } : upload))
    case 'remove': return uploads.filter((upload) => upload.key !== change.key)
    case 'line-is-back': return uploads.map((upload) => (upload.state === 'lost' ? { ...upload, state: 'waiting' } : upload))
  }
}

/**
 * Files on their way. One that has arrived leaves the list, after `onAdded`; after `onRefused` the item may say something else. A cut pauses it and the line's return goes
 * on by itself; whoever leaves the page may choose the same file later, and only the rest is sent.
 */
export function useUploads(target: UploadTarget, onAdded: (fileName: string, sentTo: UploadTarget) => void, onRefused: () => void) {
  const t = useText()
  const [uploads, dispatch] = useReducer(reduce, [])
  const running = useRef(new Map<number, AbortController>())
  const nextKey = useRef(0)
  const latest = useRef({ onAdded, onRefused })
  useEffect(() => { latest.current = { onAdded, onRefused } })

  const send = useCallback(async ({ key, file, target: itsTarget }: Upload) => {
    const control = new AbortController()
    running.current.set(key, control)
    dispatch({ kind: 'change', key, change: { state: 'sending', message: null } })
    const outcome = await sendFile(itsTarget, file, {
      signal: control.signal,
      onSent: (sentBytes) => dispatch({ kind: 'change', key, change: { sentBytes, state: sentBytes < file.size ? 'sending' : 'checking' } }),
      onStep: (step) => dispatch({ kind: 'change', key, change: { state: step } }),
    })
    running.current.delete(key)
    if (outcome.kind === 'added') latest.current.onAdded(file.name, itsTarget)
    if (outcome.kind === 'refused') latest.current.onRefused()
    if (outcome.kind === 'added' || outcome.kind === 'stopped') dispatch({ kind: 'remove', key })
    else dispatch({ kind: 'change', key, change: { state: outcome.kind, message: outcome.kind === 'refused' ? outcome.message : null } })
  }, [])

  useEffect(() => {
    const free = atOnce - running.current.size
    for (const upload of uploads.filter(({ key, state }) => state === 'waiting' && !running.current.has(key)).slice(0, Math.max(0, free))) void send(upload)
  }, [uploads, send])

  useEffect(() => {
    const all = running.current
    const back = () => dispatch({ kind: 'line-is-back' })
    window.addEventListener('online', back)
    return () => {
      window.removeEventListener('online', back)
      all.forEach((control) => control.abort(pauseReason))
    }
  }, [])

  const isLost = uploads.some((upload) => upload.state === 'lost')
  useEffect(() => {
    if (!isLost) return
    // a line may be back, or a server, without the browser having noticed that it was gone
    const timer = setInterval(() => dispatch({ kind: 'line-is-back' }), tryAgainMs)
    return () => clearInterval(timer)
  }, [isLost])

  const add = (files: Iterable<File>) => dispatch({ kind: 'add', uploads: [...files].map((file) => {
    const empty = file.size === 0
    return {
      key: nextKey.current++, file, target, sentBytes: 0, state: empty ? 'refused' : 'waiting',
      message: empty ? t.refusals['documents/empty']({}) : null,
    }
  }) })
  const resume = (key: number) => dispatch({ kind: 'change', key, change: { state: 'waiting', message: null } })
  const pause = (key: number) => running.current.get(key)?.abort(pauseReason)
  const stop = (key: number) => {
    const control = running.current.get(key)
    if (control) return control.abort()
    const upload = uploads.find((candidate) => candidate.key === key)
    if (upload?.state === 'paused' || upload?.state === 'lost') void dropFile({ ...upload, isPage: false }).catch(() => undefined)
    dispatch({ kind: 'remove', key })
  }
  return { uploads, add, resume, pause, stop }
}
