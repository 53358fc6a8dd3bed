import type { vi } from './vi'

export const locales = ['vi', 'en'] as const
export type Locale = (typeof locales)[number]
/** Vietnamese comes first and gives the shape; English must have the same keys. */
export type Texts = typeof vi

export function isLocale(value: unknown): value is Locale {
  return value === 'vi' || value === 'en'
}
