import { useEffect, useRef } from 'react'
import type { PaperStanding } from '~/domain/documents/reading'

const firstRetryMs = 500
const lastRetryMs = 20_000
/** the server gives a sign of life every 15 s */
const silenceMs = 40_000
/** signed out, no such paper for this person: it is not tried again */
const finalCodes = [4401, 4403]

/**
 * Hears at once when a paper that is open outside of a room is recalled, its time is over or a newer version is there.
 * After a cut it comes back by itself and hears how the paper stands now.
 */
export function useWatch(versionId: string, onStanding: (standing: PaperStanding) => void) {
  const told = useRef(onStanding)
  useEffect(() => { told.current = onStanding })
  useEffect(() => watch(versionId, (standing) => told.current(standing)), [versionId])
}

function watch(versionId: string, told: (standing: PaperStanding) => void): () => void {
  let socket: WebSocket | null = null
  let timer: number | undefined
  let silence: number | undefined
  let attempts = 0
  let over = false

  const connect = () => {
    timer = undefined
    const opened = new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/socket?paper=${versionId}`)
    socket = opened
    const heard = () => {
      clearTimeout(silence)
      silence = window.setTimeout(() => opened.close(), silenceMs)
    }
    heard()
    opened.onmessage = ({ data }: MessageEvent<string>) => {
      heard()
      attempts = 0
      const frame = JSON.parse(data) as { t: 'tick' } | { t: 'standing'; standing: PaperStanding }
      if (frame.t === 'standing') told(frame.standing)
    }
    opened.onclose = ({ code }) => {
      clearTimeout(silence)
      if (over) return
      if (finalCodes.includes(code)) return told({ readable: false, newestVersionId: null })
      const widened = Math.min(lastRetryMs, firstRetryMs * 2 ** attempts++)
      timer = window.setTimeout(connect, widened / 2 + Math.random() * (widened / 2))
    }
  }
  const comeBackNow = () => {
    if (timer === undefined || document.visibilityState === 'hidden') return
    clearTimeout(timer)
    connect()
  }
  connect()
  window.addEventListener('online', comeBackNow)
  document.addEventListener('visibilitychange', comeBackNow)
  return () => {
    over = true
    window.removeEventListener('online', comeBackNow)
    document.removeEventListener('visibilitychange', comeBackNow)
    clearTimeout(timer)
    clearTimeout(silence)
    socket?.close(1000)
  }
}
