import { Trash2 } from 'lucide-react'
import { useEffect, useState } from 'react'
import { wordsOfMark } from '~/domain/annotations/review'
import { useText } from '~/i18n'
import { formatDateTime } from '~/i18n/format'
import { Button } from '~/ui/button'
import { Sheet } from '~/ui/sheet'
import { useToast } from '~/ui/toast'
import { discardShutOut, readShutOut, type ShutOutPaper } from './shut-out-marks'

/** So many marks of a paper are told one by one; strokes of a pen say little. */
const mostTold = 30

/** What cannot be sent because its paper is closed to this person: what it is about, and the way to let it go. Nothing goes unasked. */
export default function ShutOutSheet({ userId, count, isOpen, onClose }: { userId: string; count: number; isOpen: boolean; onClose: () => void }) {
  const t = useText()
  const say = useToast()
  const [papers, setPapers] = useState<ShutOutPaper[]>([])
  useEffect(() => {
    let gone = false
    if (isOpen) void readShutOut(userId).then((found) => { if (!gone) setPapers(found) })
    return () => { gone = true }
  }, [isOpen, userId, count])
  const discard = async ({ versionId, count: discarded }: ShutOutPaper) => {
    await discardShutOut(userId, versionId)
    say(t.marks.shutOut.discarded(discarded))
  }
  return (
    <Sheet isOpen={isOpen} onClose={onClose} title={t.marks.shutOut.title}>
      <p className="mb-6 text-pretty text-muted">{t.marks.shutOut.explained}</p>
      <ol className="grid gap-8">{papers.map((paper) => <li key={paper.versionId}><PaperPart paper={paper} onDiscard={() => void discard(paper)} /></li>)}</ol>
    </Sheet>
  )
}

function PaperPart({ paper: { title, count, marks }, onDiscard }: { paper: ShutOutPaper; onDiscard: () => void }) {
  const t = useText()
  const [asking, setAsking] = useState(false)
  const heading = title || t.marks.shutOut.untitled
  return (
    <article aria-label={heading} className="grid gap-3">
      <div>
        <h3 className="leading-snug font-semibold text-pretty">{heading}</h3>
        <p className="text-muted">{t.marks.shutOut.count(count)}</p>
      </div>
      <ol className="grid gap-3 border-l-3 border-line pl-3">
        {marks.slice(0, mostTold).map((mark, index) => {
          const words = wordsOfMark(mark)
          return (
            <li key={index}>
              <p className="tabular text-muted">{[t.opinions.markKinds[mark.kind], t.marks.replay.onPage(mark.page), formatDateTime(mark.madeAt)].join(' · ')}</p>
              {words && <p className="wrap-anywhere whitespace-pre-wrap select-text">{words}</p>}
            </li>
          )
        })}
        {count > Math.min(marks.length, mostTold) && <li className="text-muted">{t.marks.shutOut.more(count - Math.min(marks.length, mostTold))}</li>}
      </ol>
      {asking
        ? (
          <div role="group" aria-label={t.marks.shutOut.discard} className="grid gap-3 rounded-md bg-amber-tint p-3">
            <p className="text-pretty">{t.marks.shutOut.discardMeans(count)}</p>
            <div className="flex flex-wrap gap-2">
              <Button look="danger" onClick={onDiscard}>{t.marks.shutOut.discard}</Button>
              <Button onClick={() => setAsking(false)}>{t.marks.shutOut.keep}</Button>
            </div>
          </div>
        )
        : <Button icon={Trash2} className="justify-self-start" onClick={() => setAsking(true)}>{t.marks.shutOut.discard}</Button>}
    </article>
  )
}
