import type { Texts } from '../texts'

export const preparing: Texts['preparing'] = {
  tab: 'Papers',
  states: {
    draft: 'Draft',
    'awaiting-head': 'Awaiting the head of the unit',
    submitted: 'Awaiting approval',
    approved: 'Approved',
    'sent-back': 'Sent back',
    recalled: 'Recalled',
  },
  add: 'Add papers',
  addTo: (title) => `Add papers to item: ${title}`,
  noAgenda: 'The agenda has no items yet',
  noAgendaHint: 'Papers are kept by agenda item.',
  noPapers: 'No papers',
}
