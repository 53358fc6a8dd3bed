import type { marks as vi } from '../vi/marks'

export const marks: typeof vi = {
  annotate: 'Annotate',
  layers: { private: 'Private notes', group: 'Group notes', room: 'Shared notes' },
  publish: 'Publish to the room',
  unsent: (count) => `${count} ${count === 1 ? 'change' : 'changes'} unsent`,
  unsentExplained: (count) => `${count} ${count === 1 ? 'change' : 'changes'} unsent, sent when online`,
  saved: 'Notes saved',
}
