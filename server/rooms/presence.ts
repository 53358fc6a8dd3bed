import type { DownFrame } from '~/domain/live/frames'
import { Coalesced } from './coalesced'

/** Who is connected, by person: a second tab is not a second person. Changes are told once a second. */
export class Presence {
  private readonly tabs = new Map<string, number>()
  private told = new Set<string>()
  private readonly tell = new Coalesced(() => 1000, () => this.tellChanges())

  constructor(private readonly send: (frame: DownFrame) => void) {}

  userIds(): string[] { return [...this.tabs.keys()] }

  came(userId: string) {
    this.tabs.set(userId, (this.tabs.get(userId) ?? 0) + 1)
    this.tell.ask()
  }

  went(userId: string) {
    const left = (this.tabs.get(userId) ?? 1) - 1
    if (left > 0) this.tabs.set(userId, left)
    else this.tabs.delete(userId)
    this.tell.ask()
  }

  close() { this.tell.close() }

  private tellChanges() {
    const came = this.userIds().filter((id) => !this.told.has(id))
    const went = [...this.told].filter((id) => !this.tabs.has(id))
    this.told = new Set(this.tabs.keys())
    if (came.length + went.length > 0) this.send({ t: 'moved', came, went })
  }
}
