import type { meetings as vi } from '../vi/meetings'

export const meetings: typeof vi = {
  states: {
    draft: 'In preparation',
    invited: 'Invited',
    'in-session': 'In session',
    'on-break': 'On a break',
    closed: 'Closed',
    published: 'Conclusion published',
    postponed: 'Postponed',
    cancelled: 'Cancelled',
  },
  onBreakUntil: (time) => `On a break, resumes at ${time}`,
  open: 'Open',
  break: 'Break',
  resume: 'Resume',
  close: 'Close',
  roles: { chair: 'Chair', secretary: 'Secretary', member: 'Member', guest: 'Guest' },
  accept: 'Accept',
  decline: 'Decline with a reason',
  sendDeputy: 'Send a deputy',
  awaitingChair: 'Awaiting the chair’s consent',
  unitNames: (seats) => `Unit names its attendee (${seats} ${seats === 1 ? 'seat' : 'seats'})`,
  printFallback: 'Print the paper fallback set',
}
