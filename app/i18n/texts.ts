import { en } from './en'
import type { Locale, Texts } from './locale'
import { vi } from './vi'

const all: Record<Locale, Texts> = { vi, en }

/** All texts in one language. `texts.browser.ts` is the browser's twin, which fetches them; package.json "imports" chooses. */
export function texts(locale: Locale): Texts {
  return all[locale]
}

/** Everything is at hand here. */
export async function fetchTexts(_locale: Locale, _forReading = false): Promise<void> {}
