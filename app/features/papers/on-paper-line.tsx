import { ScrollText } from 'lucide-react'
import { useText } from '~/i18n'
import { classNames } from '~/ui/class-names'

/** What stands on an item whose papers may not be in a networked system. */
export function OnPaperLine({ className }: { className?: string }) {
  const t = useText()
  return (
    <p className={classNames('flex items-start gap-2 font-medium text-pretty', className)}>
      <ScrollText aria-hidden className="mt-0.5 size-5 shrink-0 text-green" />{t.rights.onPaper}
    </p>
  )
}
