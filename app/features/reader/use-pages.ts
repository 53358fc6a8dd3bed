import { useCallback, useEffect, useMemo, useState } from 'react'
import { unpackPages, type PageList } from '~/domain/documents/page-list'
import type { ReaderPage, ReaderVersion } from '~/domain/documents/reading'

const askAgainMs = 1_500

type Pages = {
  pages: readonly ReaderPage[]
  /** the server's sentence when the paper may not be read any more */
  ended: string | null
  /** asks at once, as when a picture cannot be had */
  ask: () => Promise<void>
}

/** The pages of a version; asked again and again while some of them are still being drawn. */
export function usePages({ id, pages: given }: ReaderVersion): Pages {
  const [asked, setAsked] = useState<{ of: string; list: PageList } | null>(null)
  const [ended, setEnded] = useState<string | null>(null)
  const { sizes, states, boxes } = asked?.of === id ? asked.list : given
  // by what it says: the same list, told again, lays nothing anew
  const pages = useMemo(() => unpackPages({ sizes, states, boxes }), [sizes, states, boxes])
  const waiting = ended === null && pages.some((page) => page.state === 'waiting')

  const ask = useCallback(async () => {
    const answer = await fetch(`/papers/${id}/pages`)
    if (answer.ok) setAsked({ of: id, list: (await answer.json()) as PageList })
    else if (answer.status < 500) setEnded(((await answer.json()) as { message: string }).message)
  }, [id])

  useEffect(() => {
    if (!waiting) return
    let timer: ReturnType<typeof setTimeout>
    let stopped = false
    const next = () => {
      timer = setTimeout(() => {
        // the line may be cut for a moment: ask again later
        ask().catch(() => undefined).finally(() => !stopped && next())
      }, askAgainMs)
    }
    next()
    return () => {
      stopped = true
      clearTimeout(timer)
    }
  }, [waiting, ask])

  return { pages, ended, ask }
}
