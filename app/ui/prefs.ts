import { isLocale, type Locale } from '~/i18n/locale'

/** What a person sets about the screen. Kept in a cookie so that the first byte of HTML is already right. */
export type Prefs = {
  locale: Locale
  theme: 'light' | 'dark'
  contrast: 'normal' | 'high'
  text: 'small' | 'normal' | 'large'
}

export const defaultPrefs: Prefs = { locale: 'vi', theme: 'light', contrast: 'normal', text: 'normal' }
export const prefsCookieName = 'prefs'

const oneOf = <T extends string>(value: string | null, allowed: readonly T[], otherwise: T): T =>
  allowed.find((candidate) => candidate === value) ?? otherwise

/** Reads the cookie's value, 'locale=vi&theme=dark&…'. Whatever is missing or unknown becomes the default. */
export function parsePrefs(cookieValue: string | null | undefined): Prefs {
  const given = new URLSearchParams(cookieValue ?? '')
  const locale = given.get('locale')
  return {
    locale: isLocale(locale) ? locale : defaultPrefs.locale,
    theme: oneOf(given.get('theme'), ['light', 'dark'], defaultPrefs.theme),
    contrast: oneOf(given.get('contrast'), ['normal', 'high'], defaultPrefs.contrast),
    text: oneOf(given.get('text'), ['small', 'normal', 'large'], defaultPrefs.text),
  }
}

/** Finds and reads the preferences in a request's Cookie header. */
export function prefsOfRequest(cookieHeader: string | null): Prefs {
  const pair = (cookieHeader ?? '').split(/;\s*/).find((part) => part.startsWith(`${prefsCookieName}=`))
  return parsePrefs(pair?.slice(prefsCookieName.length + 1))
}

export function serializePrefs({ locale, theme, contrast, text }: Prefs): string {
  return new URLSearchParams({ locale, theme, contrast, text }).toString()
}

/** The attributes of `<html>` that theme.css reads. */
export function prefsAttributes(prefs: Prefs) {
  return { lang: prefs.locale, 'data-theme': prefs.theme, 'data-contrast': prefs.contrast, 'data-text': prefs.text }
}
