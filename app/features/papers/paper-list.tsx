import { useFetcher } from '@remix-run/react'
import { useState } from 'react'
import { inOrder, inRuns, movedBefore, stepTarget } from '~/domain/documents/paper-order'
import type { PaperLine } from '~/domain/documents/reading'
import { useText } from '~/i18n'
import { Notice } from '~/ui/notice'
import { useDragOrder } from '~/ui/use-drag-order'
import { PaperRow } from './paper-row'
import { useWhileDrawing } from './use-while-drawing'

type Answer = { ok: true } | { ok: false; message: string }
type Row = PaperLine & { id: string }

/**
 * The papers of one agenda item, in order and in their groups. Whoever may, moves them by hand or key here and changes
 * them in a sheet; the page's loaders run again afterwards. `hrefOf` says where a paper is read; without it, on its own page.
 */
export function PaperList({ papers, hrefOf = (paper) => `/papers/${paper.versionId}` }: { papers: readonly PaperLine[]; hrefOf?: (paper: PaperLine) => string }) {
  const t = useText()
  useWhileDrawing(papers)
  const fetcher = useFetcher<Answer>()
  const [moving, setMoving] = useState<{ id: string; before: string | null } | null>(null)
  const [said, setSaid] = useState('')
  const given: Row[] = papers.map((paper) => ({ ...paper, id: paper.documentId }))
  // until the server's answer has come, a moved paper lies where it was let go
  const rows = moving && fetcher.state !== 'idle' ? movedBefore(given, moving.id, moving.before) : inOrder(given)
  const move = (id: string, { before }: { before: string | null }) => {
    const place = movedBefore(rows, id, before).findIndex((row) => row.id === id) + 1
    setSaid(t.handout.moved(rows.find((row) => row.id === id)?.title ?? '', place))
    setMoving({ id, before })
    fetcher.submit({ intent: 'move', before: before ?? '' }, { method: 'post', action: `/api/documents/${id}` })
  }
  const step = (id: string, direction: 'up' | 'down') => {
    const before = stepTarget(rows, id, direction)
    return before === undefined ? null : { before }
  }
  const restOf = (id: string) => rows.filter((row) => row.id !== id)
  const { drag, rowRef, handleProps } = useDragOrder<Row, { before: string | null }>(rows, {
    restOf,
    dropAt: (id, gap) => ({ before: restOf(id)[gap]?.id ?? null }),
    byKey: (id, key) => (key === 'ArrowUp' ? step(id, 'up') : key === 'ArrowDown' ? step(id, 'down') : null),
    onMove: move,
  })
  if (papers.length === 0) return <p className="text-muted">{t.papers.none}</p>
  const refused = fetcher.state === 'idle' && fetcher.data && !fetcher.data.ok ? fetcher.data.message : null
  const isMovable = (row: Row) => row.mayChange && rows.length > 1
  const groupNames = [...new Set(rows.map((row) => row.groupName).filter(Boolean))]
  return (
    <div className="grid gap-1">
      <p role="status" className="sr-only">{said}</p>
      {refused && <Notice kind="error">{refused}</Notice>}
      {inRuns(rows).map((run) => (
        <section key={run.papers[0]?.id} aria-label={run.groupName || undefined}>
          {run.groupName !== '' && <h4 className="mt-2 px-2 font-semibold text-muted">{run.groupName}</h4>}
          <ul className="grid divide-y divide-line">
            {run.papers.map((row) => (
              <li key={row.id} ref={rowRef(row.id)} className={drag?.id === row.id ? 'opacity-60' : undefined}>
                {drag?.beforeId === row.id && <DropLine />}
                <PaperRow paper={row} href={hrefOf(row)} groupNames={groupNames} handle={isMovable(row) ? handleProps(row) : null} besideHandles={rows.some(isMovable)} stepOf={(direction) => step(row.id, direction)} onMove={(to) => move(row.id, to)} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      {drag && drag.beforeId === null && <DropLine />}
    </div>
  )
}

const DropLine = () => <div aria-hidden className="h-1 rounded-full bg-green" />
