import { useFetcher } from '@remix-run/react'
import { useEffect, useState } from 'react'
import type { PersonLine } from '~/domain/meetings/view'

const pauseMs = 180
type Answer = { people: PersonLine[] }

/** People as they are typed for: asks the server when typing pauses. `active` = the search is on the screen. */
export function usePeopleSearch(active: boolean) {
  const fetcher = useFetcher<Answer>()
  const [search, setSearch] = useState('')
  const [unitId, setUnitId] = useState('')
  const { load } = fetcher
  useEffect(() => {
    if (!active) return
    const timer = setTimeout(() => load(`/api/people?${new URLSearchParams({ search, unit: unitId })}`), pauseMs)
    return () => clearTimeout(timer)
  }, [active, search, unitId, load])
  return { search, setSearch, unitId, setUnitId, people: fetcher.data?.people ?? null, searching: fetcher.state !== 'idle' }
}
