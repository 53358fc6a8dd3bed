import { Download, FileLock2, FileText } from 'lucide-react'
import type { ReaderVersion } from '~/domain/documents/reading'
import { useText } from '~/i18n'

/** What of the paper may be taken away, in the rows of a sheet; whoever may not is told so instead of finding nothing. */
export function TakeAway({ version: { id, mayDownload, mayTakeOriginal }, row }: { version: ReaderVersion; row: string }) {
  const t = useText()
  if (!mayDownload) return <p className="flex items-start gap-3 px-2 py-3 text-muted"><FileLock2 aria-hidden className="mt-0.5 size-5 shrink-0" />{t.reader.mayNotDownload}</p>
  return (
    <>
      <a href={`/papers/${id}/copy`} download className={`${row} items-start! py-3`}>
        <Download aria-hidden className="mt-0.5 size-5 shrink-0" />
        <span>{t.rights.takeCopy}<span className="block font-normal text-muted">{t.rights.takeCopyHint}</span></span>
      </a>
      {mayTakeOriginal && <a href={`/papers/${id}/original`} download className={row}><FileText aria-hidden className="size-5 shrink-0" />{t.rights.takeOriginal}</a>}
    </>
  )
}
