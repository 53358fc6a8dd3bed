/** What a person is told in the app. The sentence is made on the screen, in the reader's language. */
export type NotificationKind =
  | 'invited' | 'meeting-changed' | 'postponed' | 'cancelled' | 'declined' | 'deputy-proposed'
  | 'paper-requested' | 'paper-request-changed' | 'paper-request-withdrawn' | 'paper-due-soon' | 'paper-overdue'
  | 'paper-for-head' | 'paper-submitted' | 'paper-approved' | 'paper-returned'
  | 'paper-to-edit' | 'paper-to-approve' | 'paper-to-sign' | 'paper-to-number' | 'paper-sent-back' | 'paper-issued'
  | 'paper-replaced' | 'paper-to-read' | 'marks-cleared' | 'mentioned'

/** `title` of the meeting; for requests for papers `what` and `dueAt` (UTC ms), for papers on their way to the members `name` and `reason`; for official papers `paperId`, `paper` (its kind) and, when sent back, `reason`; for a new version of a document `document` (its title) and `versionId`, and for marks that were cleared also their `count`; for a note or a reply that names somebody also `person` and `honorific` (who wrote it), `page` and `note` (the thread's key). */
export type NoticePayload = Record<string, string>
