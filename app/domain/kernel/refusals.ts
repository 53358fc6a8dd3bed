import type { AgendaRefusal } from '../agenda/refusals'
import type { AnnotationRefusal } from '../annotations/refusals'
import type { DocumentRefusal } from '../documents/refusals'
import type { IdentityRefusal } from '../identity/refusals'
import type { LiveRefusal } from '../live/refusals'
import type { MeetingRefusal } from '../meetings/refusals'
import type { MinutesRefusal } from '../minutes/refusals'
import type { VotingRefusal } from '../voting/refusals'

/** Refusals that any part may give. */
export type KernelRefusal = 'not-signed-in' | 'forbidden' | 'not-found' | 'bad-input' | 'stale'

/** Every expected "no" of the product. i18n/<lang>/refusals.ts has a sentence for each: the type checker sees to it. */
export type RefusalCode =
  | KernelRefusal
  | IdentityRefusal
  | MeetingRefusal
  | AgendaRefusal
  | DocumentRefusal
  | AnnotationRefusal
  | LiveRefusal
  | VotingRefusal
  | MinutesRefusal
