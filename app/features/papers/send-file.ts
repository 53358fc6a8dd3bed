export type SendOutcome =
  | { kind: 'added'; documentId: string; versionId: string }
  /** the server's sentence: sending again changes nothing */
  | { kind: 'refused'; message: string }
  | { kind: 'lost' }
  | { kind: 'stopped' }

/**
 * Sends a file as the body of a POST, because only XMLHttpRequest tells how many bytes have gone. Sending again after a
 * lost answer is safe: the same bytes on the same item are one paper.
 */
export function sendFile(itemId: string, file: File, { onSent, signal }: { onSent: (bytes: number) => void; signal: AbortSignal }): Promise<SendOutcome> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    request.open('POST', `/api/items/${itemId}/documents?name=${encodeURIComponent(file.name)}`)
    request.setRequestHeader('Content-Type', 'application/octet-stream')
    request.responseType = 'json'
    request.upload.addEventListener('progress', ({ loaded }) => onSent(loaded))
    request.addEventListener('load', () => resolve(outcomeOf(request)))
    request.addEventListener('error', () => resolve({ kind: 'lost' }))
    request.addEventListener('abort', () => resolve({ kind: 'stopped' }))
    signal.addEventListener('abort', () => request.abort())
    request.send(file)
  })
}

function outcomeOf({ status, response }: XMLHttpRequest): SendOutcome {
  const answer = (response ?? {}) as { documentId?: string; versionId?: string; message?: string }
  if (status === 201 && answer.documentId && answer.versionId) return { kind: 'added', documentId: answer.documentId, versionId: answer.versionId }
  return status < 500 && answer.message ? { kind: 'refused', message: answer.message } : { kind: 'lost' }
}
