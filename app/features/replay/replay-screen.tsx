import { Pause, Play, StepBack, StepForward } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { MarkAct } from '~/domain/annotations/history'
import { unpackPages, type PageList } from '~/domain/documents/page-list'
import { useText } from '~/i18n'
import { formatDate, formatTimeWithSeconds } from '~/i18n/format'
import { BarButton, Button } from '~/ui/button'
import { Loading } from '~/ui/waiting'
import { actSentence } from './act-sentence'
import { ReplayPage } from './replay-page'
import { useHistory, type LoadedHistory } from './use-history'

/** A step, and how long a whole history takes at most: long ones go several changes at a time. */
const stepMs = 500
const longestMs = 90_000

type Moment = { count: number; total: number; isPlaying: boolean; go(count: number): void; play(isPlaying: boolean): void }

/** A paper's page with its marks as they were at a moment; below it the moments, who did what, and playing them. */
export function ReplayScreen({ versionId, layer, pages }: { versionId: string; layer: string; pages: PageList }) {
  const t = useText()
  const loaded = useHistory(versionId, layer)
  const moment = useMoment(loaded)
  const { history, total } = loaded
  const act = history.acts[moment.count - 1] ?? null
  const page = (act ?? history.acts[0])?.page ?? 1
  if (total === null && !loaded.failed) return <Loading />
  return (
    <>
      <div className="min-h-0 flex-1 p-2 sm:p-4">
        <ReplayPage versionId={versionId} page={unpackPages(pages)[page - 1]} marks={[...history.at(moment.count)]} act={act} />
      </div>
      <footer className="grid gap-1 border-t border-line bg-sheet px-3 py-2 sm:px-4">
        {loaded.failed && <p role="alert" className="flex flex-wrap items-center gap-x-3 text-live">{t.marks.replay.notLoaded} <Button look="quiet" onClick={loaded.again}>{t.offline.noLine.tryAgain}</Button></p>}
        {total !== null && loaded.loaded < total && !loaded.failed && <p role="status" className="tabular text-muted">{t.marks.replay.loading(loaded.loaded, total)}</p>}
        {history.acts.length === 0 ? <p className="py-2">{t.marks.replay.nothing}</p> : <Controls moment={moment} act={act} nameOf={loaded.nameOf} />}
      </footer>
    </>
  )
}

/** Which act is looked at: the last one until somebody moves, then what he chooses, or the next every half a second. */
function useMoment({ history }: LoadedHistory): Moment {
  const total = history.acts.length
  const [chosen, setChosen] = useState<number | null>(null)
  const [isPlaying, setPlaying] = useState(false)
  const count = Math.min(chosen ?? total, total)
  useEffect(() => {
    if (!isPlaying) return
    const stride = Math.max(1, Math.ceil((total * stepMs) / longestMs))
    const timer = setTimeout(() => {
      setChosen(Math.min(total, count + stride))
      if (count + stride >= total) setPlaying(false)
    }, stepMs)
    return () => clearTimeout(timer)
  }, [isPlaying, count, total])
  return {
    count, total, isPlaying,
    go: (to) => {
      setPlaying(false)
      setChosen(Math.max(0, Math.min(total, to)))
    },
    play: (plays) => {
      if (plays && count >= total) setChosen(0)
      setPlaying(plays)
    },
  }
}

function Controls({ moment: { count, total, isPlaying, go, play }, act, nameOf }: { moment: Moment; act: MarkAct | null; nameOf(userId: string): string }) {
  const t = useText()
  const words = t.marks.replay
  const sentence = act ? actSentence(act, nameOf, words) : ''
  return (
    <>
      <p role="status" aria-live={isPlaying ? 'off' : 'polite'} className="h-[4lh] overflow-y-auto leading-snug text-pretty sm:h-[2lh]" data-moment={count}>
        {act ? <><span className="tabular font-semibold">{formatTimeWithSeconds(act.at)}</span> <span className="tabular text-muted">{formatDate(act.at)}</span> · {sentence}</> : words.before}
      </p>
      <div className="grid grid-cols-[auto_auto_auto] items-center gap-x-1 gap-y-1 sm:grid-cols-[auto_auto_auto_minmax(0,1fr)_auto]">
        <BarButton icon={isPlaying ? Pause : Play} onClick={() => play(!isPlaying)}>{isPlaying ? words.pause : words.play}</BarButton>
        <BarButton icon={StepBack} disabled={count === 0} onClick={() => go(count - 1)}>{words.back}</BarButton>
        <BarButton icon={StepForward} disabled={count === total} onClick={() => go(count + 1)}>{words.on}</BarButton>
        <input type="range" min={0} max={total} step={1} value={count} onChange={(event) => go(Number(event.target.value))} aria-label={words.moment}
          aria-valuetext={act ? `${formatTimeWithSeconds(act.at)}, ${sentence}` : words.before} className="h-11 w-full min-w-0 accent-green max-sm:order-first max-sm:col-span-3" />
        <span className="tabular justify-self-end text-muted max-sm:hidden">{words.step(count, total)}</span>
      </div>
    </>
  )
}
