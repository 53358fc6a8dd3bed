import { boxOfOpinion, kindOfOpinion, threadOf, type Opinion } from '~/domain/annotations/opinions'
import type { InkSession } from '../ink/ink-session'
import type { PageMark } from '../ink/kept/placed-marks'
import type { PaperReaderHandle } from '../reader/paper-reader'

/** What lies above it on its page comes into sight with it. */
const aboveShare = 0.12

/** Brings an opinion into sight: its page, its layer and author where they are put away, its thread or its author's name. */
export function jumpTo(session: InkSession, reader: PaperReaderHandle | null, opinion: Opinion<PageMark>) {
  const [first] = opinion.marks
  if (!first) return
  const { view } = session.layers
  if (!view.shows(first.layer, first.authorId)) {
    session.show({ layer: first.layer, shown: true })
    session.show({ userId: first.authorId, shown: true })
  }
  reader?.goTo(opinion.page, Math.max(0, (boxOfOpinion(opinion)?.[1] ?? 0) - aboveShare))
  if (kindOfOpinion(opinion) === 'note') session.choose({ note: first.key })
  else for (const { key } of opinion.marks) session.named.show(key, opinion.page)
}

/** Calls once with the thread of a note, as soon as its marks have come; the answer calls the waiting off. */
export function awaitThread(session: InkSession, key: string, found: (opinion: Opinion<PageMark>) => void): () => void {
  const look = () => {
    const marks = session.allMarks()
    const layer = marks.find((one) => one.key === key)?.layer ?? marks.find(({ mark }) => mark.kind === 'reply' && mark.to === key)?.layer
    const thread = layer && threadOf(marks, layer, key)
    if (!thread) return
    stop()
    found(thread)
  }
  const stop = session.subscribeMarks(look)
  look()
  return stop
}
