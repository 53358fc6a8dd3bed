import type { agenda as vi } from '../vi/agenda'

export const agenda: typeof vi = {
  item: (n, of) => `Item ${n} of ${of}`,
  goToItem: (n) => `Go to item ${n}`,
  addArisen: 'Add an unscheduled item',
  underDiscussion: 'Under discussion',
  done: 'Done',
  putOff: 'Put off',
  closedItem: 'Closed item',
  expectedEnd: (time) => `Expected end ${time}`,
  minutesLate: (minutes) => `${minutes} min late`,
}
