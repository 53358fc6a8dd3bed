import * as encoding from 'lib0/encoding'

const opcode = { text: 1, binary: 2, ping: 9 } as const
const wholeMessage = 0x80
/** the length is this many bits in the second byte, or 126 and two bytes, or 127 and eight */
const longest = { short: 125, medium: 0xffff } as const

/** A text message as it goes over the line, to be built once and sent to many. */
export const textFrame = (text: string) => frame(opcode.text, Buffer.from(text, 'utf8'))

/** The question whether anybody is there; a browser answers it by itself. */
export const pingFrame = () => frame(opcode.ping, Buffer.alloc(0))

let sentLast: { bytes: Uint8Array; frames: Map<number, Buffer> } = { bytes: new Uint8Array(), frames: new Map() }

/**
 * A message of one channel as it goes over the line. The same bytes, one time after the other, give the same frame on the
 * same channel number: what a room sends to all its members is built once for each number that they use.
 */
export function channelFrame(channel: number, bytes: Uint8Array): Buffer {
  if (sentLast.bytes !== bytes) sentLast = { bytes, frames: new Map() }
  const known = sentLast.frames.get(channel)
  if (known) return known
  const built = frame(opcode.binary, encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, channel)
    encoding.writeUint8Array(encoder, bytes)
  }))
  sentLast.frames.set(channel, built)
  return built
}

/** RFC 6455 §5.2: one unmasked frame that is a whole message, or a question (§5.5.2). */
function frame(kind: number, payload: Uint8Array): Buffer {
  const { length } = payload
  const head = length <= longest.short ? Buffer.alloc(2) : length <= longest.medium ? Buffer.alloc(4) : Buffer.alloc(10)
  head[0] = wholeMessage | kind
  if (length <= longest.short) head[1] = length
  else if (length <= longest.medium) {
    head[1] = 126
    head.writeUInt16BE(length, 2)
  } else {
    head[1] = 127
    head.writeBigUInt64BE(BigInt(length), 2)
  }
  return Buffer.concat([head, payload])
}
