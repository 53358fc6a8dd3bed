import { joinPath, pagePlace, type FinishStep, type UploadTarget } from '~/domain/documents/upload'
import { askUntilLaid, sendBytes, type SendOutcome } from './send-file'

/** On a slow line two at once share it well; more only make each wait. */
const atOnce = 2

type PhotographsOptions = { onSent: (index: number, bytes: number) => void; onStep: (step: FinishStep) => void; signal: AbortSignal }

/**
 * Sends photographs, two at a time, and has them bound into one paper in their order. What has arrived before, of this set
 * or of one left half sent, is not sent again. A refusal says which one it is about, where it is about one.
 */
export async function sendPhotographs(target: UploadTarget, title: string, files: readonly File[], options: PhotographsOptions): Promise<SendOutcome> {
  try {
    const sent = await sendAll(target, files, options)
    if (!Array.isArray(sent)) return sent
    const body = JSON.stringify({ target, title, uploadIds: sent })
    return await askUntilLaid(() => fetch(joinPath, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body }), options)
  } catch {
    return { kind: 'lost' }
  }
}

/** The uploads' ids in the order of the files, or what has kept the first of them back. */
async function sendAll(target: UploadTarget, files: readonly File[], { onSent, signal }: PhotographsOptions): Promise<string[] | SendOutcome> {
  const ids: string[] = []
  const place = pagePlace(target)
  let trouble: SendOutcome | null = null
  let next = 0
  const sendNext = async (): Promise<void> => {
    const index = next++
    const file = files[index]
    if (!file || trouble) return
    const sent = await sendBytes({ target: place, file, isPage: true }, { onSent: (bytes) => onSent(index, bytes), signal })
    if (typeof sent === 'string') ids[index] = sent.split('/').at(-1) ?? ''
    else trouble ??= sent.kind === 'refused' ? { ...sent, page: index + 1 } : sent
    return sendNext()
  }
  await Promise.all(Array.from({ length: atOnce }, sendNext))
  return trouble ?? ids
}
