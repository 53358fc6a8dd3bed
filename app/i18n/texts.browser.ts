import { fetchPart } from './fetch-part'
import type { Locale, Texts } from './locale'
import type { office } from './vi/office'
import type { reading } from './vi/reading'

/**
 * A browser fetches the texts of the language it shows, in two parts, because every kilobyte before a page can be turned
 * counts (DESIGN §9): what reading needs, and the rest.
 */
const atHand: Partial<Record<Locale, Texts>> = {}
const officeAsked: Partial<Record<Locale, Promise<void>>> = {}

/** All texts in one language, after `fetchTexts`; rather the other language than none. */
export function texts(locale: Locale): Texts {
  const found = atHand[locale] ?? atHand.vi ?? atHand.en
  if (!found) throw new Error(`the texts of ${locale} have not been fetched`)
  return found
}

/** Has the texts of a language at hand from then on; with `forReading` the rest comes by itself a moment later. */
export async function fetchTexts(locale: Locale, forReading = false): Promise<void> {
  if (!atHand[locale]) {
    const { reading } = await fetchPart(() => (locale === 'vi' ? import('./vi/reading') : import('./en/reading')))
    atHand[locale] ??= withOfficeToCome(locale, reading)
  }
  if (!forReading) await fetchOffice(locale)
}

function fetchOffice(locale: Locale): Promise<void> {
  officeAsked[locale] ??= fetchPart(() => (locale === 'vi' ? import('./vi/office') : import('./en/office')))
    .then(({ office }) => { atHand[locale] = { ...texts(locale), ...office } })
  return officeAsked[locale]
}

/**
 * Reading's texts, and for every other area a promise: a page that is gone to before they have come waits for them, as
 * React's Suspense has it.
 */
function withOfficeToCome(locale: Locale, own: typeof reading): Texts {
  return new Proxy(own as Texts, {
    get(target, area) {
      if (area in target) return target[area as keyof Texts]
      const all = atHand[locale]
      if (!all || !officeCame(all)) throw fetchOffice(locale)
      return all[area as keyof typeof office]
    },
  })
}

const officeCame = (all: Texts) => Object.hasOwn(all, 'refusals')
