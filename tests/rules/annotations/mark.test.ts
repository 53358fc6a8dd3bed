import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { authorColours, inkColour, inkColours } from '~/domain/annotations/colour'
import { groupLayer, groupOfLayer, layerFor, layerOf } from '~/domain/annotations/layer'
import { inkKinds, isInk, isShape, markKey, markLimits, readMarkKey, shapeKinds, stampNames, textKinds, type Mark } from '~/domain/annotations/mark'
import { claimedKind, decodeMark, encodeMark } from '~/domain/annotations/mark-bytes'
import { boxOf, movedMark } from '~/domain/annotations/mark-place'
import { readMessage } from '~/domain/annotations/wire'

const share = fc.double({ min: 0, max: 1, noNaN: true })
const head = { page: fc.integer({ min: 1, max: markLimits.pages }), colour: fc.nat(255), madeAt: fc.nat(2 ** 45) }
const width = fc.double({ min: 0.001, max: 1, noNaN: true })
const point = fc.tuple(share, share)
const ink = fc.record({ kind: fc.constantFrom(...inkKinds), ...head, width, points: fc.array(fc.tuple(share, share, share), { minLength: 1, maxLength: 200 }) })
const box = fc.tuple(point, point).map(([[a, b], [c, d]]) => [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)] as const)
const words = (minLength: number) => fc.string({ unit: 'grapheme', minLength, maxLength: 200 }).map((text) => text.normalize('NFC'))
const text = fc.record({ kind: fc.constantFrom(...textKinds), ...head, boxes: fc.array(box, { minLength: 1, maxLength: 20 }), quote: words(0) })
const shape = fc.record({ kind: fc.constantFrom(...shapeKinds), ...head, width, from: point, to: point })
const stamp = fc.record({ kind: fc.constant('stamp' as const), ...head, stamp: fc.constantFrom(...stampNames), x: share, y: share })
const said = { text: words(1).filter((said) => said.trim() !== ''), mentions: fc.array(fc.uuid(), { maxLength: markLimits.mentions }) }
const about = fc.record({ boxes: fc.array(box, { maxLength: 20 }), quote: words(1) })
const note = fc.record({ kind: fc.constant('note' as const), ...head, x: share, y: share, ...said, about: fc.option(about, { nil: undefined, freq: 2 }) })
const reply = fc.record({ kind: fc.constant('reply' as const), ...head, to: fc.tuple(fc.uuid(), fc.uuid()).map(([author, id]) => markKey(author, id)), ...said })
const placedMark = fc.oneof(ink, text, shape, stamp, note)
const anyMark: fc.Arbitrary<Mark> = fc.oneof(placedMark, reply)

/** All numbers of a mark, wherever they are. */
const numbersOf = (value: unknown): number[] => (typeof value === 'number' ? [value] : typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersOf) : [])
const wordsOf = (mark: object) => JSON.stringify(mark, (_, value: unknown) => (typeof value === 'number' ? 0 : value))

describe('N1 a mark is one packed value', () => {
  it('comes back as it was, to a quarter of a pixel', () => {
    fc.assert(fc.property(anyMark, (mark) => {
      const back = decodeMark(encodeMark(mark))
      if (!back) throw new Error('a mark was not read again')
      const ordered = Object.fromEntries(Object.keys(mark).map((key) => [key, back[key as keyof Mark]]))
      expect(wordsOf(ordered)).toBe(wordsOf(mark))
      const was = numbersOf(mark)
      // places to a quarter of a pixel; pressure and width, which nobody sees, to less
      expect(numbersOf(ordered).every((value, index) => Math.abs(value - (was[index] ?? NaN)) < (isInk(mark) || isShape(mark) ? 0.003 : 0.00004))).toBe(true)
    }))
  })

  it('and says of which kind it is without being unpacked', () => {
    fc.assert(fc.property(anyMark, (mark) => claimedKind(encodeMark(mark)) === mark.kind))
    expect([Uint8Array.of(), Uint8Array.of(1), Uint8Array.of(1, 255), Uint8Array.of(2, 0)].map(claimedKind)).toEqual([undefined, undefined, undefined, undefined])
  })

  it('and packs to the same bytes again', () => {
    fc.assert(fc.property(anyMark, (mark) => {
      const bytes = encodeMark(mark)
      const back = decodeMark(bytes)
      expect(back && encodeMark(back)).toEqual(bytes)
    }))
  })

  it('takes about four bytes a point of handwriting', () => {
    const points = Array.from({ length: 100 }, (_, index) => [0.3 + index / 1000, 0.5 + Math.sin(index / 8) / 50, 0.5] as const)
    expect(encodeMark({ kind: 'pen', page: 1, colour: 0, madeAt: 1_764_000_000_000, width: 0.004, points }).length).toBeLessThan(520)
  })
})

describe('N2 what is not wholly a mark is none', () => {
  it('rubbish never throws', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      const mark = decodeMark(bytes)
      if (mark) expect(decodeMark(encodeMark(mark))).toEqual(mark)
      readMessage(bytes)
    }), { numRuns: 2_000 })
  })

  it('cut short or with a byte left over', () => {
    fc.assert(fc.property(anyMark, fc.nat(), (mark, nth) => {
      const bytes = encodeMark(mark)
      const at = nth % bytes.length
      // the first notes ended with their text, later ones with whom they name, and are still read: cut there one is such a note, whole
      const earlier = 'mentions' in mark ? [encodeMark({ ...mark, mentions: [], about: undefined } as Mark), encodeMark({ ...mark, about: undefined } as Mark)] : []
      const whole = earlier.find(({ length }) => length === at)
      expect(decodeMark(bytes.subarray(0, at))).toEqual(whole ? decodeMark(whole) : null)
      expect(decodeMark(Uint8Array.of(...bytes, 0))).toBeNull()
    }))
  })

  it('a note that names people is at each cut no mark, or after its text the same one naming nobody', () => {
    const note = { kind: 'note', page: 1, colour: 0, madeAt: 0, x: 0, y: 0, text: 'Sửa', mentions: ['u-1', 'u-2'] } as const
    const bytes = encodeMark(note)
    const read = Array.from(bytes.keys(), (at) => decodeMark(bytes.subarray(0, at))).filter((mark) => mark !== null)
    expect(read).toEqual([{ ...note, mentions: [] }])
  })

  it('a note as it was packed before it could be about words is read as ever; one that is about words of no letters is none', () => {
    const old = Uint8Array.of(1, 2, 3, 7, 0, 0, 0, 4, 0x53, 0xe1, 0xbb, 0xad)
    expect(decodeMark(old)).toEqual({ kind: 'note', page: 7, colour: 3, madeAt: 0, x: 0, y: 0, text: 'Sử', mentions: [] })
    const note = { kind: 'note', page: 1, colour: 0, madeAt: 0, x: 0, y: 0, text: 'Sửa', mentions: [] } as const
    expect(decodeMark(encodeMark({ ...note, about: { boxes: [], quote: 'số liệu' } }))).toEqual({ ...note, about: { boxes: [], quote: 'số liệu' } })
    expect(() => encodeMark({ ...note, about: { boxes: [[0, 0, 1, 1]], quote: '' } })).toThrow('beyond the limits')
    expect(decodeMark(Uint8Array.of(...encodeMark(note), 0))).toBeNull()
  })

  it('one byte changed: another mark or none, never a throw', () => {
    fc.assert(fc.property(anyMark, fc.nat(), fc.nat(255), (mark, at, value) => {
      const bytes = encodeMark(mark)
      bytes[at % bytes.length] = value
      decodeMark(bytes)
    }), { numRuns: 1_000 })
  })

  it('a claimed million of points in eleven bytes', () => {
    expect(decodeMark(Uint8Array.of(1, 0, 0, 1, 0, 10, 0xc0, 0x84, 0x3d, 1, 1))).toBeNull()
  })

  it('a text mark whose box is inside out', () => {
    const bytes = encodeMark({ kind: 'underline', page: 1, colour: 0, madeAt: 0, boxes: [[0.5, 0.5, 0.5, 0.5]], quote: '' })
    bytes[6] = 0xff // the left edge, now to the right of the right one
    expect(decodeMark(bytes)).toBeNull()
  })

  it('empty, overlong and decomposed texts', () => {
    const note = { kind: 'note', page: 1, colour: 0, madeAt: 0, x: 0, y: 0, mentions: [] } as const
    expect(() => encodeMark({ ...note, text: '  ' })).toThrow('beyond the limits')
    expect(() => encodeMark({ ...note, text: 'a'.repeat(markLimits.textLength + 1) })).toThrow('beyond the limits')
    expect(decodeMark(encodeMark({ ...note, text: 'Phòng họp'.normalize('NFD') }))).toMatchObject({ text: 'Phòng họp' })
  })
})

describe('N9 a mark is moved as it is', () => {
  it('keeps its shape and stays on the page, wherever it is dragged', () => {
    const step = fc.double({ min: -2, max: 2, noNaN: true })
    fc.assert(fc.property(placedMark.filter(({ kind }) => kind !== 'stamp'), step, step, fc.integer({ min: 1, max: 50 }), (mark, dx, dy, page) => {
      const moved = movedMark(mark, { page, dx, dy })
      const [was, is] = [boxOf(mark) ?? [0, 0, 0, 0], boxOf(moved) ?? [0, 0, 0, 0]]
      expect(moved.page).toBe(page)
      expect(is[2] - is[0]).toBeCloseTo(was[2] - was[0], 9)
      expect(is[3] - is[1]).toBeCloseTo(was[3] - was[1], 9)
      const fits = was[0] >= 0 && was[1] >= 0 && was[2] <= 1 && was[3] <= 1
      if (fits) expect(is.every((edge) => edge > -1e-9 && edge < 1 + 1e-9)).toBe(true)
    }))
  })

  it('goes by so much where there is room', () => {
    const note = { kind: 'note', page: 3, colour: 0, madeAt: 0, x: 0.5, y: 0.5, text: 'Sửa', mentions: [] } as const
    expect(movedMark(note, { dx: 0.2, dy: -0.1 })).toEqual({ ...note, x: 0.7, y: 0.4 })
  })
})

it('N2 a moment that no calendar, PDF or sheet can show is none of a mark', () => {
  const bytes = (madeAt: number) => encodeMark({ kind: 'stamp', page: 1, colour: 0, madeAt, stamp: 'agree', x: 0.5, y: 0.5 })
  expect(decodeMark(bytes(Date.UTC(9999, 11, 31)))?.madeAt).toBe(Date.UTC(9999, 11, 31))
  for (const madeAt of [Date.UTC(10_000, 0, 1), 8.64e15, Number.MAX_SAFE_INTEGER]) expect(() => bytes(madeAt)).toThrow('beyond the limits')
})

describe('N3 keys', () => {
  it('name author and mark', () => {
    expect(readMarkKey(markKey('u-1', 'm_2'))).toEqual({ authorId: 'u-1', markId: 'm_2' })
  })
  it.each(['', '/', 'a/', '/b', 'a/b/c', 'a b/c', `${'a'.repeat(65)}/b`, 'a/b\n'])('and nothing else: %j', (key) => {
    expect(readMarkKey(key)).toBeNull()
  })
})

describe('N5 layers', () => {
  it('another person has no way to a private one', () => {
    expect(layerFor(layerOf('room', 'u1'), 'u2', [])).toBe('room')
    expect(layerFor(layerOf('private', 'u1'), 'u1', [])).toBe('private')
    expect(layerFor(layerOf('private', 'u1'), 'u2', [])).toBeNull()
    expect(layerFor('private/', 'u1', [])).toBeNull()
  })

  it('N11 a group’s is a member’s alone, and what is no layer is none', () => {
    expect(layerFor(layerOf(groupLayer('g1'), 'u1'), 'u1', ['g0', 'g1'])).toBe('group/g1')
    expect(layerFor('group/g2', 'u1', ['g0', 'g1'])).toBeNull()
    for (const rubbish of ['', 'rooms', 'ROOM', 'room/', 'group/', 'group', 'private', 'group/g1/', ' group/g1', 'group/../g1']) expect(layerFor(rubbish, 'u1', ['g1'])).toBeNull()
    const groups = [{ id: 'g0' }, { id: 'g1' }]
    expect((['room', 'private', groupLayer('g1'), groupLayer('g2')] as const).map((name) => groupOfLayer(name, groups))).toEqual([undefined, undefined, groups[1], undefined])
  })
})

describe('N7 colours', () => {
  const luminance = (hex: string) => {
    const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  it.each(inkColours)('%s is read on white (4.5 : 1)', (colour) => {
    expect(1.05 / (luminance(colour) + 0.05)).toBeGreaterThanOrEqual(4.5)
  })
  it('no two authors of a small meeting look alike, whoever they are', () => {
    fc.assert(fc.property(fc.uniqueArray(fc.uuid(), { maxLength: inkColours.length }), (userIds) => {
      const colourOf = authorColours(userIds)
      expect(new Set(userIds.map(colourOf)).size).toBe(userIds.length)
    }))
  })
  it('who is not in the list has one too, and any number is one', () => {
    expect(authorColours([])('0198-a')).toBe(authorColours(['0198-a'])('0198-a'))
    fc.assert(fc.property(fc.nat(255), (colour) => { expect(inkColours).toContain(inkColour(colour)) }))
  })
})
