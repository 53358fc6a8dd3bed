import type { home as vi } from '../vi/home'

export const home: typeof vi = {
  title: 'Home',
  inSession: 'In session',
  coming: 'Coming up',
  awaitsReply: 'To do',
  comingNone: 'Nothing is coming up',
  comingNoneHint: 'New invitations appear here.',
  today: 'Today',
  tomorrow: 'Tomorrow',
  concluded: 'Recently closed',
  concludedNone: 'No meeting was closed lately.',
  all: 'All meetings',
  invitation: 'Invitation',
  until: (time) => `until ${time}`,
}
