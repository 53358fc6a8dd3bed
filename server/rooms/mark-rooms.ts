import { isForEverybody } from '~/domain/documents/may-read'
import { can } from '~/domain/identity/can'
import type { RefusalCode } from '~/domain/kernel/refusals'
import { allow, refuse, type Decision } from '~/domain/kernel/result'
import type { SignedIn, Tx } from '../context'
import { findVersion } from '~db/queries/documents'
import { layerAccess } from '../services/annotations/layer-access'
import { audit } from '../services/kernel/audit'
import { isClosed } from '../services/meetings/access'
import type { MarkChanges, MarkChannel, MarkChannels, MarkPeer, MarkPlace, MarksAtHand } from './mark-channel'
import type { MarkRights } from './mark-member'
import { MarkRoom } from './mark-room'
import type { MarkApp } from './mark-store'

type Admission = { rights: MarkRights; pageCount: number }

/** All documents of marks that somebody has open on this server, each loaded once and let go when it is empty. */
export class MarkRooms implements MarkChannels, MarkChanges {
  private readonly rooms = new Map<string, Promise<MarkRoom>>()
  private readonly stopListening: () => void
  private closing = false

  constructor(private readonly app: MarkApp) {
    this.stopListening = app.bus.subscribe((message) => {
      if (message.kind === 'meeting' || message.kind === 'rights') this.forgetRights(message.meetingId)
    })
  }

  /** Refuses `not-found` for a paper or layer that this person may not read, of another meeting, or that is not there; `forbidden` to everybody when the server is going down. */
  async open(peer: MarkPeer, versionId: string, layer: string): Promise<Decision<MarkChannel>> {
    const admission = await this.admit(peer, versionId, layer)
    if (!admission.ok) return admission
    const { pageCount, rights } = admission.value
    const channel = await this.inRoom({ versionId, layer }, pageCount, (room) => room.enter(peer, rights))
    return channel ? allow(channel) : refuse('forbidden')
  }

  /** N10 */
  async change(place: MarkPlace, actor: SignedIn, write: (marks: MarksAtHand) => void, alongside?: (tx: Tx) => Promise<unknown>): Promise<Decision<void>> {
    const found = await findVersion(this.app.db.read, place.versionId)
    if (!found) return refuse('not-found')
    const changed = await this.inRoom(place, found.version.pageCount, async (room) => {
      await room.change({ actor, write, alongside })
      return allow()
    })
    if (!changed) throw new Error('the rooms of marks are closing')
    return changed
  }

  async mayStay(peer: MarkPeer, versionId: string, layer: string): Promise<boolean> {
    return (await this.admit(peer, versionId, layer)).ok
  }

  async close() {
    this.closing = true
    this.stopListening()
    const rooms = await Promise.allSettled(this.rooms.values())
    await Promise.all(rooms.map((room) => (room.status === 'fulfilled' ? room.value.close() : undefined)))
    this.rooms.clear()
  }

  /** How many documents are held in memory. */
  get size(): number { return this.rooms.size }

  /** Whoever has a layer of his own or of a group writes there; in the room layer writing is a right of its own. */
  private async admit(peer: MarkPeer, versionId: string, layerText: string): Promise<Decision<Admission>> {
    const { actor, as, meetingId } = peer
    const access = await layerAccess(this.app.db.read, { actor, now: this.app.now }, versionId, layerText)
    if (!access.ok) return access
    const { layer, subject, meeting, document, version, facts } = access.value
    if (meeting.id !== meetingId) return refuse('not-found')
    if (as === 'screen' && (layer !== 'room' || isClosed(facts.items, document.itemId) || subject.paper?.time !== 'open' || !isForEverybody(document.readers))) return refuse('not-found')
    const mayInRoom = (action: 'annotate-room' | 'remove-any-mark' | 'lock-marks') => as === 'person' && layer === 'room' && can(actor, action, subject)
    const mayWrite = layer === 'room' ? mayInRoom('annotate-room') : as === 'person'
    return allow({ pageCount: version.pageCount, rights: { mayWrite, mayRemoveAny: mayInRoom('remove-any-mark'), mayLock: mayInRoom('lock-marks') } })
  }

  /**
   * Does something in a document's room, in the very moment in which that is found open: a room that is empty closes by
   * itself, then another one is loaded. Null when the server is going down.
   */
  private async inRoom<T>({ versionId, layer }: MarkPlace, pageCount: number, act: (room: MarkRoom) => T): Promise<Awaited<T> | null> {
    while (!this.closing) {
      const room = await this.roomOf(versionId, layer, pageCount)
      if (!room.isClosed) return await act(room)
    }
    return null
  }

  private roomOf(versionId: string, layer: string, pageCount: number): Promise<MarkRoom> {
    const key = `${versionId}\n${layer}`
    const known = this.rooms.get(key)
    if (known) return known
    const room: Promise<MarkRoom> = MarkRoom.load(this.app, { versionId, layer }, {
      pageCount,
      askRights: async (peer) => {
        const admission = await this.admit(peer, versionId, layer)
        return admission.ok ? admission.value.rights : null
      },
      onRefused: (peer, code) => this.record(peer, versionId, layer, code),
      onEmpty: () => { if (this.rooms.get(key) === room) this.rooms.delete(key) },
    })
    this.rooms.set(key, room)
    room.catch(() => this.rooms.delete(key))
    return room
  }

  private forgetRights(meetingId: string | null) {
    for (const loading of this.rooms.values()) loading.then((room) => room.forgetRights(meetingId), () => undefined)
  }

  private record(peer: MarkPeer, versionId: string, layer: string, code: RefusalCode) {
    this.app.log.warn({ userId: peer.actor.userId, versionId, code }, 'mark refused')
    this.app.db.write((tx) => audit(tx, { now: this.app.now, actor: peer.actor }, 'mark-refused', versionId, { layer, code }))
      .catch((error: unknown) => this.app.log.error({ err: error }, 'mark-refused not recorded'))
  }
}
