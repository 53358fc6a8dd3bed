import type { documents as vi } from '../vi/documents'

export const documents: typeof vi = {
  submitForApproval: 'Submit for approval',
  awaitingApproval: 'Awaiting approval',
  approved: 'Approved',
  sentBack: 'Sent back',
  handOut: 'Hand out now',
  recall: 'Recall paper',
  replaces: (date) => `New version replaces that of ${date}`,
  onPaper: 'On paper, in the room',
  downloadForOffline: 'Download for reading offline',
  opened: 'Opened',
  notOpened: 'Not opened',
  following: 'Following the presenter',
  readAlone: 'Read on my own',
  backToPresented: (page) => `Back to the presented page (${page})`,
  fitText: 'Fit text',
  fitPage: 'Fit page',
}
