export type DocumentRefusal =
  | 'documents/not-pdf'
  | 'documents/damaged'
  | 'documents/encrypted'
  | 'documents/empty'
  | 'documents/too-many-pages'
  | 'documents/too-large'
  | 'documents/state-secret'
  | 'documents/not-ready'
