import { describe, expect, it } from 'vitest'
import { carriedPlace, decideNewVersion, noteOf } from '~/domain/documents/new-version'
import { allow, refuse } from '~/domain/kernel/result'

describe('P8 the state after a new version', () => {
  it.each(['draft', 'awaiting-head', 'sent-back'] as const)('%s begins anew as a draft', (state) => expect(decideNewVersion(state)).toEqual(allow('draft')))
  it.each(['submitted', 'approved'] as const)('%s stays where it is', (state) => expect(decideNewVersion(state)).toEqual(allow(state)))
  it('is refused after a recall', () => expect(decideNewVersion('recalled')).toEqual(refuse('documents/wrong-step', { state: 'recalled' })))
})

it('P9 carries a place to the same page, or to the last one', () => {
  expect(carriedPlace({ page: 4, offset: 0.3 }, 9)).toEqual({ page: 4, offset: 0.3 })
  expect(carriedPlace({ page: 4, offset: 0.3 }, 2)).toEqual({ page: 2, offset: 0 })
})

it('takes a note as one line in NFC, and not a book', () => {
  expect(noteOf(' Sửa\n số\tliệu ')).toEqual(allow('Sửa số liệu'))
  expect(noteOf('ệ'.normalize('NFD'))).toEqual(allow('ệ'))
  expect(noteOf('x'.repeat(501))).toMatchObject({ ok: false, code: 'bad-input' })
})
