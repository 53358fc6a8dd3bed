import { Link } from '@remix-run/react'
import { ChevronRight } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { PaperVersions, VersionLine } from '~/domain/documents/reading'
import { useLocale, useText } from '~/i18n'
import { formatDateTime, formatFileSize, formatPersonName } from '~/i18n/format'
import { Notice } from '~/ui/notice'
import { StatePill } from '~/ui/pill'
import { Sheet } from '~/ui/sheet'
import { Loading } from '~/ui/waiting'

/** All versions of a paper, newest first: who brought each and when, and what is new in it. */
export default function VersionsSheet({ documentId, title, onClose }: { documentId: string; title: string; onClose: () => void }) {
  const t = useText()
  const [versions, setVersions] = useState<readonly VersionLine[] | null>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  const lost = t.handout.versionsLost
  useEffect(() => {
    const gone = new AbortController()
    const load = async () => {
      const answer = await fetch(`/api/documents/${documentId}/versions`, { signal: gone.signal })
      const body = await answer.json() as PaperVersions | { message: string }
      if ('versions' in body) setVersions(body.versions)
      else setTrouble(body.message)
    }
    load().catch(() => { if (!gone.signal.aborted) setTrouble(lost) })
    return () => gone.abort()
  }, [documentId, lost])
  return (
    <Sheet isOpen onClose={onClose} title={t.handout.versions}>
      <p className="mb-4 font-medium text-pretty">{title}</p>
      {trouble && <Notice kind="error">{trouble}</Notice>}
      {!versions && !trouble && <Loading />}
      <ol className="-mx-3 grid gap-1">{versions?.map((version, at) => <li key={version.versionId}><Version version={version} isNewest={at === 0} /></li>)}</ol>
    </Sheet>
  )
}

function Version({ version, isNewest }: { version: VersionLine; isNewest: boolean }) {
  const t = useText()
  const locale = useLocale()
  const { versionId, at, by, note, pages, sizeBytes } = version
  return (
    <Link to={`/papers/${versionId}`} className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 rounded-md px-3 py-3 hover:bg-well">
      <span className="grid gap-1">
        <span className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
          <span className="tabular font-semibold">{t.handout.versionOf(formatDateTime(at))}</span>
          {isNewest && <StatePill tone="green">{t.handout.newest}</StatePill>}
        </span>
        <span className="text-pretty">{note || t.handout.noNote}</span>
        <span className="text-muted">{by && `${formatPersonName(by, locale)}, ${by.position}`}<span className="tabular block">{t.papers.pages(pages)} · {formatFileSize(sizeBytes, locale)}</span></span>
      </span>
      <ChevronRight aria-hidden className="size-5 text-muted" />
    </Link>
  )
}
