import type { TextKind } from '~/domain/annotations/mark'

/** With Alt, so that no single key does anything (WCAG 2.1.4); other letters than those of the chair's console. */
export const markKeys: readonly { code: string; letter: string; does: 'note' | 'list' | TextKind }[] = [
  { code: 'KeyG', letter: 'G', does: 'note' },
  { code: 'KeyY', letter: 'Y', does: 'list' },
  { code: 'KeyS', letter: 'S', does: 'text-highlight' },
  { code: 'KeyU', letter: 'U', does: 'underline' },
  { code: 'KeyX', letter: 'X', does: 'strike' },
]
