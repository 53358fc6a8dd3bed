declare const brand: unique symbol
type Id<Name extends string> = string & { readonly [brand]?: Name }

/** UUIDv7 strings; the brand is optional so that parsed input flows in without casts, and names what an id is of. */
export type UserId = Id<'user'>
export type UnitId = Id<'unit'>
export type BodyId = Id<'issuing-body'>
export type MeetingId = Id<'meeting'>
export type SittingId = Id<'sitting'>
export type SeatId = Id<'seat'>
export type ItemId = Id<'agenda-item'>
export type DocumentId = Id<'document'>
export type VersionId = Id<'document-version'>
export type VoteId = Id<'vote'>
export type SpeechId = Id<'speech'>
export type RequestId = Id<'speaking-request'>
export type ConclusionId = Id<'conclusion'>
export type PaperId = Id<'official-paper'>
export type GroupId = Id<'participants-group'>

/** UTC milliseconds. Screens and papers show Asia/Ho_Chi_Minh. */
export type Millis = number
