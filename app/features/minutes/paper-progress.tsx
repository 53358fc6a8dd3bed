import { Check, Circle, CircleDot } from 'lucide-react'
import type { Station, StationActs } from '~/domain/minutes/paper-course'
import { useLocale, useText } from '~/i18n'
import { formatDateTime, formatPersonName } from '~/i18n/format'
import { classNames } from '~/ui/class-names'

type Act = { by: { honorific: 'ông' | 'bà'; fullName: string } | null; at: number }
export type ProgressStation = { station: StationActs['station']; acts: Act[] }

/** The way of a paper from draft to issue: who did each step and when, and where it stands. */
export function PaperProgress({ course, current }: { course: ProgressStation[]; current: Station | null }) {
  const t = useText()
  return (
    <ol className="grid">
      {course.map(({ station, acts }, index) => {
        const here = station === current
        const done = acts.length > 0 && !here
        const Icon = done ? Check : here ? CircleDot : Circle
        return (
          <li key={station} aria-current={here ? 'step' : undefined} className="relative grid grid-cols-[1.75rem_1fr] gap-x-3 pb-4 last:pb-0">
            {index < course.length - 1 && <span aria-hidden className={classNames('absolute top-7 bottom-0 left-3.25 w-0.5', done ? 'bg-green' : 'bg-line')} />}
            <span className={classNames('grid size-7 place-items-center rounded-full', done ? 'bg-green text-on-green' : here ? 'bg-green-tint text-green' : 'text-edge')}><Icon aria-hidden className="size-4.5" strokeWidth={2.5} /></span>
            <div className="min-w-0">
              <p className={classNames(here ? 'font-semibold' : done ? 'font-medium' : 'text-muted')}>
                {t.minutes.papers.stations[station]}{here && <span className="sr-only"> ({t.minutes.papers.now})</span>}
              </p>
              {acts.map((act, number) => <ActLine key={number} act={act} />)}
            </div>
          </li>
        )
      })}
    </ol>
  )
}

function ActLine({ act: { by, at } }: { act: Act }) {
  const t = useText()
  const locale = useLocale()
  return <p className="text-muted">{by ? formatPersonName(by, locale) : t.minutes.papers.bySystem}<span className="tabular block">{formatDateTime(at)}</span></p>
}
