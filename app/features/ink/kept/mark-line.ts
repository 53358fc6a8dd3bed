import * as decoding from 'lib0/decoding'
import { WebsocketProvider } from 'y-websocket'
import type * as Y from 'yjs'
import { messageType, readMessage } from '~/domain/annotations/wire'
import type { MeetingSocket } from '../../live/meeting-socket'

/** What becomes known on a document's line to the server. */
export type LineEvents = {
  opened(): void
  /** the server asks, and tells what it has */
  asked(stateVector: Uint8Array): void
  /** whether a message may go out */
  sends(message: Uint8Array): boolean
  /** so many messages with content are committed */
  saved(count: number): void
  notSaved(): void
  synced(): void
  closed(code: number, reason: string): void
}

/** Reconnecting takes place at random times within this, so that a hall does not come back as one. */
const backoffMs = 2_500

/** A line that keeps a document in step with the server's; to be connected. */
export function markLine(socket: Pick<MeetingSocket, 'openChannel'>, versionId: string, layer: string, doc: Y.Doc, on: LineEvents): WebsocketProvider {
  const line = new WebsocketProvider('/socket', `${versionId}/${layer}`, doc, {
    connect: false, disableBc: true, maxBackoffTime: backoffMs + Math.random() * backoffMs,
    WebSocketPolyfill: asWebSocket(class extends socket.openChannel(versionId, layer) {
      override opened() {
        on.opened()
        super.opened()
      }

      override received(bytes: Uint8Array) {
        const said = readMessage(bytes)
        if (said?.kind === 'ask') on.asked(said.stateVector)
        super.received(bytes)
      }

      override send(message: Uint8Array) {
        if (on.sends(message)) super.send(message)
      }
    }),
  })
  line.awareness.setLocalState(null)
  line.messageHandlers[messageType.saved] = (_reply, decoder) => on.saved(decoding.readVarUint(decoder))
  line.messageHandlers[messageType.notSaved] = () => on.notSaved()
  line.on('sync', () => on.synced())
  line.on('closed', ({ code, reason }) => on.closed(code, reason))
  return line
}

/** The channel has all of a WebSocket that the provider uses. */
function asWebSocket(channel: new (url?: string, protocols?: string | string[]) => object): typeof WebSocket {
  return channel as unknown as typeof WebSocket
}
