import { CloudDownload } from 'lucide-react'
import { useText } from '~/i18n'
import { useKeeping } from './keeping-store'

/** "Đã tải về máy" beside a paper that can be read without a line. */
export function KeptMark({ versionId }: { versionId: string }) {
  const t = useText()
  if (!useKeeping().keptVersions.has(versionId)) return null
  return <span className="inline-flex items-center gap-1.5 align-bottom font-medium text-green"><CloudDownload aria-hidden className="size-5 shrink-0" strokeWidth={1.75} />{t.dossier.kept}</span>
}
