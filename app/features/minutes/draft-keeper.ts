import type { Block } from '~/domain/minutes/paper'

/** What the secretary writes. */
export type DraftText = { subject: string; body: Block[]; recipients: string[] }
/** The text as it stood on this device, and the revision that it was typed on. */
export type StoredDraft = { revision: number; text: DraftText }

/**
 * saved: the server has it · typing: a pause is awaited · saving · unsent: no line, tried again by itself ·
 * overtaken: somebody saved first · refused: the server says no (`message` says why)
 */
export type DraftState = { kind: 'saved' | 'typing' | 'saving' | 'unsent' | 'overtaken' | 'refused'; revision: number; message: string | null }

export type SendAnswer =
  | { kind: 'saved'; revision: number }
  | { kind: 'unreachable' }
  | { kind: 'overtaken' | 'refused'; message: string }

export type DraftPorts = {
  send(text: DraftText, revision: number): Promise<SendAnswer>
  /** where the text outlives the page */
  shelf: { put(draft: StoredDraft): void; clear(): void }
}

export const pauseMillis = 1_200
const longestWaitMillis = 30_000

/**
 * Keeps what is typed: on this device with every change, on the server after a pause, one save at a time. Without a
 * line it tries again with growing waits; a refused save stays on the device. Owns its timer: `close` it.
 */
export class DraftKeeper {
  private state: DraftState
  private text: DraftText | null = null
  private timer: ReturnType<typeof setTimeout> | undefined
  private failures = 0
  private sending = false
  private closed = false
  private readonly listeners = new Set<() => void>()

  constructor(revision: number, private readonly ports: DraftPorts) {
    this.state = { kind: 'saved', revision, message: null }
  }

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener)
    return () => { this.listeners.delete(listener) }
  }

  readonly snapshot = () => this.state

  change(text: DraftText) {
    this.text = text
    this.closed = false
    this.ports.shelf.put({ revision: this.state.revision, text })
    if (this.state.kind === 'overtaken') return
    this.become(this.state.kind === 'unsent' ? 'unsent' : 'typing')
    this.schedule(pauseMillis)
  }

  /** Sends at once what is not sent: when the line is back, or the page is left. */
  flush() {
    if (this.text && this.state.kind !== 'overtaken') void this.push()
  }

  /** Sends what is left and stops trying; `change` after it starts anew. */
  close() {
    this.flush()
    this.closed = true
    clearTimeout(this.timer)
  }

  private schedule(millis: number) {
    clearTimeout(this.timer)
    if (!this.closed) this.timer = setTimeout(() => void this.push(), millis)
  }

  private async push() {
    const sent = this.text
    if (!sent || this.sending) return
    clearTimeout(this.timer)
    this.sending = true
    if (this.state.kind !== 'unsent') this.become('saving')
    const answer = await this.ports.send(sent, this.state.revision)
    this.sending = false
    this.settle(sent, answer)
  }

  private settle(sent: DraftText, answer: SendAnswer) {
    if (answer.kind === 'unreachable') {
      this.failures += 1
      this.become('unsent')
      return this.schedule(Math.min(longestWaitMillis, 1_000 * 2 ** this.failures))
    }
    this.failures = 0
    if (answer.kind !== 'saved') return this.become(answer.kind, { message: answer.message })
    if (this.text === sent) {
      this.text = null
      this.ports.shelf.clear()
      return this.become('saved', { revision: answer.revision })
    }
    // typed on while it was being saved: what is newer stands on the new revision
    this.become('typing', { revision: answer.revision })
    if (this.text) this.ports.shelf.put({ revision: answer.revision, text: this.text })
    this.schedule(pauseMillis)
  }

  private become(kind: DraftState['kind'], more: Partial<DraftState> = {}) {
    if (kind === this.state.kind && Object.keys(more).length === 0) return
    this.state = { ...this.state, message: null, ...more, kind }
    for (const listener of this.listeners) listener()
  }
}
