import { useEffect, useMemo, useRef, useState, type RefObject } from 'react'
import { useText } from '~/i18n'
import { useBrowserLayoutEffect } from './browser-layout-effect'
import { pictureTurn, type LaidPage, type Size } from './page-space'
import { pictureUrl } from './picture-url'

type ThumbnailsProps = { versionId: string; laid: readonly LaidPage[]; current: number; onGo: (page: number) => void }

/** Whole rows of two and of three. */
const groupSize = 12
const groupOf = (page: number) => Math.floor((page - 1) / groupSize)

/**
 * All pages as small pictures, turned as the reader turned them. A paper may have two thousand: only the groups in sight
 * and those beside them are built. All pages have one frame, so that the others keep exactly the room they need.
 */
export function Thumbnails({ versionId, laid, current, onGo }: ThumbnailsProps) {
  const list = useRef<HTMLDivElement>(null)
  const here = useRef<HTMLButtonElement>(null)
  const [seen, setSeen] = useState<ReadonlySet<number>>(() => new Set([groupOf(current)]))
  const groups = useMemo(() => Array.from({ length: Math.ceil(laid.length / groupSize) }, (_, nth) => laid.slice(nth * groupSize, (nth + 1) * groupSize)), [laid])
  const frame = useMemo(() => frameOf(laid), [laid])
  useKeptRoom(list)
  useEffect(() => { here.current?.scrollIntoView({ block: 'center' }) }, [])
  useEffect(() => {
    const observer = new IntersectionObserver((entries) => setSeen((old) => {
      const next = new Set(old)
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) next.add(nthOf(target))
        else next.delete(nthOf(target))
      }
      return next
    }))
    for (const group of list.current?.children ?? []) observer.observe(group)
    return () => observer.disconnect()
  }, [groups.length])
  const isBuilt = (nth: number) => [nth - 1, nth, nth + 1].some((near) => seen.has(near))
  return (
    <div ref={list} className="grid gap-4">
      {groups.map((pages, nth) => (
        <ol key={nth} data-group={nth} className="thumbnail-group grid grid-cols-2 content-start gap-4 sm:grid-cols-3">
          {isBuilt(nth) && pages.map((page) => (
            <Thumbnail key={page.source.page} here={page.source.page === current ? here : null} versionId={versionId} laid={page} frame={frame} onGo={onGo} />
          ))}
        </ol>
      ))}
    </div>
  )
}

const nthOf = (group: Element) => Number(group instanceof HTMLElement ? group.dataset.group : NaN)

/** The room that every page has: the tallest page's shape, for none smaller than it must be. */
function frameOf(laid: readonly LaidPage[]): Size {
  const tallest = laid.reduce((ratio, { widthPt, heightPt }) => Math.max(ratio, heightPt / widthPt), 0)
  return { width: 100, height: 100 * Math.min(tallest, 1.6) }
}

/** A group that is not built is as high as one that is (reader.css). */
function useKeptRoom(list: RefObject<HTMLElement>) {
  useBrowserLayoutEffect(() => {
    const element = list.current
    if (!element) return
    const measure = () => {
      const built = [...element.children].find(({ childElementCount }) => childElementCount === groupSize)
      if (built instanceof HTMLElement) element.style.setProperty('--group-height', `${built.offsetHeight}px`)
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [list])
}

type ThumbnailProps = { /** of the page that is being read, null for the others */ here: RefObject<HTMLButtonElement> | null; versionId: string; laid: LaidPage; frame: Size; onGo: (page: number) => void }

function Thumbnail({ here, versionId, laid, frame, onGo }: ThumbnailProps) {
  const t = useText()
  const { source, widthPt, heightPt } = laid
  const { page } = source
  const scale = Math.min(frame.width / widthPt, frame.height / heightPt)
  const [left, top] = [(frame.width - widthPt * scale) / 2, (frame.height - heightPt * scale) / 2]
  return (
    <li>
      <button ref={here} type="button" onClick={() => onGo(page)} aria-current={here ? 'page' : undefined} aria-label={t.reader.page(page)}
        className="w-full rounded-md p-2 hover:bg-well aria-[current=page]:bg-green-tint aria-[current=page]:font-semibold aria-[current=page]:text-green">
        <svg viewBox={`0 0 ${frame.width} ${frame.height}`} aria-hidden className="block w-full overflow-visible">
          <g transform={`translate(${left} ${top}) scale(${scale})`}>
            <rect width={widthPt} height={heightPt} className="fill-white stroke-line" vectorEffect="non-scaling-stroke" />
            {source.state === 'ready' && <image href={pictureUrl(versionId, page, 'thumb')} width={source.widthPt} height={source.heightPt} transform={pictureTurn(laid)} preserveAspectRatio="none" />}
          </g>
        </svg>
        <span className="tabular block pt-2">{page}</span>
      </button>
    </li>
  )
}
