import { describe, expect, it } from 'vitest'
import { cardPlace, sideOf, type Room } from '~/features/ink/notes/card-place'

const room: Room = { left: 8, top: 70, right: 1016, bottom: 520 }
const small = { width: 374, height: 180 }
const tall = { width: 374, height: 420 }

describe('where the card of a note opens', () => {
  it('is under its pin where there is room, else over it', () => {
    expect(sideOf({ x: 500, y: 200 }, small, room)).toBe('below')
    expect(sideOf({ x: 500, y: 400 }, small, room)).toBe('above')
  })

  it('is beside its pin where neither has room, to the left at the right edge', () => {
    expect(sideOf({ x: 300, y: 300 }, tall, room)).toBe('right')
    expect(sideOf({ x: 900, y: 300 }, tall, room)).toBe('left')
  })

  it('is over the pin, wholly in the room, where there is room nowhere', () => {
    const phone: Room = { left: 8, top: 150, right: 382, bottom: 690 }
    const pin = { x: 200, y: 380 }
    expect(sideOf(pin, tall, phone)).toBe('below')
    expect(cardPlace('below', pin, tall, phone)).toEqual({ left: 8, top: 270 })
  })

  it('keeps its side, and stays in the room while its words grow and its pin is scrolled away', () => {
    const grown = { ...small, height: 300 }
    expect(cardPlace('above', { x: 500, y: 400 }, small, room).top + small.height).toBe(cardPlace('above', { x: 500, y: 400 }, grown, room).top + grown.height)
    expect(cardPlace('below', { x: 500, y: 900 }, grown, room).top).toBe(room.bottom - grown.height)
    expect(cardPlace('below', { x: 500, y: -200 }, grown, room).top).toBe(room.top)
    expect(cardPlace('right', { x: 990, y: 300 }, small, room).left).toBe(room.right - small.width)
  })

  it('shows its beginning where it is taller than the room', () => {
    expect(cardPlace('below', { x: 500, y: 300 }, { width: 374, height: 900 }, room).top).toBe(room.top)
  })
})
