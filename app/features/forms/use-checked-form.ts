import { useEffect, useRef, useState, type FormEvent } from 'react'
import type * as z from 'zod/mini'
import { checkForm, type FormErrors } from '~/domain/forms/check-form'
import { useText } from '~/i18n'

const firstProblem = '[aria-invalid="true"], fieldset[aria-describedby] input, [role="group"][aria-describedby] button'

/**
 * Checks a form before it leaves, with the schema that the server uses, and goes to the first field that is wrong, whoever
 * found it. `told` is what the server answered last; what was found here since goes before.
 */
export function useCheckedForm(schema: z.core.$ZodType, told: FormErrors | undefined, onSend?: () => void) {
  const words = useText().meetings.fieldErrors
  const form = useRef<HTMLFormElement>(null)
  const [found, setFound] = useState<FormErrors | null>(null)
  const errors = found ?? told ?? {}
  useEffect(() => {
    if (found ?? told) form.current?.querySelector<HTMLElement>(firstProblem)?.focus()
  }, [found, told])
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    const checked = checkForm(schema, new FormData(event.currentTarget))
    setFound(checked.ok ? null : checked.errors)
    if (checked.ok) onSend?.()
    else event.preventDefault()
  }
  const errorOf = (...fields: string[]) => { const key = fields.map((field) => errors[field]).find(Boolean); return key ? words[key] : null }
  return { form: { ref: form, onSubmit, noValidate: true as const }, errorOf, foundHere: found !== null }
}
