import { dossierKeeper } from './keeper'
import { openShelf } from './shelf'

/**
 * Papers that may not be read any more, as the server just said: their copies on this device go, and their pictures on
 * the screen. The worker answers from the same place, so nothing has to be told to it.
 */
export async function forgetPaper(versionIds: readonly string[]) {
  for (const id of versionIds) {
    for (const picture of document.querySelectorAll(`image[href^="/papers/${CSS.escape(id)}/"], img[src^="/papers/${CSS.escape(id)}/"]`)) picture.remove()
  }
  const keeper = await dossierKeeper()
  if (!keeper) return
  await (await openShelf())?.forgetPapers(versionIds)
  await keeper.refresh()
}

/** Of a meeting only these papers are left to this person: what is kept of others goes. */
export async function keepOnly(meetingId: string, documentIds: readonly string[]) {
  const shelf = 'caches' in globalThis ? await openShelf() : null
  const papers = (await shelf?.papers()) ?? []
  const gone = papers.filter((paper) => paper.meetingId === meetingId && !documentIds.includes(paper.documentId))
  if (gone.length > 0) await forgetPaper(gone.map(({ versionId }) => versionId))
}
