import { UserPlus, Users, X } from 'lucide-react'
import { useState } from 'react'
import type { PaperReaders } from '~/domain/documents/paper'
import { foldForSearch } from '~/domain/kernel/fold'
import { useText } from '~/i18n'
import { TextField } from '~/ui/field'

/** Who reads a paper now, and who of the meeting could be chosen. */
export type Choice = {
  now: { readers: PaperReaders; opensAt: number | null; closesAt: number | null; mayDownload: boolean }
  groups: { id: string; name: string; people: number }[]
  people: { userId: string; fullName: string; position: string; role: string }[]
}
type Entry = { key: string; name: string; detail: string; isGroup: boolean; readers: PaperReaders }

const mostShown = 8

/** Groups and persons by name: those that are chosen, each to be taken out, and a search for more. */
export function NamedReaders({ choice, readers, onChange }: { choice: Choice; readers: PaperReaders; onChange: (readers: PaperReaders) => void }) {
  const t = useText()
  const [words, setWords] = useState('')
  const { groupIds, userIds } = readers
  const groups = choice.groups.map(({ id, name, people }) => ({ key: id, name, detail: t.rights.groupOf(people), isGroup: true }))
  const people = choice.people.filter(({ role }) => role === 'member' || role === 'guest').map(({ userId, fullName, position }) => ({ key: userId, name: fullName, detail: position, isGroup: false }))
  const isChosen = ({ key, isGroup }: { key: string; isGroup: boolean }) => (isGroup ? groupIds : userIds).includes(key)
  const toggled = ({ key, isGroup }: { key: string; isGroup: boolean }): PaperReaders => {
    const flip = (ids: string[]) => (ids.includes(key) ? ids.filter((id) => id !== key) : [...ids, key])
    return isGroup ? { ...readers, groupIds: flip(groupIds) } : { ...readers, userIds: flip(userIds) }
  }
  const entries: Entry[] = [...groups, ...people].map((entry) => ({ ...entry, readers: toggled(entry) }))
  const chosen = entries.filter(isChosen)
  const folded = foldForSearch(words)
  const found = entries.filter((entry) => !isChosen(entry) && foldForSearch(`${entry.name} ${entry.detail}`).includes(folded))
  return (
    <section className="grid gap-3" aria-label={readers.kind === 'named' ? t.rights.addNamed : t.rights.alsoNamed}>
      <h3 className="font-medium">{readers.kind === 'named' ? t.rights.addNamed : t.rights.alsoNamed}</h3>
      {chosen.length === 0 && readers.kind === 'named' && <p className="text-muted">{t.rights.nobodyYet}</p>}
      <ul className="grid divide-y divide-line">
        {chosen.map((entry) => (
          <li key={entry.key} className="flex items-center gap-3 py-1">
            <EntryName entry={entry} />
            <button type="button" aria-label={t.rights.remove(entry.name)} className="grid size-touch shrink-0 place-items-center rounded-md hover:bg-well" onClick={() => onChange(entry.readers)}><X aria-hidden className="size-5" /></button>
          </li>
        ))}
      </ul>
      <TextField label={t.rights.searchNamed} type="search" autoComplete="off" value={words} onChange={(event) => setWords(event.target.value)} />
      <ul className="grid">
        {found.slice(0, mostShown).map((entry) => (
          <li key={entry.key}>
            <button type="button" className="flex min-h-touch w-full items-center gap-3 rounded-md px-2 py-1 text-left hover:bg-well" onClick={() => onChange(entry.readers)}>
              {entry.isGroup ? <Users aria-hidden className="size-5 shrink-0 text-green" /> : <UserPlus aria-hidden className="size-5 shrink-0 text-green" />}<EntryName entry={entry} />
            </button>
          </li>
        ))}
        {found.length === 0 && words !== '' && <li className="px-2 py-2 text-muted">{t.rights.noMatch}</li>}
      </ul>
    </section>
  )
}

function EntryName({ entry: { name, detail } }: { entry: Entry }) {
  return <span className="min-w-0 flex-1"><span className="block font-medium text-pretty">{name}</span><span className="block text-pretty text-muted">{detail}</span></span>
}
