import { afterAll } from 'vitest'
import { createWorld, type World } from './world'

/** For the head of a file: a world for all its tests, closed after the last. What it needs besides stands below it, awaited. */
export function worldOfFile(...made: Parameters<typeof createWorld>): World {
  const world = createWorld(...made)
  afterAll(() => world.close())
  return world
}
