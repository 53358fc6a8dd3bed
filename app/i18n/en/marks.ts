import type { marks as vi } from '../vi/marks'

export const marks: typeof vi = {
  annotate: 'Annotate',
  layers: { private: 'Private notes', group: 'Group notes', room: 'Shared notes' },
  publish: 'Publish to the room',
  unsent: (count) => `${count} ${count === 1 ? 'change' : 'changes'} unsent`,
  unsentExplained: (count) => `${count} ${count === 1 ? 'change' : 'changes'} unsent, sent when online`,
  saved: 'Notes saved',
  notSaved: 'Not saved yet; kept here, retrying.',
  movedToPrivate: (count) => `${count} unsent ${count === 1 ? 'mark is' : 'marks are'} kept in Private notes.`,
  tools: 'Annotation tools',
  toolNames: { pen: 'Pen', highlighter: 'Highlight', note: 'Note', eraser: 'Eraser' },
  stamps: { agree: 'Agreed', amend: 'Amend', review: 'Review' },
  undo: 'Undo',
  redo: 'Redo',
  byHand: 'Draw by hand',
  done: 'Done',
  layer: 'Write to',
  newNote: 'New note',
  noteText: 'Text of the note',
  noteOf: (name) => `Note by ${name}`,
  editNote: 'Edit',
  removeNote: 'Delete',
  /** layers, their lock, and moving marks between them */
  layersOf: {
    group: (name) => `Group: ${name}`,
  },
}
