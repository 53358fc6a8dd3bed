import type { minutes as vi } from '../vi/minutes'

export const minutes: typeof vi = {
  timeline: 'Timeline',
  recordConclusion: 'Record conclusion',
  leadUnit: 'Lead',
  cooperatingUnits: 'Cooperating',
  deadline: 'Deadline',
  draft: 'Draft minutes',
  toTheChair: 'To the chair',
  approve: 'Approve',
  sendBack: 'Send back',
  submitForSigning: 'Submit for signing',
  sign: 'Sign',
  number: 'Number',
  seal: 'Seal',
  issue: 'Issue',
  rectify: 'Rectify',
  replace: 'Replace',
  recall: 'Recall',
  taskStates: {
    notStarted: 'Not started',
    underWay: 'Under way',
    doneInTime: 'Done in time',
    doneLate: 'Done late',
    overdue: 'Overdue',
  },
}
