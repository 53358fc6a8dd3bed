import type { Decision } from '~/domain/kernel/result'
import type { SignedIn, Tx } from '../context'
import type { MarksMap } from './marks-map'

/** Which document: one per (version, layer). */
export type MarkPlace = { versionId: string; layer: string }

/** Close codes of a channel; terminal for the browser's provider (DESIGN §5). */
export const channelClose = { noRight: 4403, refusedUpdate: 4409, serverGoing: 1012 } as const

/**
 * The far end of one opened channel, as the marks meet it. One browser tab has one socket and, on it, one channel
 * per (document version, layer). `send` takes a whole y-protocols message, and maybe a second one for the same
 * write; the frames around them are the connection's, which also ends a line that does not take what it is sent.
 */
export type MarkPeer = {
  readonly actor: SignedIn
  readonly meetingId: string
  /** `screen`: this connection only shows; refuse every update from it */
  readonly as: 'person' | 'screen'
  send(message: Uint8Array, next?: Uint8Array): void
  /** Ends the channel from the server's side: 4403 the right is gone, 4409 the update was refused. */
  shut(code: number, reason: string): void
}

/**
 * What the room holds of an opened channel. `mayDraw`: whether growing strokes of this person are shown to the others
 * (a guest only looks). `receive` gets each y-protocols message of the browser, in order. `close` is called once, when the
 * browser shuts the channel or is gone, never after `peer.shut`.
 */
export type MarkChannel = { mayDraw(): boolean; receive(bytes: Uint8Array): void; close(): void }

/**
 * The documents of marks behind the sockets. `open` asks for the right (`can`) and answers with a refusal that the
 * browser is told, or with the channel. It is asked again for each open channel when rights change: `mayStay`.
 * `close` flushes at shutdown.
 */
export interface MarkChannels {
  open(peer: MarkPeer, versionId: string, layer: string): Promise<Decision<MarkChannel>>
  mayStay(peer: MarkPeer, versionId: string, layer: string): Promise<boolean>
  close(): Promise<void>
}

/** The marks of one document (key → packed mark) while the server changes them. What is set stands in the name of the author in its key. */
export type MarksAtHand = Pick<MarksMap, 'keys' | 'get' | 'delete'> & {
  set(key: string, mark: Uint8Array | null): void
  /** also when it was taken away since */
  hasBeen(key: string): boolean
}

/**
 * Marks that the server itself changes, through the turns of whoever has the document open: committed, then shown.
 * `write` must not wait for anything; what it does is one step of the history, made by `actor`. `alongside` is written in
 * the same commit. Asks for no right: that is for the verb that calls it.
 * Refuses `not-found` where there is no such version; throws when it could not be committed, and then nothing is changed.
 */
export interface MarkChanges {
  change(place: MarkPlace, actor: SignedIn, write: (marks: MarksAtHand) => void, alongside?: (tx: Tx) => Promise<unknown>): Promise<Decision<void>>
}
