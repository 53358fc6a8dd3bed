import { useState } from 'react'
import { useText } from '~/i18n'
import { Button } from '~/ui/button'
import { Checkbox } from '~/ui/choice'
import { classNames } from '~/ui/class-names'
import { Dialog } from '~/ui/dialog'
import { TextField } from '~/ui/field'
import { Notice } from '~/ui/notice'

/** One who may be in a group: the seat, its person, and what tells him from others of the same name. */
export type GroupCandidate = { seatId: string; label: string; hint: string | null }

type GroupDialogProps = {
  title: string
  name: string
  seatIds: readonly string[]
  candidates: readonly GroupCandidate[]
  busy: boolean
  /** why it was not saved: said by what was typed, which stays */
  refusal?: string | null
  onSave: (name: string, seatIds: string[]) => void
  onClose: () => void
}

/** The name of a group of participants and who is in it. Mount it anew for another group. */
export function GroupDialog({ title, name: given, seatIds, candidates, busy, refusal, onSave, onClose }: GroupDialogProps) {
  const t = useText()
  const [name, setName] = useState(given)
  const [chosen, setChosen] = useState<readonly string[]>(seatIds)
  return (
    <Dialog isOpen onClose={onClose} title={title} actions={<>
      <Button onClick={onClose}>{t.common.cancel}</Button>
      <Button look="primary" busy={busy} disabled={name.trim() === ''} onClick={() => onSave(name, [...chosen])}>{t.common.save}</Button>
    </>}>
      <div className="grid gap-4">
        <TextField label={t.rights.groupName} value={name} maxLength={200} autoFocus onChange={(event) => setName(event.target.value)} />
        <fieldset>
          <legend className="mb-1 font-medium">{t.rights.groupSeats}</legend>
          <div className={classNames('grid overflow-y-auto overscroll-contain rounded-md border border-line px-3', refusal ? 'max-h-[25dvh]' : 'max-h-[45dvh]')}>
            {candidates.map(({ seatId, label, hint }) => (
              <Checkbox key={seatId} label={label} hint={hint} checked={chosen.includes(seatId)}
                onChange={(event) => setChosen(event.target.checked ? [...chosen, seatId] : chosen.filter((id) => id !== seatId))} />
            ))}
          </div>
        </fieldset>
        {refusal && <Notice kind="error">{refusal}</Notice>}
      </div>
    </Dialog>
  )
}
