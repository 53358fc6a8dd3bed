import { AtSign } from 'lucide-react'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { markLimits } from '~/domain/annotations/mark'
import { mentionedIn } from '~/domain/annotations/mentions'
import type { Person } from '~/domain/meetings/types'
import { useText } from '~/i18n'
import { Button } from '~/ui/button'
import { TextArea } from '~/ui/field'
import type { Words } from '../ink/mark-edits'
import type { UnfinishedWords, WordsPlace } from '../ink/kept/unfinished-words'
import { MentionList, useMentionOffer } from './mention-offer'

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
  const offer = useMentionOffer({ ref: field, text, setText }, people)
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
      <MentionList {...offer.list} />
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
