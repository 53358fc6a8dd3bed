/** A paper in the order of its item. `groupName` is '' where it stands alone. */
type Ordered = { id: string; groupName: string }

/** Papers that stand together: a named group, or one paper of none. */
export type Run<T> = { groupName: string; papers: T[] }

/** P11 The papers of an item in runs, in their order; a group stands where its first paper stands. */
export function inRuns<T extends { groupName: string }>(papers: readonly T[]): Run<T>[] {
  return papers.reduce<Run<T>[]>((runs, paper) => {
    const own = paper.groupName === '' ? undefined : runs.find((run) => run.groupName === paper.groupName)
    if (!own) return [...runs, { groupName: paper.groupName, papers: [paper] }]
    own.papers.push(paper)
    return runs
  }, [])
}

/** The same order without the runs: the one in which lists, room, dossier and print show them. */
export function inOrder<T extends { groupName: string }>(papers: readonly T[]): T[] {
  return inRuns(papers).flatMap((run) => run.papers)
}

/**
 * P11 The order after a paper was let go before `beforeId` (null: at the end). Within its group it moves alone; beyond its
 * group's ends the whole group moves. It never falls into another group: it lies before or after that one, whichever way
 * it came.
 */
export function movedBefore<T extends Ordered>(papers: readonly T[], id: string, beforeId: string | null): T[] {
  const runs = inRuns(papers)
  const from = runs.findIndex((run) => run.papers.some((paper) => paper.id === id))
  const own = runs[from]
  const paper = own?.papers.find((candidate) => candidate.id === id)
  if (!own || !paper || beforeId === id) return inOrder(papers)
  const to = beforeId === null ? runs.length : runs.findIndex((run) => run.papers.some((candidate) => candidate.id === beforeId))
  if (to < 0) return inOrder(papers)
  const isFirstOfNext = beforeId !== null && runs[from + 1]?.papers[0]?.id === beforeId
  if (to === from || ((isFirstOfNext || (to === runs.length && from === runs.length - 1)) && own.papers.at(-1)?.id !== id)) {
    const rest = own.papers.filter((candidate) => candidate.id !== id)
    const at = to === from ? rest.findIndex((candidate) => candidate.id === beforeId) : rest.length
    return inOrder(runs.flatMap((run) => (run === own ? rest.toSpliced(at, 0, paper) : run.papers)))
  }
  const others = runs.filter((run) => run !== own)
  const target = runs[to]
  const isInside = target !== undefined && target.papers[0]?.id !== beforeId
  const place = target === undefined ? others.length : others.indexOf(target) + (isInside && to > from ? 1 : 0)
  return others.toSpliced(place, 0, own).flatMap((run) => run.papers)
}

/** The paper before which another stands after one step up or down; undefined where there is no such step. */
export function stepTarget<T extends Ordered>(papers: readonly T[], id: string, step: 'up' | 'down'): string | null | undefined {
  const ordered = inOrder(papers)
  const at = ordered.findIndex((paper) => paper.id === id)
  if (at < 0) return undefined
  if (step === 'up') return at === 0 ? undefined : ordered[at - 1]?.id
  return at === ordered.length - 1 ? undefined : ordered[at + 2]?.id ?? null
}
