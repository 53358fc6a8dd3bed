import * as z from 'zod/mini'
import type { FieldErrorKey } from '../meetings/inputs'

/** What is wrong with a form, by field: keys of `meetings.fieldErrors`. */
export type FormErrors = Record<string, FieldErrorKey>
export type Checked<T> = { ok: true; value: T } | { ok: false; errors: FormErrors }

const everyKey: Record<FieldErrorKey, true> = {
  titleNeeded: true, tooLong: true, typeNeeded: true, bodyNeeded: true, dateForm: true, timeForm: true, endsBeforeStart: true, minutesForm: true,
  reasonNeeded: true, deputyNeeded: true, peopleNeeded: true, questionNeeded: true, unitNeeded: true, daysForm: true, fileSizeForm: true, ownSpaceForm: true,
}
const isKey = (text: string): text is FieldErrorKey => text in everyKey

/** Parses what a form sent, in the browser before it leaves and on the server again: the same schema, the same sentences. */
export function checkForm<S extends z.core.$ZodType>(schema: S, form: FormData | Record<string, unknown>): Checked<z.output<S>> {
  const parsed = z.safeParse(schema, form instanceof FormData ? Object.fromEntries(form) : form)
  if (parsed.success) return { ok: true, value: parsed.data }
  const errors: FormErrors = {}
  for (const issue of parsed.error.issues) {
    const field = String(issue.path[0] ?? '')
    errors[field] ??= isKey(issue.message) ? issue.message : 'tooLong'
  }
  return { ok: false, errors }
}
