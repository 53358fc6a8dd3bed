import { FileText, ScrollText } from 'lucide-react'
import { useEffect } from 'react'
import { useText } from '~/i18n'
import { EmptyState, Notice } from '~/ui/notice'
import { useCurrentItem } from './current-item'
import { useFollowing, useOpenPaper } from './following'
import { useMeeting } from './meeting-context'
import { PaperList } from './paper-list'

/**
 * Where no paper is open. The first paper of the item under discussion opens by itself; without one there is the list.
 * `ended`: why the paper that was open is not any more.
 */
export function PaperSlot({ ended = null }: { ended?: string | null }) {
  const t = useText()
  const { view, live } = useMeeting()
  const { openVersionId, openPaper } = useOpenPaper()
  useFollowing()
  const current = useCurrentItem()
  const first = view.papers.find((paper) => paper.itemId === current?.item.id && !paper.ready)?.versionId ?? null
  const opensItself = openVersionId === null && live.phase === 'in-session' && !live.presenting?.versionId
  useEffect(() => { if (opensItself && first !== null) openPaper(first, true) }, [opensItself, first, openPaper])
  return (
    <div className="h-full overflow-y-auto px-4 py-6 sm:py-10">
      <div className="mx-auto grid max-w-2xl gap-6 rounded-lg bg-sheet p-4 shadow-float sm:p-8">
        {ended && <div role="alert"><Notice kind="warn">{ended}</Notice></div>}
        {current && first === null && <EmptyState icon={current.item.onPaper ? ScrollText : FileText} title={current.item.onPaper ? t.rights.onPaper : t.live.noPapers} />}
        <section>
          <h2 className="mb-4 px-3 text-xl font-semibold">{t.live.choosePaper}</h2>
          <PaperList openVersionId={null} />
        </section>
      </div>
    </div>
  )
}
