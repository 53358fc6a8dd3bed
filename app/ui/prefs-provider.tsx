import { createContext, useCallback, useContext, useMemo, useState, type ReactNode } from 'react'
import { TextProvider } from '~/i18n'
import { fetchTexts } from '#texts'
import { defaultPrefs, prefsAttributes, prefsCookieName, serializePrefs, type Prefs } from './prefs'

type PrefsAccess = { prefs: Prefs; change: (some: Partial<Prefs>) => void }

const PrefsContext = createContext<PrefsAccess>({ prefs: defaultPrefs, change: () => {} })

const oneYearSeconds = 31_536_000

function remember(prefs: Prefs) {
  const secure = location.protocol === 'https:' ? '; secure' : ''
  document.cookie = `${prefsCookieName}=${serializePrefs(prefs)}; path=/; max-age=${oneYearSeconds}; samesite=lax${secure}`
  for (const [name, value] of Object.entries(prefsAttributes(prefs))) document.documentElement.setAttribute(name, value)
}

/** Gives the page its preferences and its language. `initial` comes from the root loader's reading of the cookie. */
export function PrefsProvider({ initial, children }: { initial: Prefs; children: ReactNode }) {
  const [prefs, setPrefs] = useState(initial)
  const change = useCallback((some: Partial<Prefs>) => {
    const next = { ...prefs, ...some }
    remember(next)
    // without a line the other language cannot be had: the rest changes, the language with the next page
    fetchTexts(next.locale).then(() => setPrefs(next), () => setPrefs({ ...next, locale: prefs.locale }))
  }, [prefs])
  const access = useMemo(() => ({ prefs, change }), [prefs, change])
  return (
    <PrefsContext.Provider value={access}>
      <TextProvider locale={prefs.locale}>{children}</TextProvider>
    </PrefsContext.Provider>
  )
}

/** The preferences and how to change them; a change is seen at once and stays. */
export function usePrefs(): PrefsAccess {
  return useContext(PrefsContext)
}
