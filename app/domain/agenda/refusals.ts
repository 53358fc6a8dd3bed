export type AgendaRefusal =
  | 'agenda/item-not-open'
  | 'agenda/item-already-open'
  | 'agenda/too-deep'
  | 'agenda/has-papers'
  | 'agenda/has-votes'
  | 'agenda/into-itself'
  | 'agenda/already-discussed'
