import type { FileHandle } from 'node:fs/promises'

const endBytes = 22 + 65_535
const entryBytes = 46
/** More than any honest office file; a zip that claims more is a bomb. */
const limits = { directoryBytes: 8 * 2 ** 20, unpackedBytes: 1.5 * 2 ** 30, entries: 20_000 }

/**
 * The names in a zip's directory, without unpacking anything; null when it is broken, or when it claims to unpack to
 * more than an office file ever holds.
 */
export async function readZipNames(file: FileHandle): Promise<{ names: string[] } | null> {
  const { size } = await file.stat()
  const end = await slice(file, Math.max(0, size - endBytes), Math.min(size, endBytes))
  const at = end.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  if (at < 0 || at + 22 > end.length) return null
  const [length, start] = [end.readUInt32LE(at + 12), end.readUInt32LE(at + 16)]
  if (length > limits.directoryBytes || start + length > size) return null
  return namesIn(await slice(file, start, length))
}

function namesIn(directory: Buffer): { names: string[] } | null {
  const names: string[] = []
  let unpacked = 0
  for (let at = 0; at + entryBytes <= directory.length && directory.readUInt32LE(at) === 0x02014b50; ) {
    const [name, extra, comment] = [28, 30, 32].map((field) => directory.readUInt16LE(at + field)) as [number, number, number]
    unpacked += directory.readUInt32LE(at + 24)
    names.push(directory.toString('utf8', at + entryBytes, at + entryBytes + name))
    if (unpacked > limits.unpackedBytes || names.length > limits.entries) return null
    at += entryBytes + name + extra + comment
  }
  return { names }
}

async function slice(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length)
  const { bytesRead } = await file.read(buffer, 0, length, position)
  return buffer.subarray(0, bytesRead)
}
