import type { DetailedError, Upload as TusUpload } from 'tus-js-client'
import { fileNameOf } from '~/domain/documents/paper-name'
import { sameTarget, uploadLimits, uploadsPath, type FinishStep, type UnfinishedUpload, type UploadTarget } from '~/domain/documents/upload'

export type SendOutcome =
  | { kind: 'added'; documentId: string; versionId: string }
  /** the server's sentence: sending again changes nothing */
  | { kind: 'refused'; message: string; /** the page, from 1, that it is about */ page?: number }
  /** the line is gone, or the server; going on later sends only what is missing */
  | { kind: 'lost' }
  | { kind: 'paused' }
  | { kind: 'stopped' }

/** `signal` ends the sending: with the reason `pause` what has arrived stays, else it is given up. */
export type SendOptions = { onSent: (bytes: number) => void; onStep: (step: FinishStep) => void; signal: AbortSignal }

/** `isPage`: it waits for the others and is bound with them into one paper. */
export type Sending = { target: UploadTarget; file: File; isPage: boolean }

/** What a pause aborts with. */
export const pause = 'pause'
/** A moment's trouble is sat out; after that somebody, or the line's return, begins again. */
const retryDelays = [500, 1_500, 4_000, 10_000]
const askAgainMs = 300

/**
 * Sends a file in parts and has it laid on its target. What the same person has sent of the same file before, in
 * another tab or on another day, is not sent again: the server says how far it has come. Nothing about it is kept in
 * this browser, which the next person may use.
 */
export async function sendFile(target: UploadTarget, file: File, options: SendOptions): Promise<SendOutcome> {
  try {
    const sent = await sendBytes({ target, file, isPage: false }, options)
    return typeof sent === 'string' ? await finishSent(sent, options) : sent
  } catch {
    return { kind: 'lost' }
  }
}

/** Sends what is missing of a file. Resolves with the upload's address when all of it has arrived. Throws when the line is gone. */
export async function sendBytes(sending: Sending, options: Pick<SendOptions, 'onSent' | 'signal'>): Promise<SendOutcome | string> {
  const begun = await findBegun(sending)
  return options.signal.aborted ? outcomeOfStop(options.signal) : sendParts(sending, begun, options)
}

/** What this person has begun to send for this target and not finished. Throws when the line is gone. */
export async function listUnfinished(target: UploadTarget): Promise<UnfinishedUpload[]> {
  const response = await fetch(uploadsPath)
  if (!response.ok) throw new Error(`unfinished uploads: ${response.status}`)
  return (await response.json() as UnfinishedUpload[]).filter((upload) => sameTarget(upload.target, target))
}

export async function dropUnfinished(uploadId: string): Promise<void> {
  await fetch(`${uploadsPath}/${uploadId}`, { method: 'DELETE', headers: { 'Tus-Resumable': '1.0.0' } })
}

/** Gives up what this person has sent of a file, on the server too. */
export async function dropFile(sending: Sending): Promise<void> {
  const begun = await findBegun(sending)
  if (begun) await dropUnfinished(begun.id)
}

/** Has a file that has arrived laid on its target. */
export const finishSent = (uploadUrl: string, options: Omit<SendOptions, 'onSent'>) =>
  askUntilLaid(() => fetch(`${uploadUrl}/finish`, { method: 'POST' }), options)

/** Asks until the paper is laid or refused; a lost answer is asked for again. */
export async function askUntilLaid(ask: () => Promise<Response>, { onStep, signal }: Omit<SendOptions, 'onSent'>): Promise<SendOutcome> {
  for (let troubles = 0; ; ) {
    const response = await ask().catch(() => null)
    const answer = (await response?.json().catch(() => null) ?? null) as { step?: FinishStep; documentId?: string; versionId?: string; message?: string; params?: { page?: number } } | null
    if (response?.status === 201 && answer?.documentId && answer.versionId) return { kind: 'added', documentId: answer.documentId, versionId: answer.versionId }
    if (response?.status === 202 && answer?.step) {
      troubles = 0
      onStep(answer.step)
    } else if (response && response.status < 500 && answer?.message) {
      return { kind: 'refused', message: answer.message, page: answer.params?.page }
    } else if (++troubles > retryDelays.length) {
      return { kind: 'lost' }
    }
    if (signal.aborted) return outcomeOfStop(signal)
    await new Promise((resolve) => { setTimeout(resolve, troubles > 0 ? retryDelays[troubles - 1] : askAgainMs) })
  }
}

async function findBegun({ target, file, isPage }: Sending) {
  const begun = await listUnfinished(target)
  return begun.find((upload) => upload.isPage === isPage && isSameFile(upload, file))
}

/** Whether that is what was begun: browsers tell no more of a file without reading it. */
export const isSameFile = (upload: UnfinishedUpload, file: File) =>
  upload.fileName === fileNameOf(file.name) && upload.sizeBytes === file.size && upload.modifiedAt === file.lastModified

/** Resolves with the upload's address when all parts have arrived. */
async function sendParts({ target, file, isPage }: Sending, begun: UnfinishedUpload | undefined, { onSent, signal }: Pick<SendOptions, 'onSent' | 'signal'>): Promise<SendOutcome | string> {
  const { Upload } = await import('tus-js-client')
  return new Promise((resolve) => {
    const upload: TusUpload = new Upload(file, {
      endpoint: uploadsPath, uploadUrl: begun ? `${uploadsPath}/${begun.id}` : null,
      metadata: { name: file.name, modified: String(file.lastModified), target: JSON.stringify(target), ...(isPage && { page: '1' }) },
      chunkSize: uploadLimits.partBytes, retryDelays, storeFingerprintForResuming: false,
      onProgress: (bytes) => onSent(bytes),
      onSuccess: () => resolve(upload.url ?? ''),
      onError: (error) => resolve(refusalIn(error) ?? { kind: 'lost' }),
      onShouldRetry: (error) => navigator.onLine && !refusalIn(error),
    })
    const stop = () => {
      const wanted = outcomeOfStop(signal)
      void upload.abort(wanted.kind === 'stopped').catch(() => undefined).then(() => resolve(wanted))
    }
    signal.addEventListener('abort', stop, { once: true })
    upload.start()
  })
}

/** The server's sentence, when it has said one; anything else is trouble on the way. */
function refusalIn(error: Error | DetailedError): SendOutcome | null {
  const response = 'originalResponse' in error ? error.originalResponse : null
  if (!response) return null
  try {
    const { message } = JSON.parse(response.getBody()) as { message?: unknown }
    return typeof message === 'string' ? { kind: 'refused', message } : null
  } catch {
    return null
  }
}

const outcomeOfStop = (signal: AbortSignal): SendOutcome => (signal.reason === pause ? { kind: 'paused' } : { kind: 'stopped' })
