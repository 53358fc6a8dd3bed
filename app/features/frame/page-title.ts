import type { MetaFunction } from '@remix-run/react'
import { texts } from '#texts'
import type { Locale, Texts } from '~/i18n/locale'

/** A page's `meta`: its name in the reader's language, then the product's. */
export function pageTitle(name: (t: Texts) => string): MetaFunction {
  return ({ matches }) => {
    const root = matches.find((match) => match.id === 'root')?.data as { prefs?: { locale: Locale } } | undefined
    const t = texts(root?.prefs?.locale ?? 'vi')
    return [{ title: `${name(t)} · ${t.common.productName}` }]
  }
}
