import { createContext, useContext, type ReactNode } from 'react'
import { texts } from '#texts'
import type { Locale, Texts } from './locale'

export { isLocale, locales, type Locale, type Texts } from './locale'

const LocaleContext = createContext<Locale>('vi')

/** Everything below speaks this language. */
export function TextProvider({ locale, children }: { locale: Locale; children: ReactNode }) {
  return <LocaleContext.Provider value={locale}>{children}</LocaleContext.Provider>
}

export function useLocale(): Locale {
  return useContext(LocaleContext)
}

/** The texts of the reader's language: `const t = useText()`, then `t.live.askFloor`. */
export function useText(): Texts {
  return texts(useLocale())
}
