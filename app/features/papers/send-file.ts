import type { DetailedError, Upload as TusUpload } from 'tus-js-client'
import { fileNameOf } from '~/domain/documents/paper-name'
import { sameTarget, uploadLimits, uploadsPath, type FinishStep, type UnfinishedUpload, type UploadTarget } from '~/domain/documents/upload'

export type SendOutcome =
  | { kind: 'added'; documentId: string; versionId: string }
  /** the server's sentence: sending again changes nothing */
  | { kind: 'refused'; message: string }
  /** the line is gone, or the server; going on later sends only what is missing */
  | { kind: 'lost' }
  | { kind: 'paused' }
  | { kind: 'stopped' }

/** `signal` ends the sending: with the reason `pause` what has arrived stays, else it is given up. */
export type SendOptions = { onSent: (bytes: number) => void; onStep: (step: FinishStep) => void; signal: AbortSignal }

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
    const begun = await findBegun(target, file)
    const sent = options.signal.aborted ? outcomeOfStop(options.signal) : await sendParts(target, file, begun, options)
    return typeof sent === 'string' ? await finishSent(sent, options) : sent
  } catch {
    return { kind: 'lost' }
  }
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
export async function dropFile(target: UploadTarget, file: File): Promise<void> {
  const begun = await findBegun(target, file)
  if (begun) await dropUnfinished(begun.id)
}

/** Asks until the file is laid or refused; a lost answer is asked for again. */
export async function finishSent(uploadUrl: string, { onStep, signal }: Omit<SendOptions, 'onSent'>): Promise<SendOutcome> {
  for (let troubles = 0; ; ) {
    const response = await fetch(`${uploadUrl}/finish`, { method: 'POST' }).catch(() => null)
    const answer = (await response?.json().catch(() => null) ?? null) as { step?: FinishStep; documentId?: string; versionId?: string; message?: string } | null
    if (response?.status === 201 && answer?.documentId && answer.versionId) return { kind: 'added', documentId: answer.documentId, versionId: answer.versionId }
    if (response?.status === 202 && answer?.step) {
      troubles = 0
      onStep(answer.step)
    } else if (response && response.status < 500 && answer?.message) {
      return { kind: 'refused', message: answer.message }
    } else if (++troubles > retryDelays.length) {
      return { kind: 'lost' }
    }
    if (signal.aborted) return outcomeOfStop(signal)
    await new Promise((resolve) => { setTimeout(resolve, troubles > 0 ? retryDelays[troubles - 1] : askAgainMs) })
  }
}

async function findBegun(target: UploadTarget, file: File) {
  const begun = await listUnfinished(target)
  return begun.find((upload) => isSameFile(upload, file))
}

/** Whether that is what was begun: browsers tell no more of a file without reading it. */
export const isSameFile = (upload: UnfinishedUpload, file: File) =>
  upload.fileName === fileNameOf(file.name) && upload.sizeBytes === file.size && upload.modifiedAt === file.lastModified

/** Resolves with the upload's address when all parts have arrived. */
async function sendParts(target: UploadTarget, file: File, begun: UnfinishedUpload | undefined, { onSent, signal }: SendOptions): Promise<SendOutcome | string> {
  const { Upload } = await import('tus-js-client')
  return new Promise((resolve) => {
    const upload: TusUpload = new Upload(file, {
      endpoint: uploadsPath, uploadUrl: begun ? `${uploadsPath}/${begun.id}` : null,
      metadata: { name: file.name, modified: String(file.lastModified), target: JSON.stringify(target) },
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
