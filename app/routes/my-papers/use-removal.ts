import { useRef } from 'react'
import { useChange } from '~/features/meetings/use-change'
import { useText } from '~/i18n'
import { useToast } from '~/ui/toast'

export type Removal = { removePaper: (documentId: string, title: string) => void; removeFolder: (folderId: string, name: string) => void; refusal: string | null }

/** Takes papers and folders away and says so, a paper with its way back. Lives in the page: the rows are gone by then. */
export function useRemoval(): Removal {
  const words = useText().myPapers
  const toast = useToast()
  const told = useRef(() => {})
  const restoring = useChange()
  const removing = useChange(() => told.current())
  return {
    removePaper(documentId, title) {
      told.current = () => toast(words.deleted(title), { label: words.undo, run: () => restoring.send('restore-paper', { documentId }) })
      removing.send('delete-paper', { documentId })
    },
    removeFolder(folderId, name) {
      told.current = () => toast(words.folderDeleted(name))
      removing.send('delete-folder', { folderId })
    },
    refusal: removing.refusal ?? restoring.refusal,
  }
}
