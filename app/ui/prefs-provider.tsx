import { createContext, useCallback, useContext, useMemo, useState, type ReactNode } from 'react'
import { I18nProvider } from 'react-aria-components'
import { TextProvider } from '~/i18n'
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
    setPrefs(next)
  }, [prefs])
  const access = useMemo(() => ({ prefs, change }), [prefs, change])
  return (
    <PrefsContext.Provider value={access}>
      <I18nProvider locale={prefs.locale}>
        <TextProvider locale={prefs.locale}>{children}</TextProvider>
      </I18nProvider>
    </PrefsContext.Provider>
  )
}

/** The preferences and how to change them; a change is seen at once and stays. */
export function usePrefs(): PrefsAccess {
  return useContext(PrefsContext)
}
