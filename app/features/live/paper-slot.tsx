import { FileText } from 'lucide-react'
import { useText } from '~/i18n'
import { EmptyState } from '~/ui/notice'
import { useCurrentItem } from './current-item'
import { useMeeting } from './meeting-context'
import { PaperLink, PaperList } from './paper-list'

/** Where no paper is open: those of the item under discussion, or all of them. */
export function PaperSlot() {
  const t = useText()
  const { view } = useMeeting()
  const current = useCurrentItem()
  const papers = current ? view.papers.filter((paper) => paper.itemId === current.item.id) : []
  return (
    <div className="h-full overflow-y-auto px-4 py-6 sm:py-10">
      <div className="mx-auto max-w-2xl rounded-lg bg-sheet p-4 shadow-float sm:p-8">
        <h2 className="mb-4 px-3 text-xl font-semibold">{t.live.choosePaper}</h2>
        {!current && <PaperList openVersionId={null} />}
        {current && papers.length === 0 && <EmptyState icon={FileText} title={t.live.noPapers} />}
        {current && papers.length > 0 && <ul>{papers.map((paper) => <li key={paper.id}><PaperLink paper={paper} isOpen={false} /></li>)}</ul>}
      </div>
    </div>
  )
}
