import type { LayerName, NoteGroup } from '~/domain/annotations/layer'
import type { NoteMark } from '~/domain/annotations/mark'
import type { Unsent } from './layers/ink-layers'
import type { Hidden } from './layers/layer-view'
import type { ToolChoice } from './tools/tool-choice'

/** A note that is being written: where it will stand, in page space, and which words it is about. */
export type NoteDraft = { page: number; x: number; y: number } & Pick<NoteMark, 'about'>

/** What the screen shows of an open paper's tools and layers; the marks themselves are asked for page by page. */
export type InkState = ToolChoice & {
  /** the tools are out */
  open: boolean
  layer: LayerName
  /** the note whose thread is open on its page, by key */
  note: string | null
  draft: NoteDraft | null
  /** why a tool did nothing: there are no words here, they are not here yet, or what is held stays with its words */
  hint: 'no-text' | 'text-coming' | 'words-stay' | null
  unsent: number
  /** the server could not save; it asks again by itself */
  notSaved: boolean
  /** this device could not write them down */
  notKept: boolean
  canUndo: boolean
  canRedo: boolean
  /** why the server does not take marks, and where they are instead */
  refusal: ({ code: string } & Unsent) | null
  /** groups of this person, each with a layer */
  groups: readonly NoteGroup[]
  hidden: Hidden
  /** layers that are on and have no line to the server, for there are too many */
  unreached: readonly LayerName[]
  /** marks of kinds that came after this page was loaded */
  illegible: number
  /** who has locked the room layer, as far as the meeting tells it */
  lockedBy: string | null
}

/** What the hand sets; the rest follows from the layers. */
export type InkChoice = ToolChoice & Pick<InkState, 'open' | 'layer' | 'note' | 'draft' | 'hint' | 'refusal'>

/** Of a paper that has just been opened: the tools as they were left, and away. */
export function firstInkState(choice: ToolChoice, layer: LayerName): InkState {
  return {
    ...choice, open: false, layer, note: null, draft: null, hint: null, unsent: 0, notSaved: false, notKept: false, canUndo: false, canRedo: false, refusal: null,
    groups: [], hidden: { layers: [], people: [] }, unreached: [], illegible: 0, lockedBy: null,
  }
}
