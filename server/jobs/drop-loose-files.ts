import { forgetLooseFile, isFileUsed, listLooseFiles } from '~db/queries/files'
import type { App } from '../context'

const atOnce = 500
/** whoever brings the same bytes has them in the store before a row says so */
const untouchedMs = 3600_000

/**
 * Removes bytes whose rows have gone, unless another row holds them: the store keeps equal bytes once, whosever they are.
 * What somebody has just brought again is left for the next time.
 */
export async function dropLooseFiles({ db, files, now }: Pick<App, 'db' | 'files' | 'now'>) {
  for (const { hash } of await listLooseFiles(db.read, now(), atOnce)) {
    const done = (await isFileUsed(db.read, hash)) || (await files.removeUntouched(hash, untouchedMs))
    if (done) await db.write((tx) => forgetLooseFile(tx, hash))
  }
}
