import { createHash, randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type FileStore } from '~server/adapters/file-store'

const limitBytes = 2 ** 20
const nowhere = '0'.repeat(64)

/** What every file store has to do, wherever it keeps the bytes. */
export function fileStoreContract(name: string, open: () => Promise<{ store: FileStore; leftovers: () => Promise<string[]>; close: () => Promise<void> }>) {
  describe(name, () => {
    let kit: Awaited<ReturnType<typeof open>>
    beforeAll(async () => void (kit = await open()))
    afterAll(() => kit.close())

    const put = async (bytes: Uint8Array) => {
      const stored = await kit.store.put(inChunks(bytes), { limitBytes })
      if (!stored.ok) throw new Error(stored.code)
      return stored.value
    }

    test('gives back the same bytes under their SHA-256', async () => {
      const bytes = randomBytes(200_000)
      const stored = await put(bytes)
      expect(stored).toEqual({ hash: createHash('sha256').update(bytes).digest('hex'), size: bytes.length, isNew: true })
      expect(await put(bytes)).toEqual({ ...stored, isNew: false })
      expect(await kit.store.size(stored.hash)).toBe(bytes.length)
      expect((await buffer(await kit.store.read(stored.hash))).equals(bytes)).toBe(true)
      expect((await readFile(await kit.store.path(stored.hash))).equals(bytes)).toBe(true)
    })

    test('reads a range, both ends included', async () => {
      const { hash } = await put(Buffer.from('0123456789'))
      expect((await buffer(await kit.store.read(hash, { start: 3, end: 5 }))).toString()).toBe('345')
    })

    test('stores equal content once, also when it comes twice at the same time', async () => {
      const bytes = randomBytes(50_000)
      const [first, second] = await Promise.all([put(bytes), put(bytes)])
      expect(first.hash).toBe(second.hash)
      expect((await buffer(await kit.store.read(first.hash))).equals(bytes)).toBe(true)
    })

    test('an empty file is a file', async () => {
      expect((await put(new Uint8Array())).size).toBe(0)
    })

    test('refuses as soon as the limit is passed and reads no further', async () => {
      let asked = 0
      const endless = async function* () {
        for (;;) yield (asked++, new Uint8Array(300_000))
      }
      expect(await kit.store.put(endless(), { limitBytes })).toEqual({ ok: false, code: 'documents/too-large', params: { limitMb: 1 } })
      expect(asked).toBe(4)
      expect(await kit.leftovers()).toEqual([])
    })

    test('takes exactly the limit', async () => {
      expect((await put(new Uint8Array(limitBytes))).size).toBe(limitBytes)
    })

    test('a source that breaks or is aborted leaves nothing behind', async () => {
      const broken = async function* () {
        yield new Uint8Array(1000)
        throw new Error('the line is cut')
      }
      await expect(kit.store.put(broken(), { limitBytes })).rejects.toThrow('the line is cut')
      await expect(kit.store.put(inChunks(randomBytes(10)), { limitBytes, signal: AbortSignal.abort() })).rejects.toThrow(/abort/i)
      expect(await kit.leftovers()).toEqual([])
    })

    test('removes, and removing again is no error', async () => {
      const { hash } = await put(randomBytes(10))
      await kit.store.remove(hash)
      await kit.store.remove(hash)
      expect(await kit.store.size(hash)).toBeNull()
      await expect(kit.store.read(hash)).rejects.toThrow()
      await expect(kit.store.path(nowhere)).rejects.toThrow()
    })

    test('removes what nobody has put or taken for a while, and nothing else', async () => {
      const { hash } = await put(randomBytes(10))
      expect(await kit.store.removeUntouched(hash, 3600_000)).toBe(false)
      expect(await kit.store.size(hash)).toBe(10)
      expect(await kit.store.removeUntouched(hash, -1_000)).toBe(true)
      expect(await kit.store.removeUntouched(hash, -1_000)).toBe(true)
      expect(await kit.store.size(hash)).toBeNull()
    })

    test('an address that is no hash never reaches the disk', async () => {
      for (const bad of ['../../etc/passwd', '', 'A'.repeat(64)]) await expect(kit.store.path(bad)).rejects.toThrow('not a file hash')
    })
  })
}

async function* inChunks(bytes: Uint8Array) {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536)
}
