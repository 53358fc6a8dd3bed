import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { initials } from '~/i18n/format'
import { classNames } from './class-names'

/** live: happening now, or a "no" · amber: time running out, or wants an answer · green: done, in force · plain: all else */
export type Tone = 'plain' | 'green' | 'amber' | 'live'

const tones: Record<Tone, string> = {
  plain: 'bg-well text-ink',
  green: 'bg-green-tint text-green',
  amber: 'bg-amber-tint text-amber',
  live: 'bg-live-tint text-live',
}

/** The state of a thing, in words; the colour only repeats it. `dot` marks what is going on right now. */
export function StatePill({ tone = 'plain', icon: Icon, dot = false, children }: { tone?: Tone; icon?: LucideIcon; dot?: boolean; children: ReactNode }) {
  return (
    <span className={classNames('inline-flex items-center gap-2 rounded-full px-3 py-1 leading-snug font-semibold md:whitespace-nowrap', tones[tone])}>
      {dot && <span aria-hidden className="size-2.5 shrink-0 rounded-full bg-current" />}
      {Icon && <Icon aria-hidden className="size-4.5 shrink-0" />}
      {children}
    </span>
  )
}

/** A count beside a word; nothing when there is nothing to count. */
export function Badge({ count, tone = 'plain' }: { count: number; tone?: Tone }) {
  if (count === 0) return null
  return <span className={classNames('tabular inline-grid min-w-7 shrink-0 place-items-center self-center rounded-full px-2 leading-7 font-semibold', tones[tone])}>{count}</span>
}

/** A person's initials; the name stands beside it, so it is silent to screen readers. */
export function Avatar({ name, size = 'normal' }: { name: string; size?: 'normal' | 'large' }) {
  return (
    <span aria-hidden className={classNames('inline-grid shrink-0 place-items-center rounded-full bg-green-tint font-semibold text-green', size === 'large' ? 'size-14 text-lg' : 'size-11')}>
      {initials(name)}
    </span>
  )
}
