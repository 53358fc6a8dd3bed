import { useState } from 'react'
import { folderTree, type FolderLine, type OwnPaperLine } from '~/domain/documents/own-papers'
import { useText } from '~/i18n'
import { Button } from '~/ui/button'
import { Dialog } from '~/ui/dialog'
import { SelectField } from '~/ui/field'

type MoveProps = { paper: OwnPaperLine; folders: readonly FolderLine[]; busy: boolean; refusal: string | null; onMove: (folderId: string | null) => void; onClose: () => void }

/** Asks into which folder a paper goes. */
export function MoveDialog({ paper, folders, busy, refusal, onMove, onClose }: MoveProps) {
  const t = useText()
  const words = t.myPapers
  const [to, setTo] = useState(paper.folderId ?? '')
  const choices = [{ value: '', label: words.noFolder }, ...folderTree(folders).map(({ id, name, depth }) => ({ value: id, label: `${'\u2003'.repeat(depth)}${name}` }))]
  return (
    <Dialog isOpen onClose={onClose} title={words.move} actions={<>
      <Button onClick={onClose}>{t.common.cancel}</Button>
      <Button look="primary" busy={busy} disabled={to === (paper.folderId ?? '')} onClick={() => onMove(to === '' ? null : to)}>{words.move}</Button>
    </>}>
      <p className="text-pretty text-muted wrap-anywhere">{paper.title}</p>
      <SelectField label={words.moveTo} value={to} error={refusal} options={choices} onChange={(event) => setTo(event.target.value)} />
    </Dialog>
  )
}
