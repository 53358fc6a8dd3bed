import { useEffect, useRef, useState } from 'react'
import { pagePlace, uploadsPath, type UnfinishedUpload, type UploadTarget } from '~/domain/documents/upload'
import { dropUnfinished, finishSent, listUnfinished } from './send-file'

/**
 * What this person left half sent for a target, in another tab or on another day. What had arrived as a whole is laid
 * at once, after `onAdded`; of the rest, and of photographs that were to be joined, the files have to be chosen again.
 */
export function useUnfinished(target: UploadTarget, onAdded: (fileName: string, sentTo: UploadTarget) => void) {
  const [unfinished, setUnfinished] = useState<readonly UnfinishedUpload[]>([])
  const latest = useRef(onAdded)
  useEffect(() => { latest.current = onAdded })
  const key = JSON.stringify(target)
  useEffect(() => {
    const gone = new AbortController()
    const look = async () => {
      const begun = await listBegun(JSON.parse(key) as UploadTarget).catch(() => [])
      if (gone.signal.aborted) return
      const isWhole = (upload: UnfinishedUpload) => !upload.isPage && upload.sentBytes === upload.sizeBytes
      setUnfinished(begun.filter((upload) => !isWhole(upload)))
      for (const upload of begun.filter(isWhole)) {
        const outcome = await finishSent(`${uploadsPath}/${upload.id}`, { onStep: () => undefined, signal: gone.signal })
        if (outcome.kind === 'added' && !gone.signal.aborted) latest.current(upload.fileName, upload.target)
      }
    }
    void look()
    return () => gone.abort()
  }, [key])

  const forget = (isGone: (upload: UnfinishedUpload) => boolean) => setUnfinished((all) => all.filter((upload) => !isGone(upload)))
  const drop = (uploadId: string) => {
    forget((upload) => upload.id === uploadId)
    void dropUnfinished(uploadId).catch(() => undefined)
  }
  return { unfinished, forget, drop }
}

/** Files for this target, and photographs for its place. */
async function listBegun(target: UploadTarget): Promise<UnfinishedUpload[]> {
  const [files, photographs] = [await listUnfinished(target), await listUnfinished(pagePlace(target))]
  return [...files.filter(({ isPage }) => !isPage), ...photographs.filter(({ isPage }) => isPage)]
}
