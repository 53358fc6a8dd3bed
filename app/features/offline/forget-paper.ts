import { dossierKeeper } from './keeper'
import { openShelf } from './shelf'

const withinMs = 10_000

/**
 * Versions that may not be read any more, as the server just said: their copies on this device go, and their pictures on
 * the screen. The service worker answers from the same place, so nothing has to be told to it.
 */
export async function forgetPaper(versionIds: readonly string[]) {
  for (const id of versionIds.map(CSS.escape)) {
    for (const picture of document.querySelectorAll(`image[href^="/papers/${id}/"], img[src^="/papers/${id}/"]`)) picture.remove()
  }
  const keeper = await dossierKeeper()
  if (!keeper) return
  await (await openShelf())?.forgetPapers(versionIds)
  await keeper.refresh()
}

/** The same for papers with all their versions, as a meeting's event names them. */
export async function forgetDocuments(documentIds: readonly string[]) {
  if (!(await dossierKeeper())) return
  const papers = (await (await openShelf())?.papers()) ?? []
  const gone = papers.filter(({ documentId }) => documentIds.includes(documentId))
  if (gone.length > 0) await forgetPaper(gone.map(({ versionId }) => versionId))
}

/** Rights or papers of a meeting have changed: whoever keeps it asks anew, not all five hundred tablets in one second. */
export async function lookAgainSoon(meetingId: string) {
  const keeper = await dossierKeeper()
  if (!keeper || !(await (await openShelf())?.meeting(meetingId))) return
  setTimeout(() => { keeper.look(meetingId).catch(() => undefined) }, Math.random() * withinMs)
}
