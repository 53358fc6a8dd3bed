import { Link } from '@remix-run/react'
import { FileText } from 'lucide-react'
import { placeItems } from '~/domain/agenda/tree'
import { inRuns } from '~/domain/documents/paper-order'
import { paperOfVersion, type RoomPaper } from '~/domain/live/room-view'
import { DossierPart } from '~/features/offline/dossier-part'
import { KeptMark } from '~/features/offline/kept-mark'
import { OnPaperLine } from '~/features/papers/on-paper-line'
import { useText } from '~/i18n'
import { classNames } from '~/ui/class-names'
import { EmptyState } from '~/ui/notice'
import { useMeeting } from './meeting-context'

/** Opens a paper in the room; the address says which, so that it can be gone back to. */
export function PaperLink({ paper, isOpen, onOpen }: { paper: RoomPaper; isOpen: boolean; onOpen?: () => void }) {
  const t = useText()
  return (
    <Link to={`?paper=${paper.versionId}`} preventScrollReset onClick={onOpen} aria-current={isOpen ? 'true' : undefined}
      className={classNames('flex min-h-touch items-start gap-3 rounded-md px-3 py-2.5 hover:bg-well', isOpen && 'bg-green-tint')}>
      <FileText aria-hidden className="mt-0.5 size-5 shrink-0 text-green" />
      <span><span className="block font-medium text-pretty">{paper.title}</span><span className="mr-3 text-muted">{t.live.pages(paper.pages)}</span><KeptMark versionId={paper.versionId} />{paper.ready && <span className="block font-medium text-amber">{t.handout.ready}</span>}</span>
    </Link>
  )
}

/** All papers by item; items without papers, here or in the hand, are left out. */
export function PaperList({ openVersionId, onOpen }: { openVersionId: string | null; onOpen?: () => void }) {
  const t = useText()
  const { view } = useMeeting()
  const groups = placeItems(view.items).map((item) => ({ item, papers: view.papers.filter((paper) => paper.itemId === item.id) })).filter(({ item, papers }) => papers.length > 0 || item.onPaper)
  if (groups.length === 0) return <EmptyState icon={FileText} title={t.live.noPapers} />
  return (
    <div className="grid gap-5">
      <DossierPart meetingId={view.meetingId} papers={view.papers.length} />
      {groups.map(({ item, papers }) => (
        <section key={item.id}>
          <h3 className="mb-1 px-3 font-semibold text-pretty text-muted">{item.number}. {item.title}</h3>
          {item.onPaper && <OnPaperLine className="px-3 py-1" />}
          {inRuns(papers).map((run) => (
            <div key={run.papers[0]?.id}>
              {run.groupName !== '' && <h4 className="mt-2 px-3 font-medium text-muted">{run.groupName}</h4>}
              <ul>{run.papers.map((paper) => <li key={paper.id}><PaperLink paper={paper} isOpen={paperOfVersion([paper], openVersionId) !== null} onOpen={onOpen} /></li>)}</ul>
            </div>
          ))}
        </section>
      ))}
    </div>
  )
}
