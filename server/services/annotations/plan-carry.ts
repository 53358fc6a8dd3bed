import { carryMarks, type KeyedMark, type ReviewReason } from '~/domain/annotations/carry'
import { encodeMark } from '~/domain/annotations/mark-bytes'
import { unpackWords } from '~/domain/annotations/packed-words'
import type { PaperWord } from '~/domain/annotations/text-boxes'
import { lastMarkSeq } from '~db/queries/annotations'
import { listPagePictures, listPageWords } from '~db/queries/documents'
import type { App } from '../../context'
import { loadMarks } from '../../rooms/mark-store'
import { hasBeen, marksMapOf } from '../../rooms/marks-map'
import { committedMarks } from './committed-marks'
import { matchPictures } from './page-looks'
import type { CarriedMark } from './write-carried'

/** One layer of a version, to be carried to the next one. */
export type CarryQuestion = { docId: string; layer: string; fromVersionId: string; toVersionId: string }
/** Marks that are new to the next version, in their places there, and those that have none; `seq`: as of this change of the old document. */
export type PackedCarry = { seq: number; carried: CarriedMark[]; review: { key: string; mark: Uint8Array; reason: ReviewReason }[] }
/** Also what a worker has that can only read. */
type CarryReader = { db: Pick<App['db'], 'read'>; files: Pick<App['files'], 'read'>; newId: () => string }

/** Fewer words do not tell where on a page something lies. */
const fewWords = 8

/**
 * Where the marks of a layer belong in the next version. A mark whose key has ever been in the next version's layer is not
 * named again: it is there, or somebody has taken it away (K7). The words of both versions have to be kept already.
 */
export async function planCarry(reader: CarryReader, { docId, layer, fromVersionId, toVersionId }: CarryQuestion): Promise<PackedCarry> {
  const { db, files } = reader
  const seq = await lastMarkSeq(db.read, docId)
  const all = await committedMarks(reader, { versionId: fromVersionId, layer })
  const known = marksMapOf((await loadMarks(reader, { versionId: toVersionId, layer })).doc)
  const fresh = new Set(all.filter(({ key }) => !hasBeen(known, key)).map(({ key }) => key))
  if (fresh.size === 0) return { seq, carried: [], review: [] }
  // notes that are there already tell their new answers that they are
  const marks = all.filter(({ key, mark }) => fresh.has(key) || mark.kind === 'note')
  const [oldWords, newWords] = [await wordsOf(db, fromVersionId), await wordsOf(db, toVersionId)]
  const wanted = new Set(marks.flatMap(({ mark }) => ((oldWords[mark.page - 1]?.length ?? 0) < fewWords ? mark.page : [])))
  const same = await matchPictures(files, await listPagePictures(db.read, fromVersionId), await listPagePictures(db.read, toVersionId), wanted)
  const { carried, review } = carryMarks(marks, oldWords, newWords, (page) => same.get(page) ?? null)
  // a note whose place was found by hand has its later answers come after it
  const answers = review.filter(({ mark }) => mark.kind === 'reply' && known.has(mark.to))
  return {
    seq,
    carried: [...carried, ...answers].filter(({ key }) => fresh.has(key)).map(packed),
    review: review.flatMap(({ key, mark, reason }) => (fresh.has(key) && mark.kind !== 'reply' ? { key, mark: encodeMark(mark), reason } : [])),
  }
}

const packed = ({ key, mark }: KeyedMark): CarriedMark => ({ key, mark: encodeMark(mark), to: mark.kind === 'reply' ? mark.to : null })

async function wordsOf(db: CarryReader['db'], versionId: string): Promise<PaperWord[][]> {
  const rows = await listPageWords(db.read, versionId, 1, Number.MAX_SAFE_INTEGER)
  return rows.map(({ words }) => (words ? unpackWords(words) : []))
}
