import fc from 'fast-check'
import { expect, test } from 'vitest'
import { defaultPrefs, parsePrefs, prefsAttributes, prefsOfRequest, serializePrefs, type Prefs } from '~/ui/prefs'

test('what is written is read back', () => {
  const prefs: Prefs = { locale: 'en', theme: 'dark', contrast: 'high', text: 'large' }
  expect(parsePrefs(serializePrefs(prefs))).toEqual(prefs)
  expect(prefsOfRequest(`a=1; prefs=${serializePrefs(prefs)}; b=2`)).toEqual(prefs)
})

test('nothing, or something else, is the default', () => {
  expect(parsePrefs(null)).toEqual(defaultPrefs)
  expect(prefsOfRequest(null)).toEqual(defaultPrefs)
  expect(prefsOfRequest('xprefs=theme=dark')).toEqual(defaultPrefs)
  expect(parsePrefs('theme=dark&text=huge')).toEqual({ ...defaultPrefs, theme: 'dark' })
})

test('whatever the cookie holds, the attributes are ours', () => {
  fc.assert(fc.property(fc.string(), (junk) => {
    const attributes = prefsAttributes(parsePrefs(junk))
    expect(['vi', 'en']).toContain(attributes.lang)
    expect(['light', 'dark']).toContain(attributes['data-theme'])
  }))
})
