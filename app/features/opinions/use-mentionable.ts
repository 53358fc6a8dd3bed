import { useEffect, useState } from 'react'
import type { Person } from '~/domain/meetings/types'

const asked = new Map<string, Promise<Person[]>>()
const freshMs = 60_000

/** Whoever reads a layer, asked of the server at most once a minute: who is there changes while a meeting runs. */
function fetchReaders(versionId: string, layer: string): Promise<Person[]> {
  const address = `/api/versions/${versionId}/layer-readers?${new URLSearchParams({ layer })}`
  const known = asked.get(address)
  if (known) return known
  const fetched = fetch(address).then(async (response): Promise<Person[]> => (response.ok ? ((await response.json()) as { people: Person[] }).people : []))
  const forget = () => { asked.delete(address) }
  fetched.then(() => setTimeout(forget, freshMs), forget)
  asked.set(address, fetched)
  return fetched
}

/** Who may be named in what is written on a layer, in protocol order; nobody while that is not known. */
export function useMentionable(versionId: string, layer: string): Person[] {
  const [people, setPeople] = useState<Person[]>([])
  useEffect(() => {
    let gone = false
    fetchReaders(versionId, layer).then((found) => { if (!gone) setPeople(found) }, () => undefined) // without the line nobody is offered; writing goes on
    return () => { gone = true }
  }, [versionId, layer])
  return people
}
