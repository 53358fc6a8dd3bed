import { AtSign } from 'lucide-react'
import { useEffect, useId, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react'
import { markLimits } from '~/domain/annotations/mark'
import { mentionedIn, nameablesFor, typedMention, withMention, type TypedMention } from '~/domain/annotations/mentions'
import type { Person } from '~/domain/meetings/types'
import { positionAtHead } from '~/domain/minutes/official-words'
import { useLocale, useText } from '~/i18n'
import { formatPersonName } from '~/i18n/format'
import { Button } from '~/ui/button'
import { TextArea } from '~/ui/field'
import type { Words } from '../ink/mark-edits'
import type { UnfinishedWords, WordsPlace } from '../ink/unfinished-words'

const mostOffered = 5

type FormProps = {
  label: string
  words?: Words
  /** keeps what is typed until it is saved or given up */
  unfinished: UnfinishedWords
  place: WordsPlace
  /** who may be named */
  people: readonly Person[]
  saveLabel: string
  onSave: (words: Words) => void
  onCancel: () => void
}

/** What a note or a reply says. Typing @ offers people by name; Ctrl+Enter saves. */
export function WordsForm({ label, words, unfinished, place, people, saveLabel, onSave, onCancel }: FormProps) {
  const t = useText()
  const saved = words?.text ?? ''
  const [text, setTyped] = useState(() => unfinished.at(place) ?? saved)
  const setText = (typed: string) => {
    setTyped(typed)
    unfinished.keep(place, typed === saved ? null : typed)
  }
  const field = useRef<HTMLTextAreaElement>(null)
  const offer = useOffer(field, text, setText, people)
  useEffect(() => {
    field.current?.focus({ preventScroll: true })
    field.current?.setSelectionRange(text.length, text.length)
    // only when it opens
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [])
  const said = text.trim()
  const over = said.normalize('NFC').length - markLimits.textLength
  const maySave = said !== '' && over <= 0
  const save = () => {
    if (!maySave) return
    unfinished.keep(place, null)
    // whom the list does not know any more stays named as long as the text is not changed
    const mentions = people.length === 0 && words ? words.mentions : mentionedIn(said, people)
    onSave({ text: said, mentions: mentions.slice(0, markLimits.mentions) })
  }
  const giveUp = () => {
    unfinished.keep(place, null)
    onCancel()
  }
  const byKeyboard = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing || offer.byKeyboard(event)) return
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save()
  }
  return (
    <form className="grid gap-2" onSubmit={(event) => { event.preventDefault(); save() }}>
      <TextArea ref={field} label={label} rows={4} error={over > 0 ? t.opinions.tooLong(over) : null} value={text} onKeyDown={byKeyboard} {...offer.field}
        onChange={(event) => { setText(event.target.value); offer.look(event.target) }} onSelect={(event) => offer.look(event.currentTarget)} />
      {offer.list}
      <div className="flex flex-wrap items-center justify-end gap-x-1 gap-y-2">
        {people.length > 0 && <Button look="quiet" icon={AtSign} className="mr-auto -ml-2 px-2!" onClick={offer.begin}>{t.opinions.mention}</Button>}
        <span className="flex gap-1">
          <Button look="quiet" className="px-3!" onClick={giveUp}>{t.common.cancel}</Button>
          <Button look="primary" type="submit" disabled={!maySave}>{saveLabel}</Button>
        </span>
      </div>
    </form>
  )
}

const inSight = (element: HTMLElement | null) => element?.scrollIntoView({ block: 'nearest' })

/** The people who are offered behind an @, as a list below the field that the keys of the field go through. */
function useOffer(field: React.RefObject<HTMLTextAreaElement>, text: string, setText: (text: string) => void, people: readonly Person[]) {
  const t = useText()
  const locale = useLocale()
  const listId = useId()
  const [typed, setTyped] = useState<TypedMention | null>(null)
  const [index, setIndex] = useState(0)
  const caret = useRef<number | null>(null)
  useLayoutEffect(() => {
    if (caret.current === null) return
    field.current?.focus({ preventScroll: true })
    field.current?.setSelectionRange(caret.current, caret.current)
    caret.current = null
  })
  const found = typed ? nameablesFor(people, typed.query).slice(0, mostOffered) : []
  // a whole name is typed out: there is nothing left to offer
  const isDone = found.length === 1 && found[0]?.fullName === typed?.query.trimEnd()
  const offered = isDone ? [] : found
  const isOpen = offered.length > 0
  const at = Math.min(index, offered.length - 1)

  const look = (element: HTMLTextAreaElement) => {
    const next = element.selectionStart === element.selectionEnd ? typedMention(element.value, element.selectionStart) : null
    if (next?.query !== typed?.query) setIndex(0)
    setTyped(people.length > 0 ? next : null)
  }
  const put = (next: { text: string; caret: number }) => {
    caret.current = next.caret
    setText(next.text)
  }
  const choose = (person: Person | undefined) => {
    if (typed && person) put(withMention(text, typed, person.fullName))
    setTyped(null)
  }
  const begin = () => {
    const from = field.current?.selectionStart ?? text.length
    const gap = from > 0 && !/\s/.test(text.charAt(from - 1)) ? ' ' : ''
    const next = `${text.slice(0, from)}${gap}@${text.slice(from)}`
    put({ text: next, caret: from + gap.length + 1 })
    setIndex(0)
    setTyped(typedMention(next, from + gap.length + 1))
  }
  const byKeyboard = (event: KeyboardEvent): boolean => {
    if (!isOpen) return false
    const steps: Record<string, () => void> = {
      ArrowDown: () => setIndex((at + 1) % offered.length), ArrowUp: () => setIndex((at + offered.length - 1) % offered.length),
      Enter: () => choose(offered[at]), Tab: () => choose(offered[at]), Escape: () => setTyped(null),
    }
    const step = event.ctrlKey || event.metaKey || event.shiftKey ? undefined : steps[event.key]
    if (!step) return false
    event.preventDefault()
    event.stopPropagation()
    step()
    return true
  }
  const optionId = (place: number) => `${listId}-${place}`
  return {
    look, begin, byKeyboard,
    field: { 'aria-autocomplete': 'list', 'aria-haspopup': 'listbox', 'aria-controls': isOpen ? listId : undefined, 'aria-activedescendant': isOpen ? optionId(at) : undefined } as const,
    list: (
      <>
        <p role="status" className="sr-only">{typed && !isDone && t.opinions.mentionCount(found.length)}</p>
        {isOpen && (
          <ul id={listId} role="listbox" aria-label={t.opinions.mentionList} className="overflow-hidden rounded-md border border-line bg-sheet">
            {offered.map((person, place) => (
              <li key={person.id} id={optionId(place)} ref={place === at ? inSight : undefined} role="option" aria-selected={place === at} onPointerDown={(event) => event.preventDefault()} onClick={() => choose(person)}
                className="min-h-touch cursor-pointer px-3 py-1.5 hover:bg-well aria-selected:bg-green-tint">
                <span className="block font-semibold">{formatPersonName(person, locale)}</span>
                <span className="block text-pretty text-muted">{positionAtHead(person)}</span>
              </li>
            ))}
          </ul>
        )}
      </>
    ),
  }
}
