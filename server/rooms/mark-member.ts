import { mostMessageBytes, readMessage, type Said } from '~/domain/annotations/wire'
import type { RefusalCode } from '~/domain/kernel/refusals'
import { Budget } from './budget'
import type { MarkPeer } from './mark-channel'

/** What a person may do in a document now; null = to be asked (again). */
export type MarkRights = { mayWrite: boolean; mayRemoveAny: boolean; mayLock: boolean }

const perConnection = { messages: { burst: 400, perSecond: 60 }, bytes: { burst: 4 * 1024 * 1024, perSecond: 128 * 1024 } }
/** Answering "what have I missed" costs more than taking in a stroke. */
const costOfAsking = 10
/** So many steps of putting an update in order cost as much as a message (U9). */
const stepsPerMessage = 1_000

const now = () => performance.now()

/** One channel that has a document open: what it may do, what it may still send, and how far it has been heard. */
export class MarkMember {
  /** messages with content so far, and how many of them are committed */
  frames = 0
  saved = 0
  /** it has been told what there is, and gets what comes */
  asked = false
  left = false
  putOut = false
  /** whether growing strokes of this person are shown to the others */
  mayDraw: boolean
  private readonly messages = new Budget(perConnection.messages.burst, perConnection.messages.perSecond, now)
  private readonly bytes = new Budget(perConnection.bytes.burst, perConnection.bytes.perSecond, now)

  constructor(readonly peer: MarkPeer, public rights: MarkRights | null) {
    this.mayDraw = rights?.mayWrite ?? false
  }

  get isGone(): boolean { return this.left || this.putOut }

  /** What a message says, its cost spent; or why the channel is to be closed. */
  hear(message: Uint8Array): Said | { kind: 'refused'; code: RefusalCode } {
    const said = message.length > mostMessageBytes ? null : readMessage(message)
    if (!this.bytes.spend(message.length) || !this.messages.spend(said?.kind === 'ask' ? costOfAsking : 1)) return { kind: 'refused', code: 'annotations/too-much' }
    return said ?? { kind: 'refused', code: 'annotations/malformed' }
  }

  /** Whether the steps that an update takes may still be spent; spends them. */
  paysFor(steps: number): boolean {
    return steps === 0 || this.messages.spend(steps / stepsPerMessage)
  }

  /** `ask` is asked only where the rights have been forgotten. */
  async settleRights(ask: (peer: MarkPeer) => Promise<MarkRights | null>) {
    if (this.rights) return
    this.rights = await ask(this.peer)
    this.mayDraw = this.rights?.mayWrite ?? false
  }
}
