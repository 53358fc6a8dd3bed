import { FilePlus2, History } from 'lucide-react'
import { useCallback, useState } from 'react'
import type { NewerVersion } from '~/domain/documents/reading'
import { useText } from '~/i18n'
import { formatDate } from '~/i18n/format'
import { Button } from '~/ui/button'
import { classNames } from '~/ui/class-names'

/** Whether the new version came while this one was being read, and has not been put aside. Give the component the version's id as its key. */
export function useOffered(newer: NewerVersion | null) {
  const [knownId, setKnownId] = useState(newer?.versionId ?? null)
  const stay = useCallback(() => setKnownId(newer?.versionId ?? null), [newer])
  return { isOffered: newer !== null && newer.versionId !== knownId, stay }
}

type Face = { newer: NewerVersion; onOpen: (versionId: string) => void; className?: string }

/** Says to whoever reads an old version that it is one. */
export function OldVersionBand({ newer, onOpen, className }: Face) {
  const t = useText()
  return (
    <p className={classNames('flex flex-wrap items-center gap-x-3 bg-amber-tint py-1 pr-1 pl-4 text-amber', className)}>
      <span className="inline-flex items-center gap-2 py-1 font-medium"><History aria-hidden className="size-5 shrink-0" />{t.documents.oldVersion(formatDate(newer.at))}</span>
      <Button look="quiet" className="text-amber underline underline-offset-4 max-sm:ml-3" onClick={() => onOpen(newer.versionId)}>{t.documents.openNewer}</Button>
    </p>
  )
}

/** Offers the new version to whoever reads the old one; nobody is taken there. */
export function NewVersionOffer({ newer, onOpen, onStay, className }: Face & { onStay: () => void }) {
  const t = useText()
  return (
    <section role="status" className={classNames('flex flex-wrap items-center gap-x-4 gap-y-3 rounded-xl bg-sheet px-4 py-3 text-ink shadow-float', className)}>
      <p className="flex min-w-48 flex-1 items-start gap-3 text-pretty">
        <FilePlus2 aria-hidden className="mt-0.5 size-5 shrink-0 text-green" />
        <span><strong className="block font-semibold">{t.documents.newerHere(formatDate(newer.at))}</strong>{newer.note && <span className="text-muted">{newer.note}</span>}</span>
      </p>
      <span className="flex flex-wrap gap-2 max-sm:w-full max-sm:*:flex-1 max-sm:*:px-2">
        <Button onClick={onStay}>{t.documents.stayHere}</Button>
        <Button look="primary" onClick={() => onOpen(newer.versionId)}>{t.documents.openNewer}</Button>
      </span>
    </section>
  )
}
