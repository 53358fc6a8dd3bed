import type { OwnSpace } from '~/domain/documents/own-papers'
import { allow, refuse, type Decision } from '~/domain/kernel/result'
import { sumOwnBytes } from '~db/queries/own-papers'
import type { Queries } from '#types'
import { ownSpaceMb } from '../documents/upload-settings'

/** How much room this person's own papers take; deleted ones take it until they are gone for good. */
export async function readOwnSpace(q: Queries, ownerId: string): Promise<OwnSpace> {
  return { ...(await sumOwnBytes(q, ownerId)), limitBytes: (await ownSpaceMb(q)) * 1_000_000 }
}

/** Whether so many more bytes find room among the person's own papers. Refuses documents/own-space-full {used, deleted, limit}, in bytes. */
export async function ownRoomFor(q: Queries, ownerId: string, bytes: number): Promise<Decision> {
  const { usedBytes, deletedBytes, limitBytes } = await readOwnSpace(q, ownerId)
  return usedBytes + bytes <= limitBytes ? allow() : refuse('documents/own-space-full', { used: usedBytes, deleted: deletedBytes, limit: limitBytes })
}
