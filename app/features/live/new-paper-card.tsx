import { FilePlus2 } from 'lucide-react'
import { useState } from 'react'
import type { RoomPaper } from '~/domain/live/room-view'
import { useText } from '~/i18n'
import { Button } from '~/ui/button'
import { useOpenPaper } from './following'
import { useMeeting } from './meeting-context'

/** The papers handed out since this page came that this person may read and has neither opened nor put aside. */
export function useNewPapers(): { papers: RoomPaper[]; putAside: () => void } {
  const { live, view } = useMeeting()
  const { openVersionId } = useOpenPaper()
  const [known, setKnown] = useState(() => new Set(live.handedOut.map(({ documentId }) => documentId)))
  const handedOut = live.handedOut.filter(({ documentId }) => !known.has(documentId)).map(({ documentId }) => documentId)
  const papers = view.papers.filter((paper) => handedOut.includes(paper.id) && paper.versionId !== openVersionId)
  return { papers, putAside: () => setKnown(new Set([...known, ...handedOut])) }
}

/** "Tài liệu mới: … Mở", at the thumb. The page under it stays where it is. */
export function NewPaperCard({ papers, putAside }: ReturnType<typeof useNewPapers>) {
  const t = useText()
  const { openPaper } = useOpenPaper()
  const newest = papers.at(-1)
  if (!newest) return null
  const open = () => {
    putAside()
    openPaper(newest.versionId)
  }
  return (
    <section role="status" className="pointer-events-auto flex flex-wrap items-center gap-x-6 gap-y-3 rounded-t-xl bg-sheet px-5 py-4 shadow-sheet sm:px-9">
      <p className="flex min-w-56 flex-1 items-start gap-3 text-lg">
        <FilePlus2 aria-hidden className="mt-1 size-6 shrink-0 text-green" />
        <span><span className="block text-base text-muted">{papers.length > 1 ? t.handout.newPapers(papers.length) : t.handout.newPaper}</span><strong className="font-semibold text-pretty">{newest.title}</strong></span>
      </p>
      <span className="flex gap-3 max-sm:w-full max-sm:*:flex-1">
        <Button size="large" onClick={putAside}>{t.handout.notNow}</Button>
        <Button size="large" look="primary" onClick={open}>{t.handout.open}</Button>
      </span>
    </section>
  )
}
