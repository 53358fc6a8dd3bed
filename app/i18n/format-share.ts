import { percentText } from '~/domain/voting/result-sentence'
import { percent } from '~/domain/voting/rule'
import type { Locale } from './locale'

/** '78,26%' (English '78.26%') from 18 of 23, as the sentence of the result says it. */
export function formatShare(part: number, whole: number, locale: Locale = 'vi'): string {
  const text = percentText(percent(part, whole))
  return locale === 'vi' ? text : text.replace(',', '.')
}
