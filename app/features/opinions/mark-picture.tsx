import { memo } from 'react'
import { opinionPicture } from '~/domain/annotations/opinion-picture'
import type { Opinion } from '~/domain/annotations/opinions'
import { sameOpinion } from '~/domain/annotations/opinions-by-page'
import type { PageMark } from '../ink/kept/placed-marks'

/** What somebody has drawn, cut out of its page. `size` is the page's. Outlines are worked out anew only when it is another. */
export const MarkPicture = memo(function MarkPicture({ opinion, size, label }: { opinion: Opinion<PageMark>; size: { width: number; height: number }; label: string }) {
  const picture = opinionPicture(opinion, size)
  return picture && (
    <svg viewBox={picture.viewBox} preserveAspectRatio="xMinYMid meet" role="img" aria-label={label} className="block h-18 w-full max-w-72 rounded-sm border border-line bg-white">
      {picture.paths.map(({ key, path }) => <path key={key} {...path} />)}
    </svg>
  )
}, (before, after) => sameOpinion(before.opinion, after.opinion) && before.size.width === after.size.width && before.size.height === after.size.height && before.label === after.label)
