import { useFetcher } from '@remix-run/react'
import { useCallback, useEffect, useRef } from 'react'
import type { FormErrors } from '~/domain/forms/check-form'
import { useText } from '~/i18n'

type Answer = { ok: true } | { ok: false; message?: string; errors?: FormErrors }
type Json = string | number | boolean | null | Json[] | { [key: string]: Json }
type Input = { [key: string]: Json }

/**
 * Sends one change of a meeting to its page's action and loads the page's data again. `refusal` is the sentence to show,
 * `errorOf` the sentence for one field; `onDone` runs once the change is saved.
 */
export function useChange(onDone?: () => void) {
  const words = useText().meetings.fieldErrors
  const fetcher = useFetcher<Answer>()
  const waits = useRef(false)
  const done = useRef(onDone)
  done.current = onDone
  const { submit, state, data } = fetcher
  const send = useCallback((intent: string, input: Input) => {
    waits.current = true
    submit({ intent, input }, { method: 'post', encType: 'application/json' })
  }, [submit])
  useEffect(() => {
    if (state !== 'idle' || !waits.current || !data) return
    waits.current = false
    if (data.ok) done.current?.()
  }, [state, data])
  const refused = state === 'idle' && data && !data.ok ? data : null
  const errorOf = (field: string) => { const key = refused?.errors?.[field]; return key ? words[key] : null }
  return { send, busy: state !== 'idle', refusal: refused?.message ?? null, errorOf }
}
