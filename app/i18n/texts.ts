import { vi } from './vi'
import { en } from './en'

export const locales = ['vi', 'en'] as const
export type Locale = (typeof locales)[number]
export type Texts = typeof vi

/** All texts in one language. Vietnamese comes first and gives the shape; English must have the same keys. */
export function texts(locale: Locale): Texts {
  return locale === 'en' ? en : vi
}

export function isLocale(value: unknown): value is Locale {
  return value === 'vi' || value === 'en'
}
