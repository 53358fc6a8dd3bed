import { expect, test } from 'vitest'
import { texts } from '#texts'

const noParams = {}

/** Every string, and every refusal as said without params; other functions are left to their callers. */
function sentences(node: unknown, path: string): [string, string][] {
  if (typeof node === 'string') return [[path, node]]
  if (typeof node === 'function' && path.startsWith('.refusals.')) return [[path, (node as (p: object) => string)(noParams)]]
  if (node === null || typeof node !== 'object') return []
  return Object.entries(node).flatMap(([key, child]) => sentences(child, `${path}.${key}`))
}

test('Vietnamese is NFC, in the new spelling, and never says "bạn"', () => {
  for (const [path, text] of sentences(texts('vi'), '')) {
    expect(text, path).toBe(text.normalize('NFC'))
    expect(text, path).not.toMatch(/(?:uỷ|huỷ|toạ|hoà|hoá|(?<!\p{L})bạn)(?!\p{L})/iu)
  }
})

test('a refusal is a whole sentence in both languages, also without its facts', () => {
  for (const locale of ['vi', 'en'] as const)
    for (const [path, text] of sentences(texts(locale).refusals, '.refusals')) {
      expect(text, path).toMatch(/^\p{Lu}.*\.$/u)
      expect(text, path).not.toMatch(/undefined|NaN| {2}/)
    }
})

test('a refusal says when and how many', () => {
  expect(texts('vi').refusals['voting/closed']({ at: Date.UTC(2026, 10, 20, 2, 45) }))
    .toBe('Biểu quyết đã kết thúc lúc 09:45, phiếu không được ghi nhận. Báo thư ký nếu cần.')
  expect(texts('vi').refusals['live/no-quorum']({ present: 14, needed: 16 })).toContain('(14 có mặt, cần tối thiểu 16)')
})
