import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openDiskFileStore } from '~server/adapters/file-store'
import { fileStoreContract } from './file-store-contract'

const inTemp = () => mkdtemp(join(tmpdir(), 'file-store-'))

fileStoreContract('files on disk', async () => {
  const directory = await inTemp()
  return {
    store: await openDiskFileStore(directory),
    leftovers: () => readdir(join(directory, 'incoming')),
    close: () => rm(directory, { recursive: true }),
  }
})

test('trouble of the disk is thrown, and what a crash cut short is cleared at the next start', async () => {
  const directory = await inTemp()
  const store = await openDiskFileStore(directory)
  await rm(join(directory, 'incoming'), { recursive: true })
  await expect(store.put([Buffer.from('x')] as unknown as AsyncIterable<Uint8Array>, { limitBytes: 10 })).rejects.toThrow('ENOENT')

  await mkdir(join(directory, 'incoming'))
  await writeFile(join(directory, 'incoming', 'half'), 'half')
  await openDiskFileStore(directory)
  expect(await readdir(join(directory, 'incoming'))).toEqual([])
  await rm(directory, { recursive: true })
})
