import type { documents as vi } from '../vi/documents'

export const documents: typeof vi = {
  approved: 'Approved',
  sentBack: 'Sent back',
  recall: 'Recall paper',
  replaces: (date) => `New version replaces that of ${date}`,
  opened: 'Opened',
  following: 'Following the presenter',
  readAlone: 'Read on my own',
  backToPresented: (page) => `Back to the presented page (${page})`,
  fitText: 'Fit text',
  fitPage: 'Fit page',
  newerHere: (date) => `New version of ${date}`,
  openNewer: 'Open the new version',
  stayHere: 'Stay with this one',
  oldVersion: (date) => `Old version, replaced on ${date}`,
}
