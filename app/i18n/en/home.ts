import type { home as vi } from '../vi/home'

export const home: typeof vi = {
  title: 'Home',
  inSession: 'In session',
  coming: 'Coming up',
  awaitsReply: 'Awaiting your answer',
}
