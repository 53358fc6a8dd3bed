import { Link } from '@remix-run/react'
import { HardDrive, Trash2 } from 'lucide-react'
import type { OwnSpace } from '~/domain/documents/own-papers'
import { useLocale, useText } from '~/i18n'
import { formatFileSize } from '~/i18n/format'

/** How much room own papers take, and the way to those that were deleted. */
export function SpaceLine({ space: { usedBytes, limitBytes }, deletedPapers }: { space: OwnSpace; deletedPapers: number }) {
  const words = useText().myPapers
  const locale = useLocale()
  const isNearlyFull = usedBytes > 0.9 * limitBytes
  return (
    <div className="mt-6 flex flex-wrap items-center justify-between gap-x-6 text-muted">
      <p className="tabular flex min-h-touch items-center gap-2"><HardDrive aria-hidden className="size-5 shrink-0" />{words.used(formatFileSize(usedBytes, locale), formatFileSize(limitBytes, locale))}{isNearlyFull && ` · ${words.nearlyFull}`}</p>
      {deletedPapers > 0 && <Link to="/my-papers?deleted=1" className="flex min-h-touch items-center gap-2 rounded-sm underline-offset-4 hover:text-ink hover:underline"><Trash2 aria-hidden className="size-5 shrink-0" />{words.deletedPapers(deletedPapers)}</Link>}
    </div>
  )
}
