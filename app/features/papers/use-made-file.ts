import { useEffect, useState } from 'react'

type Standing = { state: 'preparing'; percent: number } | { state: 'ready'; pages: number } | { state: 'failed' }
const askEveryMs = 700

/**
 * Has the server make a PDF and asks how far it is until it is ready. `url` is posted to, and asked under the parameter
 * `name`; `lost` is said when it cannot be had. `saveUrl` is where it is fetched from.
 */
export function useMadeFile(url: string, name: string, lost: string) {
  const [id, setId] = useState<string | null>(null)
  const [standing, setStanding] = useState<Standing | null>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  const begin = async (wanted: object) => {
    setTrouble(null)
    const answer = await fetch(url, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(wanted) }).then((response) => response.json() as Promise<{ id?: string; message?: string }>).catch(() => null)
    if (!answer?.id) return setTrouble(answer?.message ?? lost)
    setStanding({ state: 'preparing', percent: 0 })
    setId(answer.id)
  }
  const isPreparing = standing?.state === 'preparing'
  useEffect(() => {
    if (id === null || !isPreparing) return
    const ask = async () => {
      const response = await fetch(`${url}?${name}=${id}`).catch(() => null)
      if (response === null || response.status >= 500) return
      const now = response.ok ? await response.json() as Standing : { state: 'failed' as const }
      setStanding(now.state === 'failed' ? null : now)
      if (now.state === 'failed') setTrouble(lost)
    }
    const timer = setInterval(() => void ask(), askEveryMs)
    return () => clearInterval(timer)
  }, [id, isPreparing, url, name, lost])
  /** What is chosen anew is made anew. */
  const forget = () => {
    setId(null)
    setStanding(null)
    setTrouble(null)
  }
  return { standing, trouble, begin, forget, saveUrl: id === null ? '' : `${url}?${name}=${id}&save` }
}
