import { useId, useLayoutEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react'
import { nameablesFor, typedMention, withMention, type TypedMention } from '~/domain/annotations/mentions'
import type { Person } from '~/domain/meetings/types'
import { positionAtHead } from '~/domain/minutes/official-words'
import { useLocale, useText } from '~/i18n'
import { formatPersonName } from '~/i18n/format'

const mostOffered = 5

type Field = { ref: RefObject<HTMLTextAreaElement>; text: string; setText: (text: string) => void }

/** Those whose name may be what is being typed; none where the whole name is typed out. `found`: how many a screen reader is told, null when nobody is named. */
function offeredFor(people: readonly Person[], typed: TypedMention | null): { offered: Person[]; found: number | null } {
  if (!typed) return { offered: [], found: null }
  const found = nameablesFor(people, typed.query).slice(0, mostOffered)
  const isDone = found.length === 1 && found[0]?.fullName === typed.query.trimEnd()
  return isDone ? { offered: [], found: null } : { offered: found, found: found.length }
}

/**
 * The people who are offered behind an @ in a field of text, and what its keys do with them. `look` follows the caret, `begin`
 * writes an @ where it stands, `byKeyboard` tells whether a key was meant for the list.
 */
export function useMentionOffer({ ref, text, setText }: Field, people: readonly Person[]) {
  const listId = useId()
  const [typed, setTyped] = useState<TypedMention | null>(null)
  const [index, setIndex] = useState(0)
  const placeCaret = useCaret(ref)
  const { offered, found } = offeredFor(people, typed)
  const isOpen = offered.length > 0
  const at = Math.min(index, offered.length - 1)
  const optionId = (place: number) => `${listId}-${place}`

  const look = (element: HTMLTextAreaElement) => {
    const next = element.selectionStart === element.selectionEnd ? typedMention(element.value, element.selectionStart) : null
    if (next?.query !== typed?.query) setIndex(0)
    setTyped(people.length > 0 ? next : null)
  }
  const put = (next: { text: string; caret: number }) => {
    placeCaret(next.caret)
    setText(next.text)
  }
  const choose = (person: Person | undefined) => {
    if (typed && person) put(withMention(text, typed, person.fullName))
    setTyped(null)
  }
  const begin = () => {
    const from = ref.current?.selectionStart ?? text.length
    const gap = from > 0 && !/\s/.test(text.charAt(from - 1)) ? ' ' : ''
    const next = { text: `${text.slice(0, from)}${gap}@${text.slice(from)}`, caret: from + gap.length + 1 }
    put(next)
    setIndex(0)
    setTyped(typedMention(next.text, next.caret))
  }
  const steps: Record<string, () => void> = {
    ArrowDown: () => setIndex((at + 1) % offered.length), ArrowUp: () => setIndex((at + offered.length - 1) % offered.length),
    Enter: () => choose(offered[at]), Tab: () => choose(offered[at]), Escape: () => setTyped(null),
  }
  const byKeyboard = (event: KeyboardEvent): boolean => {
    const step = !isOpen || event.ctrlKey || event.metaKey || event.shiftKey ? undefined : steps[event.key]
    if (!step) return false
    event.preventDefault()
    event.stopPropagation()
    step()
    return true
  }
  return {
    look, begin, byKeyboard,
    field: { 'aria-autocomplete': 'list', 'aria-haspopup': 'listbox', 'aria-controls': isOpen ? listId : undefined, 'aria-activedescendant': isOpen ? optionId(at) : undefined } as const,
    list: { id: listId, optionId, offered, found, at, onChoose: choose },
  }
}

/** Puts the caret into the field where it is wanted, when the text that it stands in has come there. */
function useCaret(field: RefObject<HTMLTextAreaElement>): (at: number) => void {
  const wanted = useRef<number | null>(null)
  useLayoutEffect(() => {
    if (wanted.current === null) return
    field.current?.focus({ preventScroll: true })
    field.current?.setSelectionRange(wanted.current, wanted.current)
    wanted.current = null
  })
  return (at) => { wanted.current = at }
}

const inSight = (element: HTMLElement | null) => element?.scrollIntoView({ block: 'nearest' })

/** The offered people as a list below the field; the focus stays in the field. */
export function MentionList({ id, optionId, offered, found, at, onChoose }: ReturnType<typeof useMentionOffer>['list']) {
  const t = useText()
  const locale = useLocale()
  return (
    <>
      <p role="status" className="sr-only">{found !== null && t.opinions.mentionCount(found)}</p>
      {offered.length > 0 && (
        <ul id={id} role="listbox" aria-label={t.opinions.mentionList} className="overflow-hidden rounded-md border border-line bg-sheet">
          {offered.map((person, place) => (
            <li key={person.id} id={optionId(place)} ref={place === at ? inSight : undefined} role="option" aria-selected={place === at} onPointerDown={(event) => event.preventDefault()} onClick={() => onChoose(person)}
              className="min-h-touch cursor-pointer px-3 py-1.5 hover:bg-well aria-selected:bg-green-tint">
              <span className="block font-semibold">{formatPersonName(person, locale)}</span>
              <span className="block text-pretty text-muted">{positionAtHead(person)}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
